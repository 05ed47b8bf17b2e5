import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import type { Extension } from '../people/extension.ts'
import type { OutsideParty } from '../people/outside-party.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import type { Queue } from './queues.ts'

let clock: ManualClock
let pbx: Pbx
let sales: Queue
let jane: Extension
let anna: Extension
let bjorn: Extension
let caller: OutsideParty

beforeEach(() => {
  clock = new ManualClock()
  pbx = createPbx({ clock })
  sales = pbx.queue('Sales')
  jane = pbx.extension('jane')
  anna = pbx.extension('anna.berg')
  bjorn = pbx.extension('bjorn')
  caller = pbx.outside('+493023125123', 'Firma Beispiel')
})

describe('a queue', () => {
  it('rings a free agent and says which queue the call came through', async () => {
    const call = await caller.dials(sales)
    const leg = bjorn.legIn(call)
    expect(leg).toMatchObject({ state: 'alerting', remote: { name: 'Firma Beispiel' } })
    expect(leg.history).toMatchObject({ subject: 'Sales', reason: 'distributed', previous: { kind: 'queue' } })
    await bjorn.answers(call)
    expect(caller.legIn(call)).toMatchObject({ state: 'connected', remote: { name: 'Björn Åkesson' } })
    expect([sales.waitingCount, sales.counters.answered]).toEqual([0, 1])
  })

  it('goes to the next agent after 15 s, the most skilled first', async () => {
    anna.logsInTo(sales)
    const call = await caller.dials(sales)
    expect(anna.isBusy).toBe(true)
    await clock.advance(15 * SECOND)
    expect([anna.isBusy, bjorn.legIn(call).state]).toEqual([false, 'alerting'])
  })

  it('lets the caller wait when nobody is left, and gives the call to whoever logs in', async () => {
    bjorn.logsOutOf(sales)
    const call = await caller.dials(sales)
    expect([call.legOf(caller)?.state, sales.waitingCount]).toEqual(['queued', 1])
    jane.logsInTo(sales)
    await clock.advance(0)
    expect(jane.legIn(call).state).toBe('alerting')
  })

  it('tries the same agents again in a later round', async () => {
    const call = await caller.dials(sales)
    await clock.advance(15 * SECOND)
    expect(bjorn.isBusy).toBe(false)
    await clock.advance(30 * SECOND)
    expect(bjorn.legIn(call).state).toBe('alerting')
  })

  it('passes a rejected call on without ending it', async () => {
    anna.logsInTo(sales)
    const call = await caller.dials(sales)
    anna.rejects(call)
    expect([call.isLive, bjorn.legIn(call).state]).toEqual([true, 'alerting'])
  })

  it('does not ring agents who are away or in a call', async () => {
    bjorn.changesPresence('lunch')
    anna.logsInTo(sales)
    await pbx.outside('+12025550100').dials(anna)
    await caller.dials(sales)
    expect([bjorn.isBusy, anna.legs.length, sales.waitingCount]).toEqual([false, 1, 1])
  })

  it('counts callers who give up', async () => {
    const call = await caller.dials(sales)
    call.caller.hangsUp()
    expect(sales.counters).toMatchObject({ total: 1, dropped: 1, answered: 0 })
    expect(bjorn.isBusy).toBe(false)
  })

  it('refuses callers in night mode', async () => {
    const call = await caller.dials(pbx.queue('Night desk'))
    expect(call.isLive).toBe(false)
  })
})

describe('people', () => {
  it('are diverted, and the target sees by whom', async () => {
    bjorn.diversion = { number: '201', untilActivityChanges: false }
    const call = await caller.dials('202')
    expect(anna.legIn(call).history).toMatchObject({ previous: { name: 'Björn Åkesson' } })
  })

  it('lose a diversion that ends with the activity, and an activity that has an end', async () => {
    bjorn.diversion = { number: '201', untilActivityChanges: true }
    bjorn.changesPresence('lunch', { until: clock.now() + 60 * SECOND })
    expect(bjorn.diversion).toBeUndefined()
    await clock.advance(60 * SECOND)
    expect(bjorn.presence).toMatchObject({ activityId: 'available', available: true, until: null })
  })

  it('find their calls in the log, missed ones unseen', async () => {
    const call = await caller.dials(anna)
    call.caller.hangsUp()
    expect(anna.log[0]).toMatchObject({ kind: 'missed', isSeen: false, remote: { name: 'Firma Beispiel' } })
  })

  it('put the first call on hold when they take a second one on the same telephone', async () => {
    const first = await caller.dials(anna)
    await anna.answers(first, 'desk')
    const second = await pbx.outside('+12025550100').dials(anna)
    await anna.answers(second, 'desk')
    expect([anna.legIn(first).state, anna.legIn(second).state]).toEqual(['held', 'connected'])
  })
})

describe('a queue that sends callers on', () => {
  beforeEach(() => {
    pbx.habits.queueWithoutAgents = 'forward'
  })

  it('does so when all agents were tried', async () => {
    const call = await caller.dials(sales)
    expect(bjorn.legIn(call).state).toBe('alerting')
    await clock.advance(15 * SECOND)
    expect(sales.calls).toMatchObject([
      { kind: 'forwarded', forwardedTo: { name: 'Voicemail Sales' }, waitedMs: 15_000 }
    ])
    expect([caller.legIn(call).state, sales.waitingCount, bjorn.isBusy]).toEqual(['connected', 0, false])
  })

  it('does so at once when nobody is signed in', async () => {
    bjorn.logsOutOf(sales)
    await caller.dials(sales)
    expect([sales.calls.length, sales.counters.dropped]).toEqual([1, 0])
  })

  it('lets callers wait for an agent who is only busy', async () => {
    await pbx.outside('+12025550100').dials(bjorn)
    const call = await caller.dials(sales)
    expect([sales.calls.length, call.legOf(caller)?.state]).toEqual([0, 'queued'])
  })
})
