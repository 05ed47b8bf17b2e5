import { beforeEach, expect, it } from 'vitest'
import type { Leg } from './calls.ts'
import { allowedActions } from './leg-actions.ts'
import { alice, bob, carol, companyForEachTest, dave, jane, pbx } from '../testing/company.ts'

let reported: Map<string, string[]>

const actionsOf = (leg: Leg): string[] => [...allowedActions(leg)].sort()

companyForEachTest()

beforeEach(() => {
  reported = new Map()
  pbx.events.on((event) => event.kind === 'leg' && reported.set(event.leg.id, actionsOf(event.leg)))
})

/** What was last told of each leg is still true: clients ask again only when they are told. */
function expectNothingUntold(): void {
  for (const extension of pbx.extensions) {
    for (const leg of extension.legs) expect(reported.get(leg.id)).toEqual(actionsOf(leg))
  }
}

it('lets nothing that may be done with a call change untold', async () => {
  const first = await carol.dials(jane)
  expectNothingUntold()
  await jane.answers(first, 'desk')
  expect(actionsOf(jane.legIn(first))).toContain('transfer')
  expectNothingUntold()
  const second = await dave.dials(jane)
  await jane.answers(second, 'desk')
  expect(jane.legIn(first).state).toBe('held')
  expectNothingUntold()
  jane.resumes(first)
  expectNothingUntold()
  const inside = await alice.dials(bob)
  await bob.answers(inside)
  expectNothingUntold()
})
