import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenLink } from '../testing/open-link.ts'

let open: OpenLink
beforeEach(async () => {
  open = await OpenLink.open()
})
afterEach(() => open[Symbol.asyncDispose]())

describe('a part', () => {
  it.each([403, 404, 405, 501])('that answers its list with %i is off, with a reason', async (status) => {
    open.front.faults.reply(status, { operation: 'listEvents' })
    await expect(open.ask('meeting.list', {})).rejects.toMatchObject({ kind: expect.any(String) })
    await open.until(() => open.recorded.lost.length > 0)
    expect(open.recorded.lost).toEqual(['meetings'])
  })

  it('that answers its list with a conflict stays', async () => {
    open.front.faults.reply(409, { operation: 'listEvents' })
    await expect(open.ask('meeting.list', {})).rejects.toMatchObject({ kind: 'conflict' })
    expect(open.link.capabilities.has('meetings')).toBe(true)
  })
})

describe('a conflict', () => {
  it('about something that is no call does not speak of one', async () => {
    const conflict = async (operation: Parameters<typeof open.count>[0], asked: () => Promise<unknown>) => {
      open.front.faults.reply(409, { operation })
      await expect(asked()).rejects.toMatchObject({
        kind: 'conflict',
        userMessage: expect.stringMatching(/^This has changed in the meantime/)
      })
    }
    await conflict('updateVoicemailSettings', () => open.ask('voicemail.change', { takesMessages: false }))
    await conflict('deletePresenceShortcut', () => open.ask('presence.deleteShortcut', { shortcutId: 's1' }))
    await conflict('setDeviceName', () => open.ask('device.rename', { deviceId: 'desk', name: 'Reception' }))
  })
})

describe('a refusal about one thing', () => {
  it.each([403, 404])('with %i takes no part away', async (status) => {
    const [{ capabilities }, { faults }] = [open.link, open.front]
    const before = [...capabilities]
    const refused = async (operation: Parameters<typeof open.count>[0], asked: () => Promise<unknown>) => {
      faults.reply(status, { operation })
      await expect(asked()).rejects.toMatchObject({ kind: status === 403 ? 'permission' : 'unsupported' })
    }
    await refused('getEvent', () => open.ask('meeting.get', { meetingId: '1' }))
    await refused('getEventOccurrence', () => open.ask('meeting.occurrence', { meetingId: '1', day: '2026-01-05' }))
    await refused('listStreamEvents', () => open.ask('meeting.ofChat', { chatId: '1', personId: 'x@example.org' }))
    await refused('getWebMeeting', () => open.ask('meeting.webMeeting', { meetingId: '1' }))
    await refused('getScheduledPresence', () => open.ask('plannedPresence.read', { id: '1' }))
    const contactId = 'anna.berg@example.org'
    await refused('listPresenceEvents', () => open.ask('plannedPresence.list', { contactId, from: 0, to: 1 }))
    await refused('getScheduledPresence', () => open.ask('plannedPresence.read', { contactId, id: '1' }))
    await refused('getAnswerPlaces', () => open.ask('callBack.answerPlaces', {}))
    await refused('listActivityDiversions', () => open.ask('diversion.forActivities', {}))
    await refused('getActiveDiversion', () => open.ask('diversion.active', {}))
    const [number = ''] = await open.ask('mobile.numbers', {})
    await refused('getFullCallerId', () => open.ask('mobile.settings', { number }))
    expect([...capabilities]).toEqual(before)
  })

  it('that is gone from the history is no failure', async () => {
    open.front.faults.reply(404, { operation: 'deleteCommLogItem' })
    open.front.faults.reply(404, { operation: 'markCommLogItem' })
    const which = { itemIds: ['123456'] }
    expect(await open.ask('history.delete', { which })).toEqual({ gone: ['123456'] })
    expect(await open.ask('history.mark', { which, seen: true, played: false })).toEqual({ gone: ['123456'] })
  })
})
