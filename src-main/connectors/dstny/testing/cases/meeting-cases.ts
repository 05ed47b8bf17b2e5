import { expect } from 'vitest'
import type { MeetingSeries } from '../../../../../src-preload/contract/office/meeting.ts'
import type { OfficeInput } from '../../../../../src-preload/contract/office/office.ts'
import { occurrences } from '../../../../simulator/people/recurrence.ts'
import type { Meeting } from '../../../../simulator/company/meeting-book.ts'
import { DAY, HOUR, MINUTE } from '../../../../util/durations.ts'
import type { Case, Stage } from '../../../testing/stage.ts'

const titled = (stage: Stage, name: string): Meeting => {
  const found = stage.pbx.meetings.all.find(({ plan }) => plan.name === name)
  if (found === undefined) throw new Error(`the office has no meeting ${name}`)
  return found
}

const idOf = (stage: Stage, name: string): string => String(titled(stage, name).id)

/** A meeting of mine tomorrow. */
export const tomorrow = ({ clock }: Stage): Omit<OfficeInput<'meeting.create'>, 'accountId'> => ({
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
export function meetingCases(one: Case): void {
  one('lists meetings, with a series and what is unlike it', ['meetings'], async (stage) => {
    await stage.goLive()
    const meetings = await stage.ask('meeting.list', {})
    expect(meetings.map(({ name }) => name)).toEqual(['Planning', 'Standup'])
    const standup = meetings[1]
    expect(standup).toMatchObject({ series: { every: 'day', interval: 1 }, organizer: { lastName: 'Berg' } })
    expect(standup?.rule).toContain('FREQ=DAILY')
    expect(standup?.exceptions).toMatchObject([{ changed: true, cancelled: false }])
    expect(await stage.ask('meeting.get', { meetingId: standup?.id ?? '' })).toEqual(standup)
  })
  one('unfolds a series between two instants, with exceptions in their place', ['meetings'], async (stage) => {
    await stage.goLive()
    const from = stage.clock.now()
    const dates = await stage.ask('meeting.between', { from, to: from + 3 * DAY, limit: 100 })
    const at = (days: number, minutes: number): number => from + days * DAY + minutes * MINUTE
    expect(dates.map(({ name, startsAt, changed }) => [name, startsAt, changed])).toEqual([
      ['Standup', at(0, 30), false],
      ['Planning', at(0, 90), false],
      ['Standup', at(1, 90), true],
      ['Standup', at(2, 30), false]
    ])
    expect(await stage.ask('meeting.between', { from, to: from + 3 * DAY, limit: 2 })).toEqual(dates.slice(0, 2))
    expect(await stage.ask('meeting.between', { from: at(1, 0), to: at(1, 60), limit: 9 })).toEqual([])
  })
  one('keeps a new meeting, with the user as organiser, and deletes it', ['meetings'], async (stage) => {
    await stage.goLive()
    const extras = { note: 'Bring coffee.', remindsBeforeMs: 15 * MINUTE, textsBeforeMs: 5 * MINUTE }
    const participants = [{ firstName: 'Åsa', email: 'asa@example.org', mobileNumber: '+46701234567' }]
    const made = await stage.ask('meeting.create', { ...tomorrow(stage), ...extras, participants })
    expect(made).toMatchObject({ ...tomorrow(stage), ...extras, participants, organizer: { firstName: 'Jane' } })
    expect(made?.pin).toMatch(/\d/)
    expect(titled(stage, 'Review').plan).toMatchObject({ reminderMinutes: 15, smsMinutes: 5, note: extras.note })
    await stage.ask('meeting.delete', { meetingId: made?.id ?? '' })
    const gone = stage.ask('meeting.get', { meetingId: made?.id ?? '' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })
  for (const [index, series] of SERIES.entries()) {
    one(`unfolds every kind of series as the system does: ${index + 1}`, ['meetings'], async (stage) => {
      await stage.goLive()
      const made = await stage.ask('meeting.create', { ...tomorrow(stage), series })
      expect(made?.series).toMatchObject({ every: series.every, interval: series.interval })
      const { plan } = titled(stage, 'Review')
      if (plan.rule === undefined) throw new Error('the system keeps no rule')
      const to = plan.start + 500 * DAY
      const planned = [...occurrences(plan.start, plan.rule, plan.zone)].filter((start) => start < to)
      const dates = await stage.ask('meeting.between', { from: plan.start, to, limit: 1_000 })
      const mine = dates.filter(({ meetingId }) => meetingId === made?.id)
      expect(mine.map(({ startsAt }) => startsAt)).toEqual(planned)
      expect(mine.length).toBeGreaterThan(1)
    })
  }
  one('changes one part of a meeting and nothing else', ['meetings'], async (stage) => {
    await stage.goLive()
    const series = { every: 'week', interval: 2, weekdays: ['TU'], ends: { count: 4 } } as const
    const extras = {
      chatId: 'chat7',
      webMeeting: true,
      note: 'x',
      series: { ...series, weekdays: [...series.weekdays] }
    }
    const made = await stage.ask('meeting.create', { ...tomorrow(stage), ...extras })
    const meetingId = made?.id ?? ''
    const before = titled(stage, 'Review').plan
    await Promise.all([
      stage.ask('meeting.change', { meetingId, note: 'y' }),
      stage.ask('meeting.change', { meetingId, remindsBeforeMs: MINUTE })
    ])
    expect(titled(stage, 'Review').plan).toEqual({ ...before, note: 'y', reminderMinutes: 1 })
    const startsAt = tomorrow(stage).startsAt + HOUR
    const moved = await stage.ask('meeting.change', { meetingId, startsAt })
    expect(moved).toMatchObject({ startsAt, endsAt: startsAt + HOUR, note: 'y', series })
    const single = await stage.ask('meeting.change', { meetingId, series: null })
    expect(single).not.toHaveProperty('series')
    expect(titled(stage, 'Review').plan).not.toHaveProperty('rule')
  })
  one('moves a series to another day, or says why not', ['meetings'], async (stage) => {
    await stage.goLive()
    const { startsAt } = tomorrow(stage)
    const days = [startsAt + DAY, startsAt + 8 * DAY, startsAt + 15 * DAY]
    const { id: meetingId = '' } =
      (await stage.ask('meeting.create', { ...tomorrow(stage), series: { every: 'week', interval: 1 } })) ?? {}
    await stage.ask('meeting.change', { meetingId, startsAt: startsAt + DAY })
    const dates = await stage.ask('meeting.between', { from: startsAt, to: startsAt + 20 * DAY, limit: 100 })
    expect(dates.filter((date) => date.meetingId === meetingId).map((date) => date.startsAt)).toEqual(days)
    expect(titled(stage, 'Review').plan).toMatchObject({ start: startsAt + DAY, rule: { byDay: ['WE'] } })
    await stage.ask('meeting.change', { meetingId, series: { every: 'week', interval: 1, weekdays: ['MO', 'WE'] } })
    const moved = stage.ask('meeting.change', { meetingId, startsAt: startsAt + 2 * DAY })
    await expect(moved).rejects.toMatchObject({ userMessage: expect.stringMatching(/days of the series/) })
    expect(titled(stage, 'Review').plan.start).toBe(startsAt + DAY)
  })
  one('refuses in words what cannot be a meeting, before it is sent', ['meetings'], async (stage) => {
    await stage.goLive()
    const { startsAt } = tomorrow(stage)
    const backwards = stage.ask('meeting.create', { ...tomorrow(stage), endsAt: startsAt })
    await expect(backwards).rejects.toMatchObject({ userMessage: expect.stringMatching(/end must be after/) })
    const nowhere = stage.ask('meeting.create', { ...tomorrow(stage), timeZone: 'Mars/Crater' })
    await expect(nowhere).rejects.toMatchObject({ userMessage: expect.stringMatching(/Mars/) })
    expect(stage.front.count('createEvent')).toBe(0)
  })
  one('moves the end of a series with its start', ['meetings'], async (stage) => {
    await stage.goLive()
    const { startsAt } = tomorrow(stage)
    const series: MeetingSeries = { every: 'day', interval: 1, ends: { until: startsAt + 4 * DAY } }
    const made = await stage.ask('meeting.create', { ...tomorrow(stage), series })
    await stage.ask('meeting.change', { meetingId: made?.id ?? '', startsAt: startsAt + 2 * HOUR })
    expect(titled(stage, 'Review').plan.rule?.until).toBe(startsAt + 4 * DAY + 2 * HOUR)
  })
}

/** One occurrence of a series, chats, the web, and the bridge. */
export function bridgeCases(one: Case): void {
  one('moves one occurrence, and cancels another', ['meetings'], async (stage) => {
    await stage.goLive()
    const series: MeetingSeries = { every: 'day', interval: 1 }
    const made = await stage.ask('meeting.create', { ...tomorrow(stage), series, note: 'x' })
    const meetingId = made?.id ?? ''
    const planned = tomorrow(stage).startsAt + DAY
    const dates = async (): Promise<readonly (readonly [string, number])[]> => {
      const found = await stage.ask('meeting.between', { from: planned - DAY, to: planned + 2 * DAY, limit: 50 })
      return found.filter((date) => date.meetingId === meetingId).map(({ day, startsAt }) => [day, startsAt])
    }
    const days = ['2026-01-06', '2026-01-07', '2026-01-08'] as const
    expect(await dates()).toEqual(days.map((day, index) => [day, planned + (index - 1) * DAY]))
    const startsAt = planned + 2 * HOUR
    const moved = await stage.ask('meeting.changeOccurrence', { meetingId, day: days[1], startsAt, name: 'Moved' })
    expect(moved).toMatchObject({ plannedAt: planned, startsAt, endsAt: startsAt + HOUR, name: 'Moved', note: 'x' })
    await stage.ask('meeting.cancelOccurrence', { meetingId, day: days[2] })
    expect(await stage.ask('meeting.occurrence', { meetingId, day: days[2] })).toMatchObject({ cancelled: true })
    expect(await dates()).toEqual([
      [days[0], planned - DAY],
      [days[1], startsAt]
    ])
    const none = stage.ask('meeting.occurrence', { meetingId, day: '2025-01-01' })
    await expect(none).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('says no to a change of a meeting of somebody else, and goes on showing it', ['meetings'], async (stage) => {
    await stage.goLive()
    const meetingId = idOf(stage, 'Standup')
    const renamed = stage.ask('meeting.change', { meetingId, name: 'Mine' })
    await expect(renamed).rejects.toMatchObject({ kind: 'permission' })
    const cancelled = stage.ask('meeting.cancelOccurrence', { meetingId, day: '2026-01-07' })
    await expect(cancelled).rejects.toMatchObject({ kind: 'permission' })
    expect([titled(stage, 'Standup').plan.name, stage.picture.lost]).toEqual(['Standup', []])
  })
  one('finds the meetings of a chat, and the meeting on the web', ['meetings'], async (stage) => {
    await stage.goLive()
    const made = await stage.ask('meeting.create', { ...tomorrow(stage), chatId: 'chat7', webMeeting: true })
    const found = await stage.ask('meeting.ofChat', { chatId: 'chat7', personId: 'jane@example.org' })
    expect(found.map(({ id }) => id)).toEqual([made?.id])
    expect(await stage.ask('meeting.ofChat', { chatId: 'chat8', personId: 'jane@example.org' })).toEqual([])
    const web = await stage.ask('meeting.webMeeting', { meetingId: made?.id ?? '' })
    expect(web.id).toBe(titled(stage, 'Review').webMeetingId)
    const none = stage.ask('meeting.webMeeting', { meetingId: idOf(stage, 'Planning') })
    await expect(none).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('joins a meeting on the chosen telephone, and leaves it', ['meetings', 'devices'], async (stage) => {
    await stage.goLive()
    const meetingId = idOf(stage, 'Planning')
    const deviceId = stage.picture.devices.find(({ active }) => active)?.id ?? ''
    await stage.ask('meeting.join', { meetingId, deviceId })
    await stage.until(() => stage.picture.callStates.join() === 'alerting')
    expect(stage.picture.call.deviceIds).toEqual([deviceId])
    const twice = stage.ask('meeting.join', { meetingId, deviceId })
    await expect(twice).rejects.toMatchObject({ kind: 'conflict' })
    await stage.me.answers()
    await stage.until(() => stage.picture.callStates.join() === 'connected')
    await stage.ask('meeting.leave', { meetingId, deviceId })
    await stage.until(() => stage.picture.calls.size === 0)
    const again = stage.ask('meeting.leave', { meetingId })
    await expect(again).rejects.toMatchObject({ kind: 'conflict' })
  })
}
