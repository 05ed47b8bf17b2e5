import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const caller = '+493023125123'
const day = { start: '2026-01-05', end: '2026-01-05 23:59:59' }
const all = { start: '2026-01-01', end: '2026-12-31' }
const simple = (values: Record<string, string> = {}): Promise<Record<string, string>[]> =>
  company.infoRows('simplecdrs', { phone: '200', ...day, ...values })
const empty = (info: string, values: Record<string, string>): Promise<string> =>
  company.info(info, { format: 'json', ...values })

/** Somebody outside talks with Jane for a minute, ten seconds after it began to ring. */
async function past(number = caller): Promise<void> {
  const call = await company.pbx.outside(number, 'Frida Jönsson').dials(company.jane)
  await company.clock.advance(10_000)
  await company.jane.answers(call)
  await company.clock.advance(60_000)
  company.jane.hangsUp(call)
}

describe('past calls in short', () => {
  it('have eleven columns in JSON and CSV, and cannot be read in plain', async () => {
    await past()
    const [row] = await simple()
    expect(row).toMatchObject({
      sc_te_id: '12',
      tenantcode: 'EXAMPLEORG',
      sc_start: '2026-01-05 10:00:00',
      sc_direction: 'IN',
      sc_calleridnum: caller,
      sc_calleridname: 'Frida Jönsson',
      sc_dialednum: '200',
      sc_disposition: 'ANSWERED',
      sc_duration: '60',
      sc_uniqueid: expect.stringMatching(/^pbx1-\d+\.\d+$/),
      sc_whoanswered: '200',
      10: '200'
    })
    const [header, ...lines] = (await company.info('simplecdrs', { phone: '200', ...day, format: 'csv' }))
      .trim()
      .split('\r\n')
    expect(header).toBe(
      Object.keys(row ?? {})
        .filter((name) => !/^\d+$/.test(name))
        .join(',')
    )
    expect(lines).toHaveLength((await simple()).length)
    expect(lines[0]).toContain('"Frida Jönsson"')
    expect(await company.info('simplecdrs', { phone: '200', ...day })).not.toContain('\n')
    expect(await company.info('simplecdrs', { ...day, format: 'xml' })).toBe('')
  })

  it('are those of today, where nothing is said; the end of a bare date is its beginning', async () => {
    await past()
    const today = await company.infoRows('simplecdrs', { phone: '200' })
    expect(today.map((row) => row['sc_disposition'])).toEqual(['ANSWERED', 'NO ANSWER', 'ANSWERED'])
    expect(await empty('simplecdrs', { start: '2026-01-05', end: '2026-01-05' })).toBe('')
    expect(await simple({ end: '2026-01-06' })).toEqual(today)
    expect((await simple({ start: '2026-01-04' })).length).toBeGreaterThan(today.length)
    expect(await simple({ start: '2026-01-05 10:00:00' })).toHaveLength(1)
    expect((await simple({ start: 'yesterday', end: '' })).length).toBe(today.length)
  })

  it('are in the time of the system, whose clock may be off', async () => {
    await past()
    company.front.switches.timeZone = 'Europe/London'
    expect((await simple())[0]).toMatchObject({ sc_start: '2026-01-05 09:00:00' })
    company.front.switches.clockAheadMs = 3_600_000
    expect((await simple())[0]).toMatchObject({ sc_start: '2026-01-05 10:00:00' })
    expect(await simple({ start: '2026-01-05 10:00:00' })).toHaveLength(1)
  })

  it('are filtered by each of their columns, by several values too', async () => {
    await past()
    await past('+441632960123')
    const [newest] = await simple()
    const uniqueid = newest?.['sc_uniqueid'] ?? ''
    expect(await simple({ uniqueid })).toHaveLength(1)
    expect(await simple({ id: uniqueid })).toHaveLength(1)
    expect(await simple({ calleridnum: `${caller},+441632960123`, start: '2026-01-05 10:00:00' })).toHaveLength(2)
    expect(await simple({ calleridname: 'frida jönsson', start: '2026-01-05 10:00:00' })).toHaveLength(2)
    expect(await simple({ disposition: 'NO ANSWER' })).toHaveLength(1)
    expect(await simple({ direction: 'OUT', ...all })).toHaveLength(1)
    expect((await simple({ whoanswered: '200' })).every((row) => row['sc_whoanswered'] === '200')).toBe(true)
    expect(await empty('simplecdrs', { ...day, phone: '213' })).toBe('')
    company.front.switches.uniqueIdIgnored = true
    expect((await simple({ uniqueid })).length).toBeGreaterThan(1)
  })

  it('may name who answered as a user, and come the oldest first', async () => {
    await past()
    const { switches } = company.front
    switches.whoAnsweredForm = 'userName'
    expect((await simple())[0]).toMatchObject({ sc_whoanswered: '200-EXAMPLEORG' })
    switches.historyOrder = 'oldestFirst'
    expect((await simple()).at(-1)).toMatchObject({ sc_whoanswered: '200-EXAMPLEORG' })
  })

  it('say what became of each', async () => {
    await past()
    const ring = await company.pbx.outside(caller).dials(company.jane)
    company.jane.rejects(ring)
    await company.jane.dials('+493023125902')
    await company.clock.advance(1_000)
    await company.jane.dials('201')
    company.jane.hangsUp()
    const rows = await simple({ start: '2026-01-05 10:00:00' })
    expect(rows.map((row) => [row['sc_direction'], row['sc_disposition'], row['sc_dialednum']])).toEqual([
      ['LOCAL', 'NO ANSWER', '201'],
      ['OUT', 'BUSY', '+493023125902'],
      ['IN', 'NO ANSWER', '200'],
      ['IN', 'ANSWERED', '200']
    ])
  })

  it('may leave out what was dialled from a telephone nobody picked up', async () => {
    await company.plain('DIAL', { source: '200', dest: '201' })
    company.jane.rejects()
    const now = { start: '2026-01-05 10:00:00' }
    expect(await simple(now)).toMatchObject([{ sc_disposition: 'NO ANSWER', sc_dialednum: '201' }])
    company.front.switches.unansweredSourceKept = false
    expect(await empty('simplecdrs', { ...day, ...now })).toBe('')
  })

  it('are kept of a call that was shorter than any poll', async () => {
    const call = await company.pbx.outside(caller).dials(company.jane)
    company.pbx.findOutside(caller)?.hangsUp(call)
    expect(await company.lamp()).toBe('NOT_INUSE')
    expect((await simple())[0]).toMatchObject({ sc_disposition: 'NO ANSWER', sc_whoanswered: '', sc_duration: '0' })
  })

  it('to a group say who answered, in one row or in two', async () => {
    await company.pbx.outside(caller).dials(company.pbx.queue('Sales'))
    await company.pbx.extension('bjorn').answers()
    company.pbx.extension('bjorn').hangsUp()
    const rows = await company.infoRows('simplecdrs', {
      calleridnum: caller,
      start: '2026-01-05 10:00:00',
      end: day.end
    })
    expect(rows).toMatchObject([{ sc_dialednum: '300', sc_whoanswered: '202' }])
    company.front.switches.severalRows = true
    const more = await company.infoRows('simplecdrs', { phone: '202', start: '2026-01-05 10:00:00', end: day.end })
    expect(more.map((row) => row['sc_dialednum'])).toEqual(['300', '202'])
    expect(new Set(more.map((row) => row['sc_uniqueid'])).size).toBe(1)
  })

  it('of all tenants are shown to the admin only', async () => {
    const call = await company.pbx.outside(caller).dials(company.pbx.extension('oliver@example.net'))
    company.pbx.findOutside(caller)?.hangsUp(call)
    const values = { reqtype: 'INFO', info: 'simplecdrs', format: 'json', tenant: '%', ...day }
    const seen = await company.send({ ...values, key: company.front.tenants.adminKey })
    expect(seen.text).toContain('"tenantcode":"EXAMPLENET"')
    expect(seen.text).toContain('"tenantcode":"EXAMPLEORG"')
    expect((await company.send({ ...company.access, ...values })).text).toMatch(/^Too bad/)
    expect(await company.info('simplecdrs', { format: 'json', ...day })).not.toContain('EXAMPLENET')
  })
})

describe('past calls in full', () => {
  it('come as CSV, XML and JSON, of which the last may be broken', async () => {
    const dialled = await company.plain('DIAL', { source: '200', dest: '201', autoanswer: 'yes' })
    await company.anna.answers()
    company.jane.hangsUp()
    const originateid = dialled.split('|')[2]
    const full = { start: '2026-01-05 10:00:00', end: day.end }
    const csv = (await company.info('cdrs', { ...full, format: 'csv' })).trim().split('\r\n')
    expect(csv[0]).toMatch(/^accountcode,call_id,start,.*,linkedid,.*,originateid$/)
    expect(csv[1]).toContain(`"${originateid}"`)
    expect(await company.info('cdrs', { ...full, format: 'xml', template: 'one' })).toContain(
      `<originateid>${originateid}</originateid>`
    )
    const rows = await company.infoRows('cdrs', {
      ...full,
      src: '200',
      firstdst: '201',
      direction: 'OUT',
      phone: '200'
    })
    expect(rows).toMatchObject([
      { originateid, disposition: 'ANSWERED', userfield: '[outbound]', src: '200', wherelanded: '201' }
    ])
    const uniqueid = rows[0]?.['uniqueid'] ?? ''
    expect(await company.infoRows('cdrs', { ...full, uniqueid, linkedid: uniqueid, id: uniqueid })).toHaveLength(1)
    expect(await empty('cdrs', { ...full, src: '999' })).toBe(']')
    company.front.switches.callRecordsJsonBroken = true
    const broken = await empty('cdrs', full)
    expect(() => JSON.parse(broken) as unknown).toThrow()
  })
})

describe('notes', () => {
  const note = (values: Record<string, string>): Promise<string> =>
    company.plain('CDR', { field: 'userfield', ...values })

  it('can be added to a call and read, never replaced', async () => {
    await past()
    const uniqueid = (await simple())[0]?.['sc_uniqueid'] ?? ''
    expect(await note({ action: 'get', uniqueid })).toBe('[inbound]')
    expect(await note({ action: 'update', uniqueid, value: '{cti:call back}' })).toBe('OK')
    expect(await note({ action: 'update', uniqueid, value: '{cti:done ✓}' })).toBe('OK')
    expect(await note({ action: 'get', uniqueid })).toBe('[inbound]{cti:call back}{cti:done ✓}')
    const [full] = await company.infoRows('cdrs', { uniqueid, ...day })
    expect(full).toMatchObject({ userfield: '[inbound]{cti:call back}{cti:done ✓}' })
  })

  it('are nothing for a call that is not there, or another field', async () => {
    expect(await note({ action: 'get', uniqueid: 'pbx1-1.1' })).toBe('')
    expect(await note({ action: 'update', uniqueid: 'pbx1-1.1', value: 'x' })).toBe('')
    expect(await note({ action: 'update', uniqueid: 'pbx1-1.1' })).toBe('')
    expect(await note({ action: 'update', uniqueid: 'pbx1-1.1', value: 'x', field: 'start' })).toBe('Invalid field')
  })
})

describe('logs and counts', () => {
  it('of queues have lines of calls, with the secrets of agents, and lines of others', async () => {
    expect(await empty('queuelogs', day)).toBe(']')
    await company.pbx.outside(caller).dials(company.pbx.queue('Sales'))
    await company.clock.advance(4_000)
    await company.pbx.extension('bjorn').answers()
    await company.clock.advance(20_000)
    company.pbx.extension('bjorn').hangsUp()
    await company.plain('QUEUE', { action: 'log', number: '300', event: 'CUSTOM', uniqid: 'pbx1-7.7' })
    const rows = await company.infoRows('queuelogs', { queue: '21', ...day })
    expect(rows).toMatchObject([
      { disposition: 'CUSTOM', callid: 'pbx1-7.7', qu_name: 'Sales' },
      {
        time: '2026-01-05 10:00:00',
        callerid: caller,
        disposition: 'ANSWERED',
        agent: '202-EXAMPLEORG',
        holdtime: '4',
        calltime: '20',
        origpos: '1',
        ex_webpassword: 'CANARY-web-202-EXAMPLEORG'
      }
    ])
    const call = (await company.infoRows('simplecdrs', { phone: '202', ...day }))[0]
    expect(rows[1]?.['callid']).toBe(call?.['sc_uniqueid'])
    expect(await empty('queuelogs', { queue: '999', ...day })).toBe(']')
    expect(await empty('queuelogs', { ...day, end: '2026-01-05' })).toBe(']')
  })

  it('count who dials now, and how many calls everybody had', async () => {
    expect(await empty('outdialed', {})).toBe('')
    await company.jane.dials('201')
    expect(await company.infoJson('outdialed')).toEqual({ 200: { STATE: 'RINGING' } })
    expect(await company.info('outdialed')).toBe('')
    expect(await company.infoJson('simpledialed')).toMatchObject({ 200: { IN: '1', OUT: '1' } })
    expect(await empty('ivrlogs', day)).toBe('[]')
  })
})
