import { afterEach, beforeEach, expect, it } from 'vitest'
import { serviceRequests } from '../../../../src-preload/contract/services/services.ts'
import { OpenLink } from '../testing/open-link.ts'

let open: OpenLink
beforeEach(async () => {
  open = await OpenLink.open()
})
afterEach(() => open[Symbol.asyncDispose]())

const takes = (name: keyof typeof serviceRequests, input: object): boolean =>
  serviceRequests[name].input.safeParse({ accountId: 'a', ...input }).success

it('a note about a colleague may be as long as the system takes, and is refused in words when it is longer', async () => {
  const onContact = { contactId: 'anna.berg@example.org' }
  const tooLong = { ...onContact, note: 'x'.repeat(251) }
  expect(takes('colleague.setNote', tooLong)).toBe(true)
  await expect(open.ask('colleague.setNote', tooLong)).rejects.toMatchObject({
    kind: 'protocol',
    userMessage: 'A note has at most 250 characters; this one has 251. Make it shorter.'
  })
  expect(open.count('setContactNote')).toBe(0)
  await open.ask('colleague.setNote', { ...onContact, note: 'x'.repeat(250) })
  expect(open.count('setContactNote')).toBe(1)
})

it.each([
  ['x'.repeat(33), '“Name” is too long: it may have 32 characters. Shorten it.'],
  ['', 'Please fill in: Name']
])('the name %j of a telephone is refused in words', async (name, userMessage) => {
  expect(takes('device.rename', { deviceId: 'desk', name })).toBe(true)
  const renamed = open.ask('device.rename', { deviceId: 'desk', name })
  await expect(renamed).rejects.toMatchObject({ kind: 'protocol', userMessage })
  expect(open.count('setDeviceName')).toBe(0)
})

it('the name of a telephone may have as many characters as the system takes', async () => {
  const [deviceId = ''] = open.recorded.devices.map(({ id }) => id)
  const name = 'x'.repeat(32)
  await open.ask('device.rename', { deviceId, name })
  await open.until(() => open.recorded.devices.some((device) => device.name === name))
})
