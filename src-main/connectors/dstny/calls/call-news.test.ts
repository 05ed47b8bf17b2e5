import { expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { openDstnyHarness } from '../testing/dstny-harness.ts'
import { OpenLink } from '../testing/open-link.ts'

it('A call whose own stream an override file switches off is read again and again until it ends', async () => {
  const endpointOverride = { version: 1, operations: { streamCallState: { enabled: false } } }
  await using open = await OpenLink.open(undefined, undefined, { endpointOverride })
  const me = open.pbx.extension('200')
  await open.pbx.outside('+493023125999').dials(me)
  await open.until(() => open.recorded.callStates.join() === 'alerting')
  await me.answers()
  await open.until(() => open.recorded.call.state === 'connected')
  await open.advance(5 * SECOND)
  me.mutes() // the dialogs do not tell of this
  await open.advance(3 * SECOND)
  await open.quiet()
  expect([open.recorded.call.muted, open.count('streamCallState')]).toEqual([true, 0])
  me.hangsUp()
  await open.until(() => open.recorded.calls.size === 0)
  await open.advance(5 * SECOND)
  const before = open.count('getUserCallState')
  await open.advance(10 * SECOND)
  expect(open.count('getUserCallState')).toBe(before)
})

it.each([
  ['polled', 404],
  ['followed by its stream', undefined]
])('A call that was %s goes away when calls may not be read any more, and nothing asks again', async (_, status) => {
  const opened = await openDstnyHarness()
  const { front } = opened
  await using harness = opened.harness
  if (status !== undefined) front.faults.reply(status, { operation: 'streamCallState' })
  await harness.talks()
  await harness.advance(5 * SECOND)
  front.faults.reply(403, { operation: 'getUserCallState' })
  await harness.outside().dials(harness.me)
  await harness.until(() => harness.recorded.lost.includes('calls'))
  await harness.until(() => harness.recorded.calls.size === 0)
  const reads = (): number => front.requests.filter(({ operation }) => operation === 'getUserCallState').length
  const before = reads()
  harness.me.hangsUp()
  await harness.advance(MINUTE)
  expect([reads(), harness.recorded.calls.size, harness.recorded.state]).toEqual([before, 0, 'live'])
  expect(front.streams.map(({ operation }) => operation)).not.toContain('streamCallState')
})

it('A call that breaks off says why, also when all calls are read before its stream tells', async () => {
  const opened = await openDstnyHarness()
  await using harness = opened.harness
  const { vendorId } = await harness.talks()
  await harness.until(() => opened.front.streams.some(({ operation }) => operation === 'streamCallState'))
  opened.front.faults.halfOpen({ operation: 'streamCallState' })
  const [leg] = harness.me.legs
  if (leg === undefined) throw new Error('there is no call')
  harness.pbx.desk.end(leg, { cause: 'unreachable', by: 'pbx' }, 'failed', 'Call setup failed with status code 504')
  await harness.until(() => !harness.recorded.calls.has(vendorId))
  const last = harness.recorded.events.findLast((one) => one.type === 'callUpdated' && one.call.vendorId === vendorId)
  expect(last).toMatchObject({ call: { state: 'failed', failure: 'The other side could not be reached' } })
})

it('A call that the list of all calls lacks is gone, whatever the call itself says', async () => {
  const opened = await openDstnyHarness()
  await using harness = opened.harness
  const { vendorId } = await harness.talks()
  await harness.advance(2 * SECOND)
  opened.front.faults.halfOpen({ operation: 'streamCallState' })
  const body = JSON.stringify({ timeStamp: '2026-01-05 09:00:00.000', fullState: true, calls: [] })
  opened.front.faults.reply(200, { operation: 'getUserCallState', body, times: 1 })
  await harness.outside().dials(harness.me)
  await harness.until(() => harness.recorded.gone.some((one) => one.vendorId === vendorId))
})
