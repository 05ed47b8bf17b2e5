import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const info = '/api/user/contacts-information/v1/example.org'
const own = `${info}/jane@example.org/presence`

const company = companyForEachCase()

const standup = {
  role: 'business',
  note: 'Daily standup',
  activity: 'meeting',
  name: 'Standup meeting',
  'dt-start': '2026-01-05T10:00:00Z',
  'dt-end': '2026-01-05T11:00:00Z',
  tzid: 'Europe/Stockholm',
  recur: { freq: 'WEEKLY', byday: 'MO,TU,WE,TH', until: '2026-02-14T23:00:00Z' }
}

const create = async (body: object): Promise<string> => {
  const { text } = await company.client.post(own, body)
  return (JSON.parse(text) as { presenceId: string }).presenceId
}

describe('scheduled presence', () => {
  it('is made, read, changed and deleted', async () => {
    const id = await create(standup)
    expect(await company.client.read(`${own}/${id}`)).toMatchObject({
      ...standup,
      presenceId: id,
      source: 'INTERNAL',
      modifiable: true,
      deleted: false,
      priority: 0,
      futurePresenceAccess: 'WRITE'
    })
    const changed = { ...standup, note: 'Kürzer' }
    expect((await company.client.put(`${own}/${id}`, changed)).status).toBe(204)
    expect(await company.client.read(`${own}/${id}`)).toMatchObject({ note: 'Kürzer' })
    expect((await company.client.delete(`${own}/${id}`)).status).toBe(204)
    expect((await company.client.get(`${own}/${id}`)).status).toBe(404)
  })

  it('is expanded within the days asked for, without the part that was deleted', async () => {
    const id = await create(standup)
    await company.client.delete(`${own}/${id}?startDate=2026-01-06T00:00:00Z&untilDate=2026-01-07T00:00:00Z`)
    const span = 'startDate=2026-01-05T00:00:00Z&endDate=2026-01-12T00:00:00Z'
    expect(await company.client.read(`${own}?${span}&expandRecurrence=true`)).toMatchObject({
      presence: [
        {
          instances: [
            { deleted: false, 'dt-start': '2026-01-05T10:00:00Z', instanceId: '1767607200000' },
            { deleted: true, 'dt-start': '2026-01-06T10:00:00Z' },
            { deleted: false, 'dt-start': '2026-01-07T10:00:00Z' },
            { deleted: false, 'dt-start': '2026-01-08T10:00:00Z' }
          ]
        }
      ],
      'calendar-sync-status': 'calendar-sync-not-enabled'
    })
    expect((await company.client.get(`${own}?${span}`)).text).not.toContain('instances')
    expect(await company.client.read(`${own}?startDate=2026-03-01T00:00:00Z`)).toMatchObject({ presence: [] })
  })

  it('comes true by the clock, the higher priority first', async () => {
    const jane = company.pbx.extension('jane')
    await create(standup)
    const lunch = {
      activity: 'lunch',
      priority: 5,
      'dt-start': '2026-01-06T09:30:00Z',
      'dt-end': '2026-01-06T12:00:00Z'
    }
    await create(lunch)
    await company.clock.advance(HOUR)
    expect(jane.presence).toMatchObject({ activityId: 'meeting', note: 'Daily standup' })
    await company.clock.advance(HOUR)
    expect(jane.presence.activityId).toBe('available')
    await company.clock.advance(DAY - HOUR)
    expect(jane.presence.activityId).toBe('lunch')
  })

  it('keeps what comes from an outside calendar, greyed out when deleted', async () => {
    const start = company.clock.now() + HOUR
    const plan = {
      activityId: 'meeting',
      priority: 1,
      start,
      end: start + HOUR,
      zone: 'UTC',
      name: 'Board',
      isPrivate: true
    }
    const { id } = company.pbx.extension('jane').calendar.add(plan, 'calendar')
    expect((await company.client.put(`${own}/${id}`, standup)).status).toBe(403)
    await company.client.delete(`${own}/${id}`)
    expect(await company.client.read(`${own}?cachedCalendar=true`)).toMatchObject({
      presence: [{ modifiable: false, deleted: true, name: 'Board' }]
    })
    const bjorn = company.as('bjorn')
    expect((await bjorn.get(`${own}/${id}`)).text).not.toContain('Board')
    expect((await bjorn.post(own, standup)).status).toBe(403)
  })

  it.each([
    ['dt-start', undefined],
    ['dt-end', '2026-01-05T09:00:00Z'],
    ['dt-end', '2026-02-05T09:00:00Z'],
    ['note', 'x'.repeat(251)],
    ['activity', 'sleeping'],
    ['tzid', 'Europe/Nowhere'],
    ['busyType', 'ASLEEP'],
    ['priority', -1],
    ['recur', { freq: 'HOURLY' }],
    ['recur', { freq: 'WEEKLY', byday: 'MO,XX' }]
  ])('refuses a bad %s', async (name, value) => {
    const answer = await company.client.post(own, { ...standup, [name]: value })
    expect([answer.status, answer.text.includes(`"fieldName":"${name}`)]).toEqual([400, true])
  })
})

describe('presence documents', () => {
  const headers = { 'Content-Type': 'application/pidf+xml' }

  it('are given and taken as PIDF, by entry id too', async () => {
    const path = `${info}/entry-200-example.org/presence`
    const given = await company.client.send('GET', path, undefined, { Accept: 'application/pidf+xml' })
    expect(given.headers.get('content-type')).toBe('application/pidf+xml')
    const wanted = given.text
      .replace('<basic>open</basic></status>', '<basic>closed</basic></status><note>Kaffee &amp; Kuchen</note>')
      .replace('available</rpid:other>', 'lunch</rpid:other>')
      .replace('<rpid:activities>', '<rpid:activities until="2026-01-05T12:00:00Z">')
    expect((await company.client.send('PUT', path, wanted, headers)).status).toBe(204)
    expect(company.pbx.extension('jane').presence).toMatchObject({
      activityId: 'lunch',
      available: false,
      note: 'Kaffee & Kuchen',
      until: Date.UTC(2026, 0, 5, 12)
    })
  })

  it('are refused when broken or about somebody closed', async () => {
    expect((await company.client.send('PUT', own, '<presence', headers)).status).toBe(400)
    expect((await company.client.send('PUT', own, '<other/>', headers)).status).toBe(400)
    expect((await company.client.put(own, '{}')).status).toBe(400)
    const path = `${info}/bjorn@example.org/presence`
    expect((await company.client.send('PUT', path, '<presence/>', headers)).status).toBe(403)
  })
})

describe('time zones', () => {
  it('have the offset of the day asked for', async () => {
    const path = `${info.replace('/example.org', '')}/timezones`
    const winter = await company.client.read(`${path}?tzid=Europe/Stockholm&when=2021-01-01T09:00:00Z`)
    expect(winter).toEqual({
      timezone: [{ region: 'Europe', city: 'Stockholm', offset: '3600000', tzid: 'Europe/Stockholm' }]
    })
    expect((await company.client.get(`${path}?tzid=Europe/Stockholm&when=2021-07-01T09:00:00Z`)).text).toContain(
      '7200000'
    )
    expect((await company.client.get(path)).text).toContain('America/New_York')
    expect((await company.client.get(`${path}?tzid=Mars`)).status).toBe(400)
  })
})
