import { expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { openDstnyStage } from '../testing/dstny-stage.ts'
import { OpenLink } from '../testing/open-link.ts'

it('A call whose own stream an override file switches off is read again and again until it ends', async () => {
  const endpointOverride = { version: 1, operations: { streamCallState: { enabled: false } } }
  await using open = await OpenLink.open(undefined, undefined, { endpointOverride })
  const me = open.pbx.extension('200')
  await open.pbx.outside('+493023125999').dials(me)
  await open.until(() => open.picture.callStates.join() === 'alerting')
  await me.answers()
  await open.until(() => open.picture.call.state === 'connected')
  await open.advance(5 * SECOND)
  me.mutes() // the dialogs do not tell of this
  await open.advance(3 * SECOND)
  await open.quiet()
  expect([open.picture.call.muted, open.count('streamCallState')]).toEqual([true, 0])
  me.hangsUp()
  await open.until(() => open.picture.calls.size === 0)
  await open.advance(5 * SECOND)
  const before = open.count('getUserCallState')
  await open.advance(10 * SECOND)
  expect(open.count('getUserCallState')).toBe(before)
})

it.each([
  ['polled', 404],
  ['followed by its stream', undefined]
])('A call that was %s goes away when calls may not be read any more, and nothing asks again', async (_, status) => {
  const opened = await openDstnyStage()
  const { front } = opened
  await using stage = opened.stage
  if (status !== undefined) front.faults.reply(status, { operation: 'streamCallState' })
  await stage.talks()
  await stage.advance(5 * SECOND)
  front.faults.reply(403, { operation: 'getUserCallState' })
  await stage.outside().dials(stage.me)
  await stage.until(() => stage.picture.lost.includes('calls'))
  await stage.until(() => stage.picture.calls.size === 0)
  const reads = (): number => front.requests.filter(({ operation }) => operation === 'getUserCallState').length
  const before = reads()
  stage.me.hangsUp()
  await stage.advance(MINUTE)
  expect([reads(), stage.picture.calls.size, stage.picture.state]).toEqual([before, 0, 'live'])
  expect(front.streams.map(({ operation }) => operation)).not.toContain('streamCallState')
})

it('A call that breaks off says why, also when all calls are read before its stream tells', async () => {
  const opened = await openDstnyStage()
  await using stage = opened.stage
  const { vendorId } = await stage.talks()
  await stage.until(() => opened.front.streams.some(({ operation }) => operation === 'streamCallState'))
  opened.front.faults.halfOpen({ operation: 'streamCallState' })
  const [leg] = stage.me.legs
  if (leg === undefined) throw new Error('there is no call')
  stage.pbx.desk.end(leg, { cause: 'unreachable', by: 'pbx' }, 'failed', 'Call setup failed with status code 504')
  await stage.until(() => !stage.picture.calls.has(vendorId))
  const last = stage.picture.events.findLast((one) => one.type === 'callSeen' && one.call.vendorId === vendorId)
  expect(last).toMatchObject({ call: { state: 'failed', failure: 'The other side could not be reached' } })
})

it('A call that the list of all calls lacks is gone, whatever the call itself says', async () => {
  const opened = await openDstnyStage()
  await using stage = opened.stage
  const { vendorId } = await stage.talks()
  await stage.advance(2 * SECOND)
  opened.front.faults.halfOpen({ operation: 'streamCallState' })
  const body = JSON.stringify({ timeStamp: '2026-01-05 09:00:00.000', fullState: true, calls: [] })
  opened.front.faults.reply(200, { operation: 'getUserCallState', body, times: 1 })
  await stage.outside().dials(stage.me)
  await stage.until(() => stage.picture.gone.some((one) => one.vendorId === vendorId))
})
