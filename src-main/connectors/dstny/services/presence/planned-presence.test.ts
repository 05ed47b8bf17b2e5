import { readFileSync } from 'node:fs'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { ManualClock } from '../../../../util/clock.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { live } from '../../../testing/connector-harness.ts'
import type { CommandOptions } from '../../calls/commands.ts'
import { wirePresenceEvents, wireScheduledPresence } from '../../wire/presence.ts'
import { mapPlanned, ruleOf, wirePlanOf } from '../../mapper/planned.ts'
import { plannedPresenceServices } from './planned-presence.ts'

const seed = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/seed/${name}.json`, import.meta.url), 'utf8'))
const read = (value: object) => z.parse(wireScheduledPresence, value)

const coffee = {
  presenceId: '4',
  activity: 'lunch',
  'dt-start': '2026-01-05T09:00:00Z',
  'dt-end': '2026-01-05T10:00:00Z',
  tzid: 'Europe/Stockholm'
}
const START = Date.UTC(2026, 0, 5, 9)

/** What is listed when the server answers this. */
async function listed(answer: unknown, from = START, to = START + 7 * DAY) {
  const listPresenceEvents = () => Promise.resolve(z.parse(wirePresenceEvents, answer))
  const context = {
    client: { contactPresence: { listPresenceEvents } },
    clock: new ManualClock(START),
    ownAddress: 'a'
  }
  const services = plannedPresenceServices({ context } as unknown as CommandOptions) // the rest is not asked
  return services['plannedPresence.list']({ accountId: 'a', from, to }, live)
}
const starts = async (entry: object, from?: number, to?: number): Promise<string[]> => {
  const { entries } = await listed({ presence: [{ ...coffee, ...entry }] }, from, to)
  return entries.flatMap(({ occurrences }) => occurrences.map((one) => new Date(one.from).toISOString().slice(5, 13)))
}

describe('planned presence', () => {
  it('of the vendor page is listed with the times the server gives', async () => {
    const { entries } = await listed(seed('listPresenceEvents.5527.response'), 0, 1)
    expect(entries.map(({ name }) => name)).toEqual(['Standup meeting', 'Lunch'])
    expect(entries[0]).toMatchObject({
      id: '3',
      activityId: 'meeting',
      series: { freq: 'weekly', weekdays: ['monday', 'tuesday', 'wednesday', 'thursday'], interval: 1 },
      occurrences: [{ id: '1612168200000', from: 1612168200000 }, { id: '1612254600000' }]
    })
    expect(entries[1]?.series).toMatchObject({ freq: 'daily', until: Date.UTC(2021, 1, 14, 23) })
  })

  it('that repeats is expanded here when the server does not', async () => {
    const recur = { freq: 'WEEKLY', byday: 'MO, we', count: 3 }
    expect(await starts({ recur })).toEqual(['01-05T09', '01-07T09', '01-12T09'])
    expect(await starts({ recur: { freq: 'daily', interval: 3 }, instances: '[]' })).toEqual([
      '01-05T09',
      '01-08T09',
      '01-11T09'
    ])
    const summer = Date.UTC(2026, 2, 28)
    expect(await starts({ recur: { freq: 'DAILY' } }, summer, summer + 2 * DAY)).toEqual(['03-28T09', '03-29T08'])
  })

  it('is nowhere where the server says that there are no times', async () => {
    expect(await listed({ presence: [{ ...coffee, recur: { freq: 'DAILY' }, instances: [] }] })).toEqual({
      entries: []
    })
    expect(await listed({ presence: [{ ...coffee, recur: { freq: 'LUNAR' }, instances: [] }] })).toEqual({
      entries: []
    })
    expect(await starts({ instances: [] })).toEqual([])
  })

  it('that repeats for ever is cut off', async () => {
    expect(await starts({ recur: { freq: 'DAILY' } }, 0, 8.64e15)).toHaveLength(400)
  })

  it('in great number is listed within bounds, those without times too', async () => {
    const walks = vi.spyOn(RRuleTemporal.prototype, 'all')
    const endless = { ...coffee, 'dt-start': '1930-01-05T09:00:00Z', 'dt-end': '1930-01-05T10:00:00Z' }
    const recur = { freq: 'DAILY', count: 99_999 }
    const presence = Array.from({ length: 1_000 }, (_, index) => ({ ...endless, recur, presenceId: String(index) }))
    const { entries } = await listed({ presence: [...presence, { ...coffee, recur: { freq: 'WEEKLY' } }] })
    expect(entries).toHaveLength(1_000)
    const rules = walks.mock.contexts as RRuleTemporal[] // the mock forgets whose method it is
    const most = rules.reduce((sum, rule) => sum + (rule.options().maxIterations ?? Infinity), 0)
    expect(most).toBeLessThan(6_000)
    const few = await listed({ presence: [...presence.slice(0, 3), { ...coffee, recur: { freq: 'WEEKLY' } }] })
    expect(few.entries.map(({ id, occurrences }) => [id, occurrences.length])).toContainEqual(['4', 2])
    walks.mockRestore()
  })

  it('that happens once is listed while it touches the span', async () => {
    expect(await starts({}, START + HOUR - 1, START + DAY)).toEqual(['01-05T09'])
    expect(await starts({}, START + HOUR, START + DAY)).toEqual([])
    expect(await starts({}, 0, START - 1)).toEqual([])
  })

  it('in a zone or by a rule that is not known is still listed', async () => {
    expect(await starts({ tzid: 'Mars/Olympus' })).toEqual(['01-05T09'])
    const strange = { ...coffee, recur: { freq: 'YEARLY', bymonth: '2' } }
    const { entries } = await listed({ presence: [strange] }, START + DAY, START + 2 * DAY)
    expect(entries).toMatchObject([{ id: '4', series: { freq: 'other' }, occurrences: [] }])
  })

  it('without an id or a time is left out, and so is what was deleted here', async () => {
    const { presenceId: _, ...noId } = coffee
    const damaged = [noId, { ...coffee, 'dt-start': 'soon' }, { ...coffee, deleted: true }, 'x', null]
    expect(await listed({ presence: damaged })).toEqual({ entries: [] })
  })

  it('with words of a later server is read as what is usual', () => {
    const strange = read({ ...coffee, source: 'MOON', busyType: 'ASLEEP', futurePresenceAccess: 'SOME' })
    expect(mapPlanned(strange, 'UTC')).toEqual({
      id: '4',
      activityId: 'lunch',
      from: START,
      until: START + HOUR,
      timeZone: 'Europe/Stockholm',
      priority: 0,
      modifiable: true,
      private: false,
      source: 'app',
      deleted: false
    })
  })

  it.each(['2026-01-07', '20260107', '2026-01-07T23:00:00Z'])('lasts to the end of its last day: %s', async (until) => {
    expect(await starts({ recur: { freq: 'DAILY', until } })).toEqual(['01-05T09', '01-06T09', '01-07T09'])
  })

  it('is expanded whatever else its rule carries', async () => {
    expect(await starts({ recur: { freq: 'DAILY', count: 2, colour: 'red', 'x-id': 7 } })).toHaveLength(2)
    expect(await starts({ recur: { freq: 'DAILY', count: 2, byhour: '9' } })).toEqual(['01-05T09'])
  })

  it('of whole days leaves no hole where the clocks change', async () => {
    const berlin = { tzid: 'Europe/Berlin', 'dt-start': '2026-10-23T22:00:00Z', 'dt-end': '2026-10-24T22:00:00Z' }
    const from = Date.UTC(2026, 9, 23, 22)
    const answer = { presence: [{ ...coffee, ...berlin, recur: { freq: 'DAILY' } }] }
    const { entries } = await listed(answer, from, from + 3 * DAY)
    const days = entries[0]?.occurrences ?? []
    expect(days.slice(1).map(({ from: begin }) => begin)).toEqual(days.slice(0, -1).map(({ until }) => until))
    expect(days.map(({ from: begin, until }) => (until - begin) / HOUR).slice(0, 3)).toEqual([24, 25, 24])
  })

  it('that is changed keeps what the server said of it, but not its expansion', () => {
    const before = read({ ...coffee, instances: [], mood: 'good', recur: { freq: 'WEEKLY', bysetpos: '1' } })
    expect(wirePlanOf({ note: 'Later' }, before)).toEqual({
      ...coffee,
      mood: 'good',
      note: 'Later',
      recur: { freq: 'WEEKLY', bysetpos: '1' }
    })
    expect(ruleOf(before.recur ?? { freq: '' }, 'UTC')).toBeUndefined()
    expect(wirePlanOf({ series: null }, before)).not.toHaveProperty('recur')
  })

  it('whose start moves to another day takes the only day of its series along, as its own clock has it', () => {
    const monday = Date.parse('2026-01-05T23:30:00Z') // Tuesday in Stockholm
    const weekly = (byday: string) =>
      read({ ...coffee, 'dt-start': '2026-01-05T23:30:00Z', recur: { freq: 'WEEKLY', byday } })
    expect(wirePlanOf({ from: monday + 24 * HOUR }, weekly('TU')).recur).toEqual({ freq: 'WEEKLY', byday: 'WE' })
    expect(wirePlanOf({ from: monday + HOUR }, weekly('TU')).recur).toEqual({ freq: 'WEEKLY', byday: 'TU' })
    expect(wirePlanOf({ from: monday + 24 * HOUR }, weekly('TU,FR')).recur).toEqual({ freq: 'WEEKLY', byday: 'TU,FR' })
  })

  it('writes a series with its days in the order of the week', () => {
    const series = { freq: 'weekly', weekdays: ['sunday', 'monday'], interval: 2, until: START } as const
    expect(wirePlanOf({ series: { ...series, weekdays: [...series.weekdays] } }, {}).recur).toEqual({
      freq: 'WEEKLY',
      byday: 'MO,SU',
      interval: 2,
      until: '2026-01-05T09:00:00Z'
    })
  })
})

describe('planned presence in a zone that is not known', () => {
  const changing = (change: { name?: string; timeZone?: string }) => {
    const sent: unknown[] = []
    const contactPresence = {
      updateScheduledPresence: (_cid: string, _id: string, wire: unknown) => Promise.resolve(void sent.push(wire))
    }
    const requester = { get: () => Promise.resolve({ ...coffee, tzid: 'Mars/Olympus' }) }
    const context = { requester, client: { contactPresence }, clock: new ManualClock(START), ownAddress: 'a' }
    const services = plannedPresenceServices({ context } as unknown as CommandOptions) // the rest is not asked
    return { sent, done: services['plannedPresence.change']({ accountId: 'a', id: '4', ...change }, live) }
  }

  it('can have another name', async () => {
    const { sent, done } = changing({ name: 'Tea' })
    await done
    expect(sent).toMatchObject([{ name: 'Tea', tzid: 'Mars/Olympus' }])
  })

  it('is not put into another that is not known', async () => {
    const { sent, done } = changing({ timeZone: 'Venus\u202e' })
    await expect(done).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.not.stringContaining('\u202e') })
    expect(sent).toEqual([])
  })
})

describe('the planned presence of somebody else', () => {
  it('is not changed where that of others cannot be', async () => {
    const context = { capabilities: new Set(['presenceSchedule']), client: {}, ownAddress: 'jane@example.org' }
    const services = plannedPresenceServices({ context } as unknown as CommandOptions) // the rest is not asked
    const named = { accountId: 'a', id: '4', contactId: 'anna@example.org' }
    const refused = { kind: 'unsupported' }
    await expect(services['plannedPresence.change']({ ...named, note: 'x' }, live)).rejects.toMatchObject(refused)
    await expect(services['plannedPresence.delete'](named, live)).rejects.toMatchObject(refused)
    const plan = { ...named, from: START, until: START + HOUR }
    await expect(services['plannedPresence.create'](plan, live)).rejects.toMatchObject(refused)
  })
})
