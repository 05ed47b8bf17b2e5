import { describe, expect, it } from 'vitest'
import { companyForEachCase } from '../../../testing/dstny-company.ts'

const path = '/api/user/event/v1/example.org/jane'

const company = companyForEachCase()

const alice = { firstName: 'Jane', lastName: 'Doe', businessPhone: '+493023125200' }
const bob = { firstName: 'Björn', lastName: 'Åkesson', businessPhone: '+493023125202' }

const daily = {
  dateTimeStart: '2026-01-12T15:30:00Z',
  dateTimeEnd: '2026-01-12T16:30:00Z',
  name: 'Test meeting',
  organizer: alice,
  participants: [bob],
  timeZone: 'Europe/Stockholm',
  recurringType: 'DAILY',
  interval: 1,
  recurrenceRangeType: 'NONE',
  moxtraBinderId: 'IBcgJw9swZjy68F2tP1XEKA3',
  webmeetAllowed: true
}

const read = (rest = '') => company.client.read(path + rest)
const create = async (body: object): Promise<number> =>
  (JSON.parse((await company.client.post(path, body)).text) as { id: number }).id
const put = (rest: string, body: object) => company.client.put(path + rest, body)

describe('meetings', () => {
  it('start with a single one and a series that has an exception', async () => {
    expect(await read()).toMatchObject({
      events: [
        { name: 'Planning', recurringType: 'NONE' },
        { name: 'Standup', rRule: 'FREQ=DAILY;INTERVAL=1', exceptions: [{ isUpdated: true, isCancelled: false }] }
      ]
    })
  })

  it('are made, read, changed and deleted by their organiser', async () => {
    const id = await create(daily)
    expect(await read(`/${id}`)).toMatchObject({ ...daily, rRule: 'FREQ=DAILY;INTERVAL=1', id })
    expect(JSON.parse((await put(`/${id}`, { ...daily, name: 'Kürzer' })).text)).toMatchObject({ name: 'Kürzer' })
    const bjorn = company.as('bjorn')
    const his = path.replace('jane', 'bjorn')
    expect((await bjorn.get(`${his}/${id}`)).status).toBe(200)
    expect((await bjorn.delete(`${his}/${id}`)).status).toBe(403)
    expect((await company.client.delete(`${path}/${id}`)).status).toBe(204)
    expect((await company.client.get(`${path}/${id}`)).status).toBe(404)
  })

  it.each([
    ['organizer', undefined],
    ['dateTimeEnd', '2026-01-12T15:00:00Z'],
    ['recurringType', 'HOURLY'],
    ['interval', 0],
    ['timeZone', 'Mars'],
    ['daysOfWeek', ['XX']],
    ['participants', 'everybody']
  ])('refuse a bad %s', async (name, value) => {
    const answer = await company.client.post(path, { ...daily, [name]: value })
    expect([answer.status, answer.text.includes(`"fieldName":"${name}`)]).toEqual([400, true])
  })

  it.each([
    ['dayOfMonth', { recurringType: 'MONTHLY_ABSOLUTE' }],
    ['monthOfYear', { recurringType: 'YEARLY_ABSOLUTE', dayOfMonth: 3 }],
    ['weekPosition', { recurringType: 'MONTHLY_RELATIVE', daysOfWeek: ['FRIDAY'] }],
    ['numberOfOccurrences', { recurrenceRangeType: 'NUMBERED' }]
  ])('ask for %s where it is needed', async (name, more) => {
    const answer = await company.client.post(path, { ...daily, ...more })
    expect(answer.text).toContain(`"fieldName":"${name}","code":"value.required"`)
  })

  it('write their rule in the words of iCalendar', async () => {
    const more = { recurringType: 'MONTHLY_RELATIVE', daysOfWeek: ['FRIDAY'], weekPosition: 'LAST' }
    const id = await create({ ...daily, ...more, recurrenceRangeType: 'NUMBERED', numberOfOccurrences: 3 })
    expect(await read(`/${id}`)).toMatchObject({ rRule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=FR;BYSETPOS=-1;COUNT=3' })
  })
})

describe('a date of a series', () => {
  it('is planned, moved and cancelled', async () => {
    const id = await create(daily)
    const day = `/${id}/occurrences/2026-01-14`
    expect(await read(day)).toMatchObject({ dateTimeStart: '2026-01-14T15:30:00Z', isUpdated: false, eventId: id })
    const moved = {
      dateTimeStart: '2026-01-14T12:00:00Z',
      dateTimeEnd: '2026-01-14T13:00:00Z',
      organizer: alice,
      participants: []
    }
    const answer = JSON.parse((await put(day, moved)).text) as object
    expect(answer).toMatchObject({ ...moved, isUpdated: true, dateTimeOld: '2026-01-14T15:30:00Z' })
    expect(await read(`/${id}`)).toMatchObject({ exceptions: [{ dateTimeStart: '2026-01-14T12:00:00Z' }] })
    const gone = await company.client.delete(`${path}/${id}/occurrences/2026-01-14`)
    expect(JSON.parse(gone.text)).toMatchObject({ isCancelled: true, dateTimeOld: '2026-01-14T15:30:00Z' })
    expect(await read(day)).toMatchObject({ isCancelled: true })
  })

  it('must exist and be written in full', async () => {
    const id = await create(daily)
    expect((await company.client.get(`${path}/${id}/occurrences/2026-01-01`)).status).toBe(404)
    expect((await company.client.get(`${path}/${id}/occurrences/tomorrow`)).status).toBe(400)
    expect((await put(`/${id}/occurrences/2026-01-14`, { organizer: alice })).text).toContain('dateTimeStart')
  })
})

describe('the bridge', () => {
  it('calls the telephone that was chosen and hangs up again', async () => {
    const id = await create(daily)
    expect((await company.client.post(`${path}/${id}/join?selectedDeviceID=200-soft`)).status).toBe(200)
    const jane = company.pbx.extension('jane')
    expect(jane.legs[0]).toMatchObject({ state: 'alerting', remote: { kind: 'service', name: 'Test meeting' } })
    expect(jane.legs[0]?.devices.map((device) => device.key)).toEqual(['soft'])
    await jane.answers()
    expect(jane.legs[0]?.state).toBe('connected')
    expect((await company.client.post(`${path}/${id}/join`)).status).toBe(409)
    expect((await company.client.post(`${path}/${id}/hangup`)).status).toBe(204)
    expect(jane.legs).toEqual([])
    expect((await company.client.post(`${path}/${id}/hangup`)).status).toBe(409)
    expect((await company.client.post(`${path}/${id}/join?selectedDeviceID=none`)).status).toBe(404)
  })

  it('has a web meeting where it is allowed, and belongs to a chat', async () => {
    const id = await create(daily)
    expect(await read(`/${id}/web-meeting`)).toMatchObject({ code: 'RESPONSE_SUCCESS' })
    expect((await company.client.get(`${path}/1/web-meeting`)).status).toBe(404)
    const stream = '/api/user/event/v1/streams/IBcgJw9swZjy68F2tP1XEKA3'
    expect(await company.client.read(`${stream}/jane@example.org`)).toMatchObject({ events: [{ id }] })
    expect(await company.client.read(`${stream}/nobody@example.org`)).toEqual({ events: [] })
  })
})
