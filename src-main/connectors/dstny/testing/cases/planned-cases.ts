import { expect } from 'vitest'
import type { ServiceInput } from '../../../../../src-preload/contract/services/services.ts'
import type { TypedSeries } from '../../../../../src-preload/contract/services/planned-presence.ts'
import { DAY, HOUR, MINUTE } from '../../../../util/durations.ts'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

type Plan = Omit<ServiceInput<'plannedPresence.create'>, 'accountId'>

/** Monday, 10:00 UTC: an hour after the clock of a harness begins. */
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

async function planned(harness: ConnectorHarness, plan: Plan = standup): Promise<string> {
  await harness.goLive()
  const { id } = await harness.ask('plannedPresence.create', plan)
  return id ?? 'the answer named no id'
}

const startsIn = async (
  harness: ConnectorHarness,
  from: number,
  days: number
): Promise<(readonly [string, boolean])[]> => {
  const { entries } = await harness.ask('plannedPresence.list', span(from, days))
  const times = entries.flatMap(({ occurrences }) => occurrences)
  return times.map(({ from: at, deleted }) => [new Date(at).toISOString().slice(0, 16), deleted])
}

/** The user's presence planned ahead. */
export function plannedCases(connectorTest: ConnectorTest): void {
  planCases(connectorTest)
  seriesCases(connectorTest)
  refusalCases(connectorTest)
  calendarCases(connectorTest)
  colleagueCases(connectorTest)
}

function planCases(connectorTest: ConnectorTest): void {
  connectorTest('plans presence, reads it and lists it', ['presenceSchedule'], async (harness) => {
    const { series: _, ...once } = standup
    const id = await planned(harness, { ...once, priority: 5, private: true, busyType: 'outOfOffice' })
    const expected = { id, ...once, priority: 5, private: true, busyType: 'outOfOffice' }
    const more = { modifiable: true, source: 'app', deleted: false }
    expect(await harness.ask('plannedPresence.read', { id })).toEqual({ ...expected, ...more })
    const { entries, inForce } = await harness.ask('plannedPresence.list', span(MONDAY, 1))
    const occurrences = [{ id: String(MONDAY), from: MONDAY, until: MONDAY + 30 * MINUTE, deleted: false }]
    expect(entries).toEqual([{ ...expected, ...more, occurrences }])
    expect(inForce).toBeUndefined()
    expect(await harness.ask('plannedPresence.list', span(MONDAY + DAY, 1))).toEqual({ entries: [] })
    expect(await harness.ask('plannedPresence.list', { from: MONDAY, to: MONDAY - 1 })).toEqual({ entries: [] })
  })
  connectorTest('changes what is named of a plan and leaves the rest', ['presenceSchedule'], async (harness) => {
    const id = await planned(harness)
    await harness.ask('plannedPresence.change', { id, note: 'Later', until: MONDAY + HOUR })
    const after = { ...standup, note: 'Later', until: MONDAY + HOUR }
    expect(await harness.ask('plannedPresence.read', { id })).toMatchObject({
      ...after,
      series: { freq: 'weekly', weekdays: ['monday', 'thursday'], interval: 1 }
    })
    await harness.ask('plannedPresence.change', { id, series: null, name: 'Once' })
    expect(await harness.ask('plannedPresence.read', { id })).not.toHaveProperty('series')
    expect(harness.me.calendar.entries).toMatchObject([
      { plan: { name: 'Once', note: 'Later', activityId: 'meeting' } }
    ])
  })
  connectorTest(
    'tells which planned presence counts now, and the presence follows it',
    ['presenceSchedule'],
    async (harness) => {
      const low = await planned(harness)
      const lunch = { activityId: 'lunch', from: MONDAY + 10 * MINUTE, until: MONDAY + 2 * HOUR, priority: 3 }
      const { id: high } = await harness.ask('plannedPresence.create', lunch)
      const now = async () => (await harness.ask('plannedPresence.list', span(MONDAY, 1))).inForce
      expect(await now()).toBeUndefined()
      await harness.advance(HOUR + MINUTE)
      await harness.until(() => harness.recorded.presence?.activityId === 'meeting')
      expect(await now()).toEqual({ id: low, occurrenceId: String(MONDAY) })
      await harness.advance(15 * MINUTE)
      await harness.until(() => harness.recorded.presence?.activityId === 'lunch')
      expect(await now()).toMatchObject({ id: high })
    }
  )
}

function seriesCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'lists every time of a series, at the same time of the day all year',
    ['presenceSchedule'],
    async (harness) => {
      await planned(harness)
      expect(await startsIn(harness, MONDAY, 10)).toEqual([
        ['2026-01-05T10:00', false],
        ['2026-01-08T10:00', false],
        ['2026-01-12T10:00', false],
        ['2026-01-15T10:00', false]
      ])
      expect(await startsIn(harness, Date.UTC(2026, 2, 26), 5)).toEqual([
        ['2026-03-26T10:00', false],
        ['2026-03-30T09:00', false]
      ])
    }
  )
  connectorTest('plans a series that ends after so many times', ['presenceSchedule'], async (harness) => {
    await planned(harness, { ...standup, series: { freq: 'daily', weekdays: [], interval: 2, count: 3 } })
    const starts = (await startsIn(harness, MONDAY, 60)).map(([at]) => at.slice(5, 10))
    expect(starts).toEqual(['01-05', '01-07', '01-09'])
  })
  connectorTest('deletes one time of a series, all from a day, or all of it', ['presenceSchedule'], async (harness) => {
    const id = await planned(harness)
    const thursday = MONDAY + 3 * DAY
    const part = { from: thursday, until: thursday + 30 * MINUTE }
    await harness.ask('plannedPresence.delete', { id, part })
    expect(await startsIn(harness, MONDAY, 8)).toEqual([
      ['2026-01-05T10:00', false],
      ['2026-01-08T10:00', true],
      ['2026-01-12T10:00', false]
    ])
    await harness.ask('plannedPresence.delete', { id, part: { from: MONDAY + 7 * DAY } })
    expect((await startsIn(harness, MONDAY, 30)).filter(([, deleted]) => !deleted)).toEqual([
      ['2026-01-05T10:00', false]
    ])
    await harness.ask('plannedPresence.delete', { id })
    expect(harness.me.calendar.entries).toEqual([])
    await expect(harness.ask('plannedPresence.read', { id })).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest('keeps the time that begins when the deleted one ends', ['presenceSchedule'], async (harness) => {
    const id = await planned(harness, {
      ...standup,
      until: MONDAY + DAY,
      series: { freq: 'daily', weekdays: [], interval: 1, count: 3 }
    })
    await harness.ask('plannedPresence.delete', { id, part: { from: MONDAY + DAY, until: MONDAY + 2 * DAY } })
    expect((await startsIn(harness, MONDAY, 5)).map(([, deleted]) => deleted)).toEqual([false, true, false])
  })
}

function refusalCases(connectorTest: ConnectorTest): void {
  connectorTest('refuses in words what cannot be planned, before it is sent', ['presenceSchedule'], async (harness) => {
    await harness.goLive()
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
      const refused = harness.ask('plannedPresence.create', { ...standup, ...part })
      await expect(refused).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringMatching(words) })
    }
    expect(harness.front.count('createScheduledPresence')).toBe(0)
    await harness.ask('plannedPresence.create', { ...standup, until: MONDAY + 30 * DAY, note: 'x'.repeat(250) })
    const [entry] = (await harness.ask('plannedPresence.list', span(MONDAY, 1))).entries
    expect(entry?.note).toBe('x'.repeat(250))
  })
  connectorTest('says that a plan is gone', ['presenceSchedule'], async (harness) => {
    await harness.goLive()
    for (const asked of [
      harness.ask('plannedPresence.read', { id: '99' }),
      harness.ask('plannedPresence.change', { id: '99', note: 'x' }),
      harness.ask('plannedPresence.delete', { id: '99' })
    ]) {
      await expect(asked).rejects.toMatchObject({ kind: 'notFound' })
    }
  })
}

function calendarCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'shows what comes from another calendar, and does not change it',
    ['presenceSchedule'],
    async (harness) => {
      await harness.goLive()
      const board = {
        name: 'Board',
        activityId: 'meeting',
        priority: 1,
        start: MONDAY,
        end: MONDAY + HOUR,
        zone: 'UTC'
      }
      const entry = harness.me.calendar.add(board, 'calendar')
      const listed = async () => (await harness.ask('plannedPresence.list', span(MONDAY, 1))).entries
      expect(await listed()).toMatchObject([{ id: entry.id, source: 'calendar', modifiable: false, deleted: false }])
      const refused = { kind: 'unsupported', userMessage: expect.stringMatching(/another calendar/) }
      const { id } = entry
      await expect(harness.ask('plannedPresence.change', { id, note: 'x' })).rejects.toMatchObject(refused)
      await expect(harness.ask('plannedPresence.delete', { id })).rejects.toMatchObject(refused)
      expect(harness.front.count('updateScheduledPresence') + harness.front.count('deleteScheduledPresence')).toBe(0)
      entry.isDeleted = true
      expect(await listed()).toMatchObject([{ id, deleted: true }])
    }
  )
}

const ANNA = 'anna.berg@example.org'
const BJORN = 'bjorn@example.org'

function colleagueCases(connectorTest: ConnectorTest): void {
  const needs = ['presenceSchedule', 'presenceOfOthers'] as const
  connectorTest('plans the presence of a colleague, and leaves the own alone', needs, async (harness) => {
    await harness.goLive()
    const { calendar } = harness.colleague
    const { id = '' } = await harness.ask('plannedPresence.create', { ...standup, contactId: ANNA })
    const named = { id, contactId: ANNA }
    expect(calendar.entries).toMatchObject([{ id, plan: { name: 'Stand-up' } }])
    expect(await harness.ask('plannedPresence.read', named)).toMatchObject({ name: 'Stand-up', modifiable: true })
    await harness.ask('plannedPresence.change', { ...named, note: 'Later' })
    expect(calendar.entries).toMatchObject([{ plan: { name: 'Stand-up', note: 'Later' } }])
    const { entries } = await harness.ask('plannedPresence.list', { ...span(MONDAY, 6), contactId: ANNA })
    expect(entries).toMatchObject([{ id, note: 'Later', occurrences: [{ from: MONDAY }, { from: MONDAY + 3 * DAY }] }])
    expect(await harness.ask('plannedPresence.list', span(MONDAY, 7))).toEqual({ entries: [] })
    await harness.ask('plannedPresence.delete', named)
    expect([calendar.entries, harness.me.calendar.entries]).toEqual([[], []])
  })
  connectorTest('says whose presence may not be planned, and goes on with the own', needs, async (harness) => {
    const own = await planned(harness)
    const other = harness.pbx
      .extension('202')
      .calendar.add({ priority: 0, start: MONDAY, end: MONDAY + HOUR, zone: 'UTC' })
    const named = { id: other.id, contactId: BJORN }
    for (const asked of [
      harness.ask('plannedPresence.create', { ...standup, contactId: BJORN }),
      harness.ask('plannedPresence.change', { ...named, note: 'x' }),
      harness.ask('plannedPresence.delete', named)
    ]) {
      await expect(asked).rejects.toMatchObject({ kind: 'permission' })
    }
    const nobody = harness.ask('plannedPresence.list', { ...span(MONDAY, 1), contactId: 'nobody@example.org' })
    await expect(nobody).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.pbx.extension('202').calendar.entries).toEqual([other])
    expect(await harness.ask('plannedPresence.read', { id: own })).toMatchObject({ id: own })
    expect(harness.recorded.lost).toEqual([])
  })
}
