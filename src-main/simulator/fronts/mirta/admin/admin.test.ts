import { describe, expect, it } from 'vitest'
import { managedObjects } from '../../../../wire-tables/mirta/admin.ts'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'
import { refusals } from '../http/texts.ts'

const company = mirtaCompanyForEachCase()
const ask = async (reqtype: string, values: Record<string, string> = {}): Promise<string> =>
  (await company.send({ ...company.admin, reqtype, ...values })).text
const db = (object: string, action: string, values: Record<string, string> = {}): Promise<string> =>
  ask('MANAGEDB', { object, action, format: 'json', ...values })
const rows = async (
  object: string,
  values: Record<string, string> = {}
): Promise<Record<string, Record<string, string>>> =>
  JSON.parse(await db(object, 'list', values)) as Record<string, Record<string, string>> // objects by id, as the contract says

type Managed = keyof typeof managedObjects
const kinds = Object.entries(managedObjects) as [Managed, readonly string[]][] // the keys are the names
const having = (...actions: string[]): Managed[] =>
  kinds.filter(([, all]) => actions.every((action) => all.includes(action))).map(([name]) => name)

describe('the configuration database', () => {
  it('has the company in it, by tenant', async () => {
    expect(await rows('tenant')).toMatchObject({ 12: { te_id: '12', te_code: 'EXAMPLEORG' } })
    expect(await rows('queue')).toMatchObject({ 21: { qu_name: 'Sales' } })
    expect(Object.values(await rows('extension'))).toContainEqual(
      expect.objectContaining({ ex_number: '200', ex_name: 'Jane Doe' })
    )
    expect(Object.values(await rows('extension', { tenant: 'EXAMPLENET' })).map((row) => row['ex_number'])).toEqual([
      '601',
      '602'
    ])
    expect(Object.keys(await rows('tenant', { filter: 'examplenet' }))).toEqual([])
    expect(Object.values(await rows('sipregs'))).toContainEqual(expect.objectContaining({ sr_name: '200-EXAMPLEORG' }))
  })

  it.each(having('list', 'add', 'get', 'update'))('keeps a %s that is added, and lists it', async (name) => {
    const added = JSON.parse(await db(name, 'add', { jsondata: '{"comment":"new"}' })) as Record<string, string>
    const [id = ''] = Object.values(added)
    if (name !== 'tenant') expect(await rows(name)).toMatchObject({ [id]: { comment: 'new' } })
    expect(await get(name, id)).toMatchObject({ comment: 'new' })
    expect(await db(name, 'update', { objectid: id, jsondata: '{"comment":"newer"}' })).toBe('OK')
    expect(await get(name, id)).toMatchObject({ comment: 'newer' })
    expect(await db(name, 'update', { objectid: 'none', jsondata: '{}' })).toBe('')
    expect(await db(name, 'update', { objectid: id, jsondata: '{' })).toBe('Invalid jsondata')
    if (!having('delete').includes(name)) return
    expect([await db(name, 'delete', { objectid: id }), await db(name, 'delete', { objectid: id })]).toEqual(['OK', ''])
    expect(await db(name, 'get', { objectid: id })).toBe('')
  })

  const get = async (name: string, id: string): Promise<unknown> =>
    JSON.parse(await db(name, 'get', { objectid: id })) as unknown

  it.each(kinds)('refuses of a %s what the vendor does not name', async (name, actions) => {
    const all = [...new Set(kinds.flatMap(([, names]) => names))]
    for (const action of all.filter((one) => !actions.includes(one)))
      expect(await db(name, action, { objectid: '21' })).toBe('')
    expect(await db(name, 'toString')).toBe('')
  })

  it('knows no other objects, and takes form fields in place of JSON', async () => {
    expect(await db('toString', 'list')).toBe('Invalid object')
    const body = new URLSearchParams({
      ...company.admin,
      reqtype: 'MANAGEDB',
      object: 'custom',
      action: 'add',
      cu_name: 'Door'
    })
    const added = await company.send({}, undefined, { method: 'POST', body })
    expect(await get('custom', added.text.replace('|', ''))).toMatchObject({ cu_name: 'Door', cu_te_id: '12' })
  })

  it('keeps what hangs on objects', async () => {
    const added = JSON.parse(await db('huntlist', 'add', { jsondata: '{}' })) as { hu_id: string }
    const at = { objectid: added.hu_id }
    expect(await db('huntlist', 'setextensions', { ...at, jsondata: '{"1":"EXT-812"}' })).toBe('OK')
    expect(JSON.parse(await db('huntlist', 'getextensions', at))).toEqual({ 1: 'EXT-812' })
    expect(await db('huntlist', 'getextensions', { objectid: 'none' })).toBe('')
    const [user = ''] = Object.keys(await rows('user'))
    expect(await db('user', 'addtenant', { objectid: user, tenantid: '13' })).toBe('OK')
    expect(JSON.parse(await db('user', 'listtenants', { objectid: user }))).toEqual({ 13: { te_id: '13' } })
    expect(await db('user', 'deltenant', { objectid: user, tenantid: '13' })).toBe('OK')
    expect(JSON.parse(await db('user', 'listtenants', { objectid: user }))).toEqual({})
    expect(await db('user', 'addtenant', { objectid: user })).toBe('')
    expect(await db('destination', 'replace', { typesrc: 'DID', typeidsrc: '77', jsondata: '{"1":"EXT-812"}' })).toBe(
      'OK'
    )
    expect(await rows('destination')).toMatchObject({ 'DID-77': { 1: 'EXT-812' } })
    expect(await db('destination', 'replace', { jsondata: '{}' })).toBe('')
  })

  it('keeps sounds, and gives them to whoever asks for the announcement', async () => {
    const added = JSON.parse(await db('mediafile', 'add', { jsondata: '{"me_name":"Welcome"}' })) as { me_id: string }
    const form = new FormData()
    const values = {
      ...company.admin,
      reqtype: 'MANAGEDB',
      object: 'mediafile',
      action: 'updatebinary',
      objectid: added.me_id
    }
    for (const [name, value] of Object.entries(values)) form.set(name, value)
    form.set('filename', new Blob(['RIFF…']), 'welcome.wav')
    expect((await company.send({}, undefined, { method: 'POST', body: form })).text).toBe('OK')
    expect(await db('mediafile', 'getbinary', { objectid: added.me_id })).toBe('RIFF…')
    expect(await company.plain('MEDIAFILE', { action: 'getaudio', objectid: added.me_id })).toBe('RIFF…')
    expect(await company.plain('MEDIAFILE', { action: 'getaudio', objectid: 'none' })).toBe('')
    expect(await db('mediafile', 'updatebinary', { objectid: added.me_id })).toBe('')
  })
})

describe('administration', () => {
  it('runs campaigns from state to state, with numbers', async () => {
    const act = (action: string, values: Record<string, string> = {}): Promise<string> =>
      company.plain('CAMPAIGN', { action, campaign: '31', ...values })
    expect([
      await act('start'),
      await act('start'),
      await act('pause'),
      await act('resume'),
      await act('stop')
    ]).toEqual(['OK', 'Campaign is running', 'OK', 'OK', 'OK'])
    expect(await act('pause')).toBe('Campaign is stopped')
    expect(await act('addnumber', { number: '+493023125123', numberdescription: 'Frida' })).toBe('OK')
    expect(await company.rows('CAMPAIGN', { action: 'listnumbers', campaign: '31' })).toMatchObject([
      { number: '+493023125123', description: 'Frida' }
    ])
    expect(await act('delnumber', { number: '+493023125123' })).toBe('OK')
    expect([
      await act('delnumber', { number: '1' }),
      await act('cleannumbers'),
      await act('start', { campaign: '9' })
    ]).toEqual(['', 'OK', ''])
  })

  it('keeps user groups', async () => {
    const act = (action: string, values: Record<string, string> = {}): Promise<string> =>
      ask('USERGROUP', { action, usergroupid: '1', format: 'json', ...values })
    expect(await act('list')).toContain('Resellers')
    expect([await act('addtenant', { tenantid: '12' }), await act('addtenant', { tenantid: '99' })]).toEqual(['OK', ''])
    expect(JSON.parse(await act('listtenants'))).toMatchObject([{ te_id: '12' }])
    expect([await act('deltenant', { tenantid: '12' }), await act('deltenant', { tenantid: '12' })]).toEqual(['OK', ''])
    expect(await act('adduser', { userid: '5', inerith: 'on' })).toBe('OK')
    expect(JSON.parse(await act('listusers'))).toMatchObject([{ us_id: '5', inerith: 'on' }])
    expect([await act('deluser', { userid: '5' }), await act('deluser', { userid: '5' })]).toEqual(['OK', ''])
    expect(await act('listusers')).toBe('[]')
    expect([
      await act('listusers', { usergroupid: '9' }),
      await act('adduser', { usergroupid: '9', userid: '5' })
    ]).toEqual(['[]', ''])
  })

  it('keeps settings, credit, codes and variables', async () => {
    const setting = (values: Record<string, string>): Promise<string> => company.plain('SETTING', values)
    expect(await setting({ action: 'GET', name: 'TIMEZONE' })).toBe('Europe/Berlin')
    expect(await setting({ action: 'SET', name: 'GREETING', value: 'hello' })).toBe('OK')
    expect([
      await setting({ action: 'get', code: 'GREETING' }),
      await setting({ action: 'GET', name: 'NONE' })
    ]).toEqual(['hello', ''])
    expect(await company.info('balance')).toBe('123.45')
    expect(await ask('BALANCE', { amount: '-23.45', description: 'Invoice' })).toBe('OK')
    expect(await company.info('balance')).toBe('100.00')
    expect(await ask('BALANCE', { amount: 'much', description: 'Invoice' })).toBe('Invalid amount')
    expect(await company.plain('BALANCE', { amount: '5', description: 'Invoice' })).toBe(refusals.wrongKey)
    expect(await company.infoRows('pincodes')).toMatchObject([{ pi_pin: 'CANARY-pin-EXAMPLEORG' }])
    expect([await company.info('variable', { id: 'Night' }), await company.info('variable', { id: 'none' })]).toEqual([
      'day',
      ''
    ])
    expect(await ask('LICENSEDAYS')).toBe('212')
  })

  it('starts telephones again: they are away for a minute', async () => {
    expect(await company.plain('REBOOT', { peer: '200-EXAMPLEORG' })).toBe('OK')
    expect([await company.lamp(), await company.lamp('201-EXAMPLEORG')]).toEqual(['UNAVAILABLE', 'NOT_INUSE'])
    await company.clock.advance(60_000)
    expect(await company.lamp()).toBe('NOT_INUSE')
    expect(await company.plain('UNREGISTER', { peer: 'ALL' })).toBe('OK')
    expect([await company.lamp(), await company.lamp('201-EXAMPLEORG')]).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
    expect(await company.plain('REBOOT', { peer: '999' })).toBe('Peer not found')
  })

  it('says which way calls went', async () => {
    await company.pbx.outside('+493023125123').dials(company.pbx.queue('Sales'))
    await company.pbx.extension('bjorn').answers()
    company.pbx.extension('bjorn').hangsUp()
    const path = (action: string, values: Record<string, string>): Promise<Record<string, string>[]> =>
      company.rows('RESPONSEPATH', { action, id: '1', ...values })
    const [last] = await path('getlast', {})
    expect(last).toMatchObject({ Type: 'QUEUE', 'Type ID': '300', Value: '202', 'Value Name': 'Björn Åkesson' })
    expect(await path('getid', { rrid: last?.['UniqueID'] ?? '' })).toEqual([last])
    expect(await path('list', { filter: 'queue', filterdata: '21' })).toEqual([last])
    expect(await path('list', { filter: 'answer', filterdata: '202' })).toEqual([last])
    expect(await path('list', { filter: 'uniqueid', filterdata: last?.['UniqueID'] ?? '' })).toEqual([last])
    expect(await path('list', { filter: 'queue', filterdata: '999' })).toEqual([])
  })
})
