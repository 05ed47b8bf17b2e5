import { expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
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
