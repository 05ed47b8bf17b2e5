import { afterEach, beforeEach, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import type { Leg } from './calls.ts'
import { allowedActions } from './leg-actions.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'

let pbx: Pbx
let told: Map<string, string[]>

const actionsOf = (leg: Leg): string[] => [...allowedActions(leg)].sort()

beforeEach(() => {
  pbx = createPbx({ clock: new ManualClock() })
  told = new Map()
  pbx.events.on((event) => event.kind === 'leg' && told.set(event.leg.id, actionsOf(event.leg)))
})

afterEach(() => pbx[Symbol.dispose]())

/** What was last told of each leg is still true: clients ask again only when they are told. */
function expectNothingUntold(): void {
  for (const extension of pbx.extensions) {
    for (const leg of extension.legs) expect(told.get(leg.id)).toEqual(actionsOf(leg))
  }
}

it('lets nothing that may be done with a call change untold', async () => {
  const jane = pbx.extension('jane')
  const first = await pbx.outside('+493023125123').dials(jane)
  expectNothingUntold()
  await jane.answers(first, 'desk')
  expect(actionsOf(jane.legIn(first))).toContain('transfer')
  expectNothingUntold()
  const second = await pbx.outside('+441632960123').dials(jane)
  await jane.answers(second, 'desk')
  expect(jane.legIn(first).state).toBe('held')
  expectNothingUntold()
  jane.resumes(first)
  expectNothingUntold()
  const inside = await pbx.extension('201').dials(pbx.extension('202'))
  await pbx.extension('202').answers(inside)
  expectNothingUntold()
})
