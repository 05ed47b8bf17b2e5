import { expect } from 'vitest'
import type { MeetingSeries } from '../../../../../src-preload/contract/services/meeting.ts'
import type { ServiceInput } from '../../../../../src-preload/contract/services/services.ts'
import { occurrences } from '../../../../simulator/people/recurrence.ts'
import type { Meeting } from '../../../../simulator/company/meeting-book.ts'
import { DAY, HOUR, MINUTE } from '../../../../util/durations.ts'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

const titled = (harness: ConnectorHarness, name: string): Meeting => {
  const found = harness.pbx.meetings.all.find(({ plan }) => plan.name === name)
  if (found === undefined) throw new Error(`the company has no meeting ${name}`)
  return found
}

const idOf = (harness: ConnectorHarness, name: string): string => String(titled(harness, name).id)

/** A meeting of mine tomorrow. */
export const tomorrow = ({ clock }: ConnectorHarness): Omit<ServiceInput<'meeting.create'>, 'accountId'> => ({
  name: 'Review',
  startsAt: clock.now() + DAY,
  endsAt: clock.now() + DAY + HOUR,
  timeZone: 'Europe/Berlin'
})

const SERIES: readonly MeetingSeries[] = [
  { every: 'day', interval: 3, ends: { count: 5 } },
  { every: 'week', interval: 1 },
  { every: 'week', interval: 2, weekdays: ['MO', 'FR'], ends: { until: Date.UTC(2026, 3, 10, 12) } },
  { every: 'month', interval: 1 },
  { every: 'month', interval: 2, dayOfMonth: 31 },
  { every: 'month', interval: 1, position: -1, weekdays: ['WE'] },
  { every: 'month', interval: 1, position: 2 },
  { every: 'year', interval: 1 },
  { every: 'year', interval: 1, month: 3, position: -1, weekdays: ['SU'] }
]

/** Meetings: reading, keeping and unfolding them. */
export function meetingCases(connectorTest: ConnectorTest): void {
  connectorTest('lists meetings, with a series and what is unlike it', ['meetings'], async (harness) => {
    await harness.goLive()
    const meetings = await harness.ask('meeting.list', {})
    expect(meetings.map(({ name }) => name)).toEqual(['Planning', 'Standup'])
    const standup = meetings[1]
    expect(standup).toMatchObject({ series: { every: 'day', interval: 1 }, organizer: { lastName: 'Berg' } })
    expect(standup?.rule).toContain('FREQ=DAILY')
    expect(standup?.exceptions).toMatchObject([{ changed: true, cancelled: false }])
    expect(await harness.ask('meeting.get', { meetingId: standup?.id ?? '' })).toEqual(standup)
  })
  connectorTest(
    'unfolds a series between two instants, with exceptions in their place',
    ['meetings'],
    async (harness) => {
      await harness.goLive()
      const from = harness.clock.now()
      const dates = await harness.ask('meeting.between', { from, to: from + 3 * DAY, limit: 100 })
      const at = (days: number, minutes: number): number => from + days * DAY + minutes * MINUTE
      expect(dates.map(({ name, startsAt, changed }) => [name, startsAt, changed])).toEqual([
        ['Standup', at(0, 30), false],
        ['Planning', at(0, 90), false],
        ['Standup', at(1, 90), true],
        ['Standup', at(2, 30), false]
      ])
      expect(await harness.ask('meeting.between', { from, to: from + 3 * DAY, limit: 2 })).toEqual(dates.slice(0, 2))
      expect(await harness.ask('meeting.between', { from: at(1, 0), to: at(1, 60), limit: 9 })).toEqual([])
    }
  )
  connectorTest('keeps a new meeting, with the user as organiser, and deletes it', ['meetings'], async (harness) => {
    await harness.goLive()
    const extras = { note: 'Bring coffee.', remindsBeforeMs: 15 * MINUTE, textsBeforeMs: 5 * MINUTE }
    const participants = [{ firstName: 'Åsa', email: 'asa@example.org', mobileNumber: '+46701234567' }]
    const made = await harness.ask('meeting.create', { ...tomorrow(harness), ...extras, participants })
    expect(made).toMatchObject({ ...tomorrow(harness), ...extras, participants, organizer: { firstName: 'Jane' } })
    expect(made?.pin).toMatch(/\d/)
    expect(titled(harness, 'Review').plan).toMatchObject({ reminderMinutes: 15, smsMinutes: 5, note: extras.note })
    await harness.ask('meeting.delete', { meetingId: made?.id ?? '' })
    const gone = harness.ask('meeting.get', { meetingId: made?.id ?? '' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })
  for (const [index, series] of SERIES.entries()) {
    connectorTest(`unfolds every kind of series as the system does: ${index + 1}`, ['meetings'], async (harness) => {
      await harness.goLive()
      const made = await harness.ask('meeting.create', { ...tomorrow(harness), series })
      expect(made?.series).toMatchObject({ every: series.every, interval: series.interval })
      const { plan } = titled(harness, 'Review')
      if (plan.rule === undefined) throw new Error('the system keeps no rule')
      const to = plan.start + 500 * DAY
      const planned = [...occurrences(plan.start, plan.rule, plan.zone)].filter((start) => start < to)
      const dates = await harness.ask('meeting.between', { from: plan.start, to, limit: 1_000 })
      const mine = dates.filter(({ meetingId }) => meetingId === made?.id)
      expect(mine.map(({ startsAt }) => startsAt)).toEqual(planned)
      expect(mine.length).toBeGreaterThan(1)
    })
  }
  connectorTest('changes one part of a meeting and nothing else', ['meetings'], async (harness) => {
    await harness.goLive()
    const series = { every: 'week', interval: 2, weekdays: ['TU'], ends: { count: 4 } } as const
    const extras = {
      chatId: 'chat7',
      webMeeting: true,
      note: 'x',
      series: { ...series, weekdays: [...series.weekdays] }
    }
    const made = await harness.ask('meeting.create', { ...tomorrow(harness), ...extras })
    const meetingId = made?.id ?? ''
    const before = titled(harness, 'Review').plan
    await Promise.all([
      harness.ask('meeting.change', { meetingId, note: 'y' }),
      harness.ask('meeting.change', { meetingId, remindsBeforeMs: MINUTE })
    ])
    expect(titled(harness, 'Review').plan).toEqual({ ...before, note: 'y', reminderMinutes: 1 })
    const startsAt = tomorrow(harness).startsAt + HOUR
    const moved = await harness.ask('meeting.change', { meetingId, startsAt })
    expect(moved).toMatchObject({ startsAt, endsAt: startsAt + HOUR, note: 'y', series })
    const single = await harness.ask('meeting.change', { meetingId, series: null })
    expect(single).not.toHaveProperty('series')
    expect(titled(harness, 'Review').plan).not.toHaveProperty('rule')
  })
  connectorTest('moves a series to another day, or says why not', ['meetings'], async (harness) => {
    await harness.goLive()
    const { startsAt } = tomorrow(harness)
    const days = [startsAt + DAY, startsAt + 8 * DAY, startsAt + 15 * DAY]
    const { id: meetingId = '' } =
      (await harness.ask('meeting.create', { ...tomorrow(harness), series: { every: 'week', interval: 1 } })) ?? {}
    await harness.ask('meeting.change', { meetingId, startsAt: startsAt + DAY })
    const dates = await harness.ask('meeting.between', { from: startsAt, to: startsAt + 20 * DAY, limit: 100 })
    expect(dates.filter((date) => date.meetingId === meetingId).map((date) => date.startsAt)).toEqual(days)
    expect(titled(harness, 'Review').plan).toMatchObject({ start: startsAt + DAY, rule: { byDay: ['WE'] } })
    await harness.ask('meeting.change', { meetingId, series: { every: 'week', interval: 1, weekdays: ['MO', 'WE'] } })
    const moved = harness.ask('meeting.change', { meetingId, startsAt: startsAt + 2 * DAY })
    await expect(moved).rejects.toMatchObject({ userMessage: expect.stringMatching(/days of the series/) })
    expect(titled(harness, 'Review').plan.start).toBe(startsAt + DAY)
  })
  connectorTest('refuses in words what cannot be a meeting, before it is sent', ['meetings'], async (harness) => {
    await harness.goLive()
    const { startsAt } = tomorrow(harness)
    const backwards = harness.ask('meeting.create', { ...tomorrow(harness), endsAt: startsAt })
    await expect(backwards).rejects.toMatchObject({ userMessage: expect.stringMatching(/end must be after/) })
    const nowhere = harness.ask('meeting.create', { ...tomorrow(harness), timeZone: 'Mars/Crater' })
    await expect(nowhere).rejects.toMatchObject({ userMessage: expect.stringMatching(/Mars/) })
    expect(harness.front.count('createEvent')).toBe(0)
  })
  connectorTest('moves the end of a series with its start', ['meetings'], async (harness) => {
    await harness.goLive()
    const { startsAt } = tomorrow(harness)
    const series: MeetingSeries = { every: 'day', interval: 1, ends: { until: startsAt + 4 * DAY } }
    const made = await harness.ask('meeting.create', { ...tomorrow(harness), series })
    await harness.ask('meeting.change', { meetingId: made?.id ?? '', startsAt: startsAt + 2 * HOUR })
    expect(titled(harness, 'Review').plan.rule?.until).toBe(startsAt + 4 * DAY + 2 * HOUR)
  })
}

/** One occurrence of a series, chats, the web, and the bridge. */
export function bridgeCases(connectorTest: ConnectorTest): void {
  connectorTest('moves one occurrence, and cancels another', ['meetings'], async (harness) => {
    await harness.goLive()
    const series: MeetingSeries = { every: 'day', interval: 1 }
    const made = await harness.ask('meeting.create', { ...tomorrow(harness), series, note: 'x' })
    const meetingId = made?.id ?? ''
    const planned = tomorrow(harness).startsAt + DAY
    const dates = async (): Promise<readonly (readonly [string, number])[]> => {
      const found = await harness.ask('meeting.between', { from: planned - DAY, to: planned + 2 * DAY, limit: 50 })
      return found.filter((date) => date.meetingId === meetingId).map(({ day, startsAt }) => [day, startsAt])
    }
    const days = ['2026-01-06', '2026-01-07', '2026-01-08'] as const
    expect(await dates()).toEqual(days.map((day, index) => [day, planned + (index - 1) * DAY]))
    const startsAt = planned + 2 * HOUR
    const moved = await harness.ask('meeting.changeOccurrence', { meetingId, day: days[1], startsAt, name: 'Moved' })
    expect(moved).toMatchObject({ plannedAt: planned, startsAt, endsAt: startsAt + HOUR, name: 'Moved', note: 'x' })
    await harness.ask('meeting.cancelOccurrence', { meetingId, day: days[2] })
    expect(await harness.ask('meeting.occurrence', { meetingId, day: days[2] })).toMatchObject({ cancelled: true })
    expect(await dates()).toEqual([
      [days[0], planned - DAY],
      [days[1], startsAt]
    ])
    const none = harness.ask('meeting.occurrence', { meetingId, day: '2025-01-01' })
    await expect(none).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest(
    'says no to a change of a meeting of somebody else, and goes on showing it',
    ['meetings'],
    async (harness) => {
      await harness.goLive()
      const meetingId = idOf(harness, 'Standup')
      const renamed = harness.ask('meeting.change', { meetingId, name: 'Mine' })
      await expect(renamed).rejects.toMatchObject({ kind: 'permission' })
      const cancelled = harness.ask('meeting.cancelOccurrence', { meetingId, day: '2026-01-07' })
      await expect(cancelled).rejects.toMatchObject({ kind: 'permission' })
      expect([titled(harness, 'Standup').plan.name, harness.recorded.lost]).toEqual(['Standup', []])
    }
  )
  connectorTest('finds the meetings of a chat, and the meeting on the web', ['meetings'], async (harness) => {
    await harness.goLive()
    const made = await harness.ask('meeting.create', { ...tomorrow(harness), chatId: 'chat7', webMeeting: true })
    const found = await harness.ask('meeting.ofChat', { chatId: 'chat7', personId: 'jane@example.org' })
    expect(found.map(({ id }) => id)).toEqual([made?.id])
    expect(await harness.ask('meeting.ofChat', { chatId: 'chat8', personId: 'jane@example.org' })).toEqual([])
    const web = await harness.ask('meeting.webMeeting', { meetingId: made?.id ?? '' })
    expect(web.id).toBe(titled(harness, 'Review').webMeetingId)
    const none = harness.ask('meeting.webMeeting', { meetingId: idOf(harness, 'Planning') })
    await expect(none).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest('joins a meeting on the chosen telephone, and leaves it', ['meetings', 'devices'], async (harness) => {
    await harness.goLive()
    const meetingId = idOf(harness, 'Planning')
    const deviceId = harness.recorded.devices.find(({ active }) => active)?.id ?? ''
    await harness.ask('meeting.join', { meetingId, deviceId })
    await harness.until(() => harness.recorded.callStates.join() === 'alerting')
    expect(harness.recorded.call.deviceIds).toEqual([deviceId])
    const twice = harness.ask('meeting.join', { meetingId, deviceId })
    await expect(twice).rejects.toMatchObject({ kind: 'conflict' })
    await harness.me.answers()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    await harness.ask('meeting.leave', { meetingId, deviceId })
    await harness.until(() => harness.recorded.calls.size === 0)
    const again = harness.ask('meeting.leave', { meetingId })
    await expect(again).rejects.toMatchObject({ kind: 'conflict' })
  })
}
