import { expect } from 'vitest'
import type { OfficeInput } from '../../../../../src-preload/contract/office/office.ts'
import type { TypedSeries } from '../../../../../src-preload/contract/office/planned-presence.ts'
import { DAY, HOUR, MINUTE } from '../../../../util/durations.ts'
import type { Case, Stage } from '../../../testing/stage.ts'

type Plan = Omit<OfficeInput<'plannedPresence.create'>, 'accountId'>

/** Monday, 10:00 UTC: an hour after the clock of a stage begins. */
const MONDAY = Date.UTC(2026, 0, 5, 10)

const standup: Plan = {
  name: 'Stand-up',
  activityId: 'meeting',
  roleId: 'business',
  note: 'With everybody',
  from: MONDAY,
  until: MONDAY + 30 * MINUTE,
  timeZone: 'Europe/Stockholm',
  series: { freq: 'weekly', weekdays: ['thursday', 'monday'], interval: 1 }
}

const span = (from: number, days: number): { from: number; to: number } => ({ from, to: from + days * DAY })

async function planned(stage: Stage, plan: Plan = standup): Promise<string> {
  await stage.goLive()
  const { id } = await stage.ask('plannedPresence.create', plan)
  return id ?? 'the answer named no id'
}

const startsIn = async (stage: Stage, from: number, days: number): Promise<(readonly [string, boolean])[]> => {
  const { entries } = await stage.ask('plannedPresence.list', span(from, days))
  const times = entries.flatMap(({ occurrences }) => occurrences)
  return times.map(({ from: at, deleted }) => [new Date(at).toISOString().slice(0, 16), deleted])
}

/** The user's presence planned ahead. */
export function plannedCases(one: Case): void {
  planCases(one)
  seriesCases(one)
  refusalCases(one)
  calendarCases(one)
  colleagueCases(one)
}

function planCases(one: Case): void {
  one('plans presence, reads it and lists it', ['presenceSchedule'], async (stage) => {
    const { series: _, ...once } = standup
    const id = await planned(stage, { ...once, priority: 5, private: true, busyType: 'outOfOffice' })
    const expected = { id, ...once, priority: 5, private: true, busyType: 'outOfOffice' }
    const more = { modifiable: true, source: 'app', deleted: false }
    expect(await stage.ask('plannedPresence.read', { id })).toEqual({ ...expected, ...more })
    const { entries, inForce } = await stage.ask('plannedPresence.list', span(MONDAY, 1))
    const occurrences = [{ id: String(MONDAY), from: MONDAY, until: MONDAY + 30 * MINUTE, deleted: false }]
    expect(entries).toEqual([{ ...expected, ...more, occurrences }])
    expect(inForce).toBeUndefined()
    expect(await stage.ask('plannedPresence.list', span(MONDAY + DAY, 1))).toEqual({ entries: [] })
    expect(await stage.ask('plannedPresence.list', { from: MONDAY, to: MONDAY - 1 })).toEqual({ entries: [] })
  })
  one('changes what is named of a plan and leaves the rest', ['presenceSchedule'], async (stage) => {
    const id = await planned(stage)
    await stage.ask('plannedPresence.change', { id, note: 'Later', until: MONDAY + HOUR })
    const after = { ...standup, note: 'Later', until: MONDAY + HOUR }
    expect(await stage.ask('plannedPresence.read', { id })).toMatchObject({
      ...after,
      series: { freq: 'weekly', weekdays: ['monday', 'thursday'], interval: 1 }
    })
    await stage.ask('plannedPresence.change', { id, series: null, name: 'Once' })
    expect(await stage.ask('plannedPresence.read', { id })).not.toHaveProperty('series')
    expect(stage.me.calendar.entries).toMatchObject([{ plan: { name: 'Once', note: 'Later', activityId: 'meeting' } }])
  })
  one('tells which planned presence counts now, and the presence follows it', ['presenceSchedule'], async (stage) => {
    const low = await planned(stage)
    const lunch = { activityId: 'lunch', from: MONDAY + 10 * MINUTE, until: MONDAY + 2 * HOUR, priority: 3 }
    const { id: high } = await stage.ask('plannedPresence.create', lunch)
    const now = async () => (await stage.ask('plannedPresence.list', span(MONDAY, 1))).inForce
    expect(await now()).toBeUndefined()
    await stage.advance(HOUR + MINUTE)
    await stage.until(() => stage.picture.presence?.activityId === 'meeting')
    expect(await now()).toEqual({ id: low, occurrenceId: String(MONDAY) })
    await stage.advance(15 * MINUTE)
    await stage.until(() => stage.picture.presence?.activityId === 'lunch')
    expect(await now()).toMatchObject({ id: high })
  })
}

function seriesCases(one: Case): void {
  one('lists every time of a series, at the same time of the day all year', ['presenceSchedule'], async (stage) => {
    await planned(stage)
    expect(await startsIn(stage, MONDAY, 10)).toEqual([
      ['2026-01-05T10:00', false],
      ['2026-01-08T10:00', false],
      ['2026-01-12T10:00', false],
      ['2026-01-15T10:00', false]
    ])
    expect(await startsIn(stage, Date.UTC(2026, 2, 26), 5)).toEqual([
      ['2026-03-26T10:00', false],
      ['2026-03-30T09:00', false]
    ])
  })
  one('plans a series that ends after so many times', ['presenceSchedule'], async (stage) => {
    await planned(stage, { ...standup, series: { freq: 'daily', weekdays: [], interval: 2, count: 3 } })
    const starts = (await startsIn(stage, MONDAY, 60)).map(([at]) => at.slice(5, 10))
    expect(starts).toEqual(['01-05', '01-07', '01-09'])
  })
  one('deletes one time of a series, all from a day, or all of it', ['presenceSchedule'], async (stage) => {
    const id = await planned(stage)
    const thursday = MONDAY + 3 * DAY
    const part = { from: thursday, until: thursday + 30 * MINUTE }
    await stage.ask('plannedPresence.delete', { id, part })
    expect(await startsIn(stage, MONDAY, 8)).toEqual([
      ['2026-01-05T10:00', false],
      ['2026-01-08T10:00', true],
      ['2026-01-12T10:00', false]
    ])
    await stage.ask('plannedPresence.delete', { id, part: { from: MONDAY + 7 * DAY } })
    expect((await startsIn(stage, MONDAY, 30)).filter(([, deleted]) => !deleted)).toEqual([['2026-01-05T10:00', false]])
    await stage.ask('plannedPresence.delete', { id })
    expect(stage.me.calendar.entries).toEqual([])
    await expect(stage.ask('plannedPresence.read', { id })).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('keeps the time that begins when the deleted one ends', ['presenceSchedule'], async (stage) => {
    const id = await planned(stage, {
      ...standup,
      until: MONDAY + DAY,
      series: { freq: 'daily', weekdays: [], interval: 1, count: 3 }
    })
    await stage.ask('plannedPresence.delete', { id, part: { from: MONDAY + DAY, until: MONDAY + 2 * DAY } })
    expect((await startsIn(stage, MONDAY, 5)).map(([, deleted]) => deleted)).toEqual([false, true, false])
  })
}

function refusalCases(one: Case): void {
  one('refuses in words what cannot be planned, before it is sent', ['presenceSchedule'], async (stage) => {
    await stage.goLive()
    const series: TypedSeries = { freq: 'daily', weekdays: [], interval: 1 }
    const wrong: readonly (readonly [Partial<Plan>, RegExp])[] = [
      [{ until: MONDAY }, /end must be after/],
      [{ until: MONDAY + 30 * DAY + 1_000 }, /30 days/],
      [{ note: 'x'.repeat(251) }, /250/],
      [{ timeZone: 'Mars/Olympus' }, /Mars/],
      [{ series: { ...series, count: 2, until: MONDAY + DAY } }, /not both/],
      [{ series: { ...series, until: MONDAY - DAY } }, /before it starts/]
    ]
    for (const [part, words] of wrong) {
      const refused = stage.ask('plannedPresence.create', { ...standup, ...part })
      await expect(refused).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringMatching(words) })
    }
    expect(stage.front.count('createScheduledPresence')).toBe(0)
    await stage.ask('plannedPresence.create', { ...standup, until: MONDAY + 30 * DAY, note: 'x'.repeat(250) })
    const [entry] = (await stage.ask('plannedPresence.list', span(MONDAY, 1))).entries
    expect(entry?.note).toBe('x'.repeat(250))
  })
  one('says that a plan is gone', ['presenceSchedule'], async (stage) => {
    await stage.goLive()
    for (const asked of [
      stage.ask('plannedPresence.read', { id: '99' }),
      stage.ask('plannedPresence.change', { id: '99', note: 'x' }),
      stage.ask('plannedPresence.delete', { id: '99' })
    ]) {
      await expect(asked).rejects.toMatchObject({ kind: 'notFound' })
    }
  })
}

function calendarCases(one: Case): void {
  one('shows what comes from another calendar, and does not change it', ['presenceSchedule'], async (stage) => {
    await stage.goLive()
    const board = { name: 'Board', activityId: 'meeting', priority: 1, start: MONDAY, end: MONDAY + HOUR, zone: 'UTC' }
    const entry = stage.me.calendar.add(board, 'calendar')
    const listed = async () => (await stage.ask('plannedPresence.list', span(MONDAY, 1))).entries
    expect(await listed()).toMatchObject([{ id: entry.id, source: 'calendar', modifiable: false, deleted: false }])
    const refused = { kind: 'unsupported', userMessage: expect.stringMatching(/another calendar/) }
    const { id } = entry
    await expect(stage.ask('plannedPresence.change', { id, note: 'x' })).rejects.toMatchObject(refused)
    await expect(stage.ask('plannedPresence.delete', { id })).rejects.toMatchObject(refused)
    expect(stage.front.count('updateScheduledPresence') + stage.front.count('deleteScheduledPresence')).toBe(0)
    entry.isDeleted = true
    expect(await listed()).toMatchObject([{ id, deleted: true }])
  })
}

const ANNA = 'anna.berg@example.org'
const BJORN = 'bjorn@example.org'

function colleagueCases(one: Case): void {
  const needs = ['presenceSchedule', 'presenceOfOthers'] as const
  one('plans the presence of a colleague, and leaves the own alone', needs, async (stage) => {
    await stage.goLive()
    const { calendar } = stage.colleague
    const { id = '' } = await stage.ask('plannedPresence.create', { ...standup, contactId: ANNA })
    const named = { id, contactId: ANNA }
    expect(calendar.entries).toMatchObject([{ id, plan: { name: 'Stand-up' } }])
    expect(await stage.ask('plannedPresence.read', named)).toMatchObject({ name: 'Stand-up', modifiable: true })
    await stage.ask('plannedPresence.change', { ...named, note: 'Later' })
    expect(calendar.entries).toMatchObject([{ plan: { name: 'Stand-up', note: 'Later' } }])
    const { entries } = await stage.ask('plannedPresence.list', { ...span(MONDAY, 6), contactId: ANNA })
    expect(entries).toMatchObject([{ id, note: 'Later', occurrences: [{ from: MONDAY }, { from: MONDAY + 3 * DAY }] }])
    expect(await stage.ask('plannedPresence.list', span(MONDAY, 7))).toEqual({ entries: [] })
    await stage.ask('plannedPresence.delete', named)
    expect([calendar.entries, stage.me.calendar.entries]).toEqual([[], []])
  })
  one('says whose presence may not be planned, and goes on with the own', needs, async (stage) => {
    const own = await planned(stage)
    const other = stage.pbx
      .extension('202')
      .calendar.add({ priority: 0, start: MONDAY, end: MONDAY + HOUR, zone: 'UTC' })
    const named = { id: other.id, contactId: BJORN }
    for (const asked of [
      stage.ask('plannedPresence.create', { ...standup, contactId: BJORN }),
      stage.ask('plannedPresence.change', { ...named, note: 'x' }),
      stage.ask('plannedPresence.delete', named)
    ]) {
      await expect(asked).rejects.toMatchObject({ kind: 'permission' })
    }
    const nobody = stage.ask('plannedPresence.list', { ...span(MONDAY, 1), contactId: 'nobody@example.org' })
    await expect(nobody).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.pbx.extension('202').calendar.entries).toEqual([other])
    expect(await stage.ask('plannedPresence.read', { id: own })).toMatchObject({ id: own })
    expect(stage.picture.lost).toEqual([])
  })
}
