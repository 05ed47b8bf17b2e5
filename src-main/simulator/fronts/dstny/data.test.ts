import { describe, expect, it } from 'vitest'
import { companyForEachCase } from '../../testing/dstny-company.ts'

const org = 'example.org/jane'

const company = companyForEachCase()

describe('groups', () => {
  const groups = `/api/user/acd-attendant-group/v1/${org}`
  const login = '/api/user/acd-attendant-group/v1/example.org/21/agents/jane@example.org'

  it('are listed with agents and figures, ids as bare 64-bit numbers', async () => {
    const { text } = await company.client.get(groups)
    expect(text).toContain('"id":9007199254740993,')
    expect(JSON.parse(text)).toMatchObject({
      groups: [
        {
          name: 'Sales',
          type: 'ACD',
          distributionType: 'SKILLS',
          loggedIn: false,
          statistic: { numberOfFreeAgents: 1 }
        },
        { name: 'Support', type: 'ACD_LIGHT' },
        { name: 'Switchboard', type: 'ATTENDANT', loggedIn: true },
        { name: 'Night desk', nightMode: true },
        { name: 'Spares', domain: 'example.net' }
      ]
    })
  })

  it('leave out agents and figures when asked', async () => {
    const { text } = await company.client.get(`${groups}?ignoreAgents=true&ignoreStatistics=true`)
    expect(text).not.toMatch(/agents|statistic"/)
    expect((await company.client.get(`${groups}?ignoreAgents=yes`)).status).toBe(400)
  })

  it('log agents in and out, by the newer and by the older way', async () => {
    expect(await company.client.post(`${login}?action=login`)).toMatchObject({ status: 200, text: 'OK' })
    expect(company.pbx.queue('Sales').seatOf(company.pbx.extension('jane'))?.signedIn).toBe(true)
    company.front.switches.acdLoginMissing = true
    expect((await company.client.post(`${login}?action=logout`)).status).toBe(404)
    const old = `/api/user/acd-attendant-group/${org}/21/example.org/agents/jane%40example.org`
    expect((await company.client.post(`${old}?action=logout`)).status).toBe(200)
    expect(company.pbx.queue('Sales').seatOf(company.pbx.extension('jane'))?.signedIn).toBe(false)
  })

  it('log the user in through the distribution groups', async () => {
    const path = `/api/user/distribution-group/v1/${org}/groups/9007199254740993/example.org/login`
    expect(JSON.parse((await company.client.post(path)).text)).toMatchObject({ group: { length: 5 } })
    expect((await company.client.post(`${path}?ignoreStatistics=true`)).status).toBe(204)
    expect((await company.client.post(path.replace('9007199254740993', '1'))).text).toContain('group.does.not.exist')
  })

  it('stream their figures, changed groups only after the first event', async () => {
    const reader = await company.client.stream(`/api/user/distribution-group/v1/${org}/queue-statistics/events`)
    const first = (await reader.data()) ?? ''
    expect([first.match(/<queue /g)?.length, first.includes('fullState="true"')]).toEqual([5, true])
    await company.pbx.outside('+12025550100').dials(company.pbx.queue('Sales'))
    const next = (await reader.data()) ?? ''
    expect(next).toContain('fullState="false"')
    expect(next).toContain('<name>Sales</name>')
    expect(next).toContain('<queueLength>1</queueLength>')
    expect(await company.client.read(`/api/user/queue-statistics/v1/example.org/users/jane`)).toMatchObject({
      queue: { length: 4 }
    })
  })
})

describe('presence', () => {
  const own = `/api/user/user-information/v1/${org}`

  it('changes only what is named', async () => {
    const expiration = '2026-01-05T12:00:00Z'
    const body = { note: 'Zurück um 12', activity: { id: 'lunch', expiration } }
    const answer = await company.client.put(`${own}/presence`, body)
    expect(JSON.parse(answer.text)).toMatchObject({
      note: 'Zurück um 12',
      role: 'business',
      available: false,
      activity: { id: 'lunch', expiration, available: false }
    })
    const noted = await company.client.put(`${own}/presence`, '{"note":""}')
    expect(JSON.parse(noted.text)).toMatchObject({ activity: { id: 'lunch', expiration } })
    expect((await company.client.put(`${own}/presence`, '{"activity":{"id":"none"}}')).status).toBe(400)
  })

  it('answers texts, as JSON strings when switched', async () => {
    const path = `${own}/activity?activity=meeting&available=true`
    expect((await company.client.put(path)).text).toBe('meeting')
    company.front.switches.jsonTexts = true
    expect((await company.client.put(path)).text).toBe('"meeting"')
    expect((await company.client.get(`${own}/available`)).text).toBe('"true"')
  })

  it('of others is written only where they allow it', async () => {
    const path = '/api/user/contacts-information/v1/example.org'
    expect((await company.client.put(`${path}/anna.berg@example.org/activity?activity=lunch`)).status).toBe(204)
    expect((await company.client.put(`${path}/bjorn@example.org/activity?activity=lunch`)).status).toBe(403)
  })

  it('is streamed as PIDF', async () => {
    const path = '/api/user/contacts-information/v1/example.org/bjorn%40example.org/presence/events'
    const reader = await company.client.stream(path)
    expect(await reader.data()).toContain('<basic>open</basic>')
    company.pbx.extension('bjorn').changesPresence('lunch', { until: company.clock.now() + 60_000, note: '< 1 h' })
    const next = (await reader.data()) ?? ''
    expect(next).toContain('<basic>closed</basic></status><note>&lt; 1 h</note>')
    expect(next).toContain('until="2026-01-05T09:01:00Z"><rpid:other>lunch</rpid:other>')
  })
})

describe('presence shortcuts', () => {
  const path = `/api/user/presence-shortcuts/v1/${org}`
  const coffee = {
    id: 'c1',
    name: 'Kaffee',
    activityId: 'busy',
    available: true,
    durationType: 'MINUTES',
    durationMinutes: 10,
    order: 9,
    imageId: 'ic_shortcut_coffee'
  }

  it('are listed, put, read, deleted and replaced', async () => {
    expect(await company.client.read(path)).toMatchObject({ presenceShortcut: { length: 4 } })
    const put = await company.client.put(`${path}/c9`, coffee)
    expect(JSON.parse(put.text)).toMatchObject({ ...coffee, id: 'c9' })
    expect(await company.client.read(`${path}/c9`)).toMatchObject({ name: 'Kaffee', applyDiversionNumber: false })
    expect((await company.client.delete(`${path}/c9`)).status).toBe(204)
    expect((await company.client.get(`${path}/c9`)).status).toBe(404)
    await company.client.put(path, { presenceShortcut: [coffee] })
    expect(await company.client.read(path)).toMatchObject({ presenceShortcut: { length: 1 } })
  })

  it('refuse minutes without a number and ids given twice', async () => {
    const { durationMinutes: _, ...without } = coffee
    expect((await company.client.put(`${path}/c9`, without)).text).toContain('value.required')
    const twice = { presenceShortcut: [coffee, coffee] }
    expect((await company.client.put(path, twice)).status).toBe(400)
  })

  it('tell the configuration stream', async () => {
    const reader = await company.client.stream(`/api/user/end-user-configuration/v1/${org}/events`)
    await company.client.put(`${path}/c9`, coffee)
    expect(await reader.data()).toContain('changedField')
  })
})

describe('contacts', () => {
  const list = `/api/contacts/list/${org}`
  const names = async (path: string): Promise<string[]> =>
    ((await company.client.read(path)) as { contact: { firstname?: string; lastname: string }[] }).contact.map(
      (one) => one.lastname
    )

  it('are found by the start of any word, favourites without a query', async () => {
    expect(await names(`${list}?query=${encodeURIComponent('ås')}`)).toEqual(['Lindqvist'])
    expect(await names(`${list}?query=firma`)).toEqual(['Jönsson'])
    expect(await names(`${list}?query=${encodeURIComponent('+46846500412')}`)).toEqual(['Öberg'])
    expect(await names(list)).toEqual(['Berg', 'Åkesson', 'Jönsson'])
    expect(await names(`${list}?query=s&dontIncludeFnrs=true&maxResults=1`)).toHaveLength(1)
  })

  it('have a picture, a line state and an entry id', async () => {
    const path = '/api/user/contacts-information/v1/example.org'
    const answer = await fetch(`${company.front.url}${path}/anna.berg@example.org/image`, {
      headers: { Authorization: `Bearer ${company.front.issueToken('jane')}` }
    })
    expect(new Uint8Array(await answer.arrayBuffer()).slice(1, 4)).toEqual(new TextEncoder().encode('PNG'))
    expect((await company.client.get(`${path}/tomas@example.org/image`)).status).toBe(404)
    expect((await company.client.get(`${path}/anna.berg@example.org/line-state`)).text).toBe('false')
    expect(await company.client.read(`${path}/entry-201-example.org`)).toMatchObject({ id: 'anna.berg@example.org' })
  })
})

describe('lines, diversion, configuration and the log', () => {
  it('set the active line by type and group', async () => {
    const path = `/api/user/user-line/v1/${org}`
    expect(await company.client.read(`${path}/active`)).toMatchObject({ type: 'OFFICE_FIXED', groupId: 0 })
    expect((await company.client.put(`${path}/active`, '{"type":"ACD_LIGHT","groupId":25}')).status).toBe(204)
    expect(await company.client.read(`${path}/active`)).toMatchObject({ type: 'ACD_LIGHT', name: 'Support' })
    expect(await company.client.read(`${path}/lines`)).toMatchObject({ line: { length: 5 } })
    expect((await company.client.put(`${path}/active`, '{"type":"ACD","groupId":99}')).status).toBe(400)
  })

  it('set and clear the active diversion', async () => {
    const path = `/api/user/diversion/v1/${org}/active-number`
    expect((await company.client.put(`${path}?phoneNumber=%2B493023125302&activityScoped=true`)).status).toBe(204)
    expect(await company.client.read(path)).toEqual({ 'diversion-number': '+493023125302' })
    await company.client.send('POST', `${path}?phoneNumber=`)
    expect(await company.client.read(path)).toEqual({})
  })

  it('give the configuration in one piece', async () => {
    const answer = await company.client.read(`/api/user/end-user-configuration/v1/${org}`)
    expect(answer).toMatchObject({ activities: { activity: { length: 6 } }, roles: { role: { length: 3 } } })
  })

  it('page through the communication log by 64-bit ids', async () => {
    const path = `/api/user/communication-log/v1/${org}`
    const { text } = await company.client.get(`${path}?limit=2`)
    const ids = [...text.matchAll(/"itemId":(\d+)/g)].map((match) => match[1] ?? '')
    expect(ids).toHaveLength(2)
    expect((await company.client.get(`${path}?olderThan=${ids[1]}`)).text.match(/itemId/g)).toHaveLength(2)
    expect((await company.client.get(`${path}?count=true&itemType=MISSED_CALL`)).text).toBe('1')
  })

  it('list devices by type, and the active ones with four members', async () => {
    const path = `/api/user/user-device-information/v1/${org}`
    company.pbx.extension('jane').setsDeviceActive('soft', false)
    expect(await company.client.read(`${path}/devices?type=SOFTPHONE`)).toMatchObject([
      { deviceId: '200-soft', deviceStatus: 'INACTIVE' }
    ])
    const active = (await company.client.read(`${path}/active-devices`)) as object[]
    expect(active.map((device) => Object.keys(device).length)).toEqual([4, 4])
  })
})
