import { afterEach, describe, expect, it } from 'vitest'
import type { BasixSwitches } from '../../../simulator/fronts/basix/switches.ts'
import { MINUTE } from '../../../util/durations.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import { allOptions, openFrontUnderTest } from '../testing/conformance-options.ts'

/** What the vendor's pages leave open, each as the server could be too (Basix 3.3 to 3.7, 8). */
const habits: readonly Partial<BasixSwitches>[] = [
  { fieldOrder: 'shuffled', unknownField: true, unknownKinds: true },
  { firstMessage: 'data' },
  { fieldSpecs: 'allFirst', terminals: true },
  { kinds: 'string', names: 'atom', enumerations: 'binary' },
  { emptyList: 'nil', initialWaiting: false, domainElement: false },
  { hangup: 'updatedThenRemoved' },
  { hangup: 'updatedThenRemoved', removedCarries: 'key' },
  { removedCarries: 'key' },
  { stateEvent: 'CHANNEL_APPLICATION', ringingState: 'ringing' },
  { origination: 'opaque' },
  { originationOf: 'both', tokenSeesAll: true },
  { groupTarget: 'absent', otherInfoLast: 'answerTimestamp', whoscall: true },
  { endUserParts: 4, endUserSpaces: 'percent', malformedEndUser: true },
  { noEndUser: 'absent', slotType: 'number', queueIdType: 'text' },
  { groupUuids: 'none', inlineName: 'calling' }
]

let harness: ConnectorHarness

afterEach(() => harness[Symbol.asyncDispose]())

async function open(switches: Partial<BasixSwitches>): Promise<void> {
  const openFront = (pbx: Parameters<typeof openFrontUnderTest>[0]) =>
    openFrontUnderTest(pbx, { fullEvents: true }, switches)
  harness = await ConnectorHarness.open({ ...allOptions, openFront })
  await harness.passing(harness.goLive()) // signing in may have to wait for silence
}

const isOver = (): Promise<void> => harness.until(() => harness.recorded.calls.size === 0)

describe.each(habits)('where the server is so: %o', (switches) => {
  it('a call that comes in is one call from its first ring to its end', async () => {
    await open(switches)
    const caller = harness.outside()
    const { vendorId, remote } = await harness.talks(caller)
    expect(remote).toMatchObject({ number: '+493023125999', name: expect.stringMatching(/^Karla Klein/) })
    caller.hangsUp()
    await isOver()
    expect(harness.recorded.gone).toEqual([{ type: 'callEnded', vendorId, answeredElsewhere: false }])
    expect(
      new Set(harness.recorded.events.flatMap((one) => (one.type === 'callUpdated' ? one.call.vendorId : [])))
    ).toEqual(new Set([vendorId]))
  })

  it('a call that was dialled is ours, and parked and fetched', async () => {
    await open(switches)
    await harness.dials('201')
    await harness.colleague.answers()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    const { vendorId, direction, remote } = harness.recorded.call
    expect([direction, remote.name]).toEqual(['outgoing', harness.colleague.name])
    await harness.do({ type: 'park', vendorId })
    await harness.until(() => harness.recorded.facts.parked?.length === 1)
    const [parked] = harness.recorded.facts.parked ?? []
    expect(parked).toMatchObject({ by: harness.me.name, remote: { name: harness.colleague.name } })
    await harness.do({ type: 'retrieve', slot: parked?.slot ?? '', deviceId: undefined })
    await harness.liftsReceiver()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    await harness.do({ type: 'hangUp', vendorId: harness.recorded.call.vendorId })
    await isOver()
  })

  it('a group is rung member by member', async () => {
    await open(switches)
    const [group] = harness.pbx.ringGroups.filter(({ data }) => data.name === 'Dispatch')
    const shown = [...harness.recorded.queues.values()].find(({ name }) => name === group?.data.name)
    await harness.do({ type: 'ringGroup', first: { vendorId: shown?.vendorId ?? '' } })
    const rung = (): unknown => harness.recorded.call.rung?.map(({ name, state }) => [name, state])
    await harness.until(() => harness.recorded.calls.size === 1 && JSON.stringify(rung()).includes('ringing'))
    await harness.colleague.answers()
    await harness.liftsReceiver()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect(harness.recorded.call.remote.name).toBe(harness.colleague.name)
    harness.colleague.hangsUp()
    await isOver()
  })
})

describe('where commands over the socket do nothing (3.8)', () => {
  it.each([
    [{ tokenCommands: 'ignored' }, 'hangUp'],
    [{ transfersOf: 'ringing' }, 'blindTransfer']
  ] as const)('it is told as not confirmed, and the call goes on: %o', async (switches, type) => {
    await open(switches)
    const { vendorId } = await harness.talks()
    const done = harness.do(type === 'hangUp' ? { type, vendorId } : { type, vendorId, number: '201' })
    await expect(harness.passing(done)).rejects.toMatchObject({ kind: 'timeout' })
    await harness.advance(MINUTE)
    expect(harness.recorded.callStates).toEqual(['connected'])
  })
})
