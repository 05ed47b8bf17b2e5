import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase, type MirtaReply } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const caller = '+493023125123'
const day = { start: '2026-01-05', end: '2026-01-05 23:59:59' }
const sound = (values: Record<string, string>): Promise<MirtaReply> => company.send({ ...company.access, ...values })
const isWav = ({ bytes }: MirtaReply): boolean => Buffer.from(bytes).subarray(0, 4).toString() === 'RIFF'
const isMp3 = ({ bytes }: MirtaReply): boolean => bytes[0] === 0xff && bytes[1] === 0xf3 && bytes.length % 26 === 0

describe('voicemail', () => {
  const messages = (mailbox = '200'): Promise<Record<string, string>[]> =>
    company.rows('VOICEMAIL', { action: 'messages', mailbox })
  const act = (action: string, msgid: string): Promise<string> =>
    company.plain('VOICEMAIL', { action, msgid, mailbox: '200' })
  const idOf = (rows: Record<string, string>[]): string => rows[0]?.['Msgid'] ?? 'none'

  it('has mailboxes, with secrets in their rows', async () => {
    expect(await company.plain('VOICEMAIL', { action: 'list' })).toMatch(
      /^Mailbox\|Fullname\|Email\|Attach\|\r\n200\|Jane Doe\|/
    )
    const [row] = await company.rows('VOICEMAIL', { action: 'list', mailbox: '200' })
    expect(row).toMatchObject({ mailbox: '200', fullname: 'Jane Doe', imappassword: expect.stringMatching(/^CANARY/) })
    expect(await company.plain('VOICEMAIL', { action: 'list', mailbox: '999', format: 'json' })).toBe('[]')
  })

  it('lists messages, new and old ones', async () => {
    expect(await messages()).toMatchObject([
      {
        Msgid: expect.stringMatching(/^\d{10}-\d{8}$/),
        CallerID: '"Nils Öberg" <+46846500412>',
        Duration: '12',
        Dir: expect.stringMatching(/200\/Old$/)
      }
    ])
    company.pbx.queue('Sales').takesMessage({ kind: 'outside', number: caller }, 5_000)
    expect(await messages('300')).toMatchObject([
      { CallerID: `"" <${caller}>`, Dir: expect.stringMatching(/300\/INBOX$/) }
    ])
    expect(await company.plain('VOICEMAIL', { action: 'messages' })).toBe('')
    expect(await company.plain('VOICEMAIL', { action: 'messages', mailbox: '999', format: 'json' })).toBe('[]')
  })

  it('marks messages, under the same id or another one', async () => {
    const id = idOf(await messages())
    expect(await act('markunread', id)).toBe('OK')
    expect(await messages()).toMatchObject([{ Msgid: id, Dir: expect.stringMatching(/INBOX$/) }])
    expect(await act('markread', id)).toBe('OK')
    expect(await messages()).toMatchObject([{ Msgid: id, Dir: expect.stringMatching(/Old$/) }])
    company.front.switches.messageIdChanges = true
    expect(await act('markunread', id)).toBe('OK')
    expect(idOf(await messages())).not.toBe(id)
    expect(await act('markread', id)).toBe('')
  })

  it('plays, says and deletes messages', async () => {
    const id = idOf(await messages())
    const played = await sound({ reqtype: 'VOICEMAIL', action: 'message', msgid: id, mailbox: '200' })
    expect([played.type, isWav(played)]).toEqual(['audio/x-wav', true])
    expect(isWav(await sound({ reqtype: 'INFO', info: 'voicemail', id: String(Number(id.split('-')[1])) }))).toBe(true)
    expect(await company.info('voicemailtranscript', { id: String(Number(id.split('-')[1])) })).toContain('Nils Öberg')
    company.front.switches.voicemailType = 'audio/mpeg'
    expect(isMp3(await sound({ reqtype: 'VOICEMAIL', action: 'message', msgid: id }))).toBe(true)
    expect(await act('delete', id)).toBe('OK')
    expect(await company.plain('VOICEMAIL', { action: 'messages', mailbox: '200', format: 'json' })).toBe('[]')
    expect([await act('delete', id), await act('markread', id), await act('message', id)]).toEqual(['', '', ''])
    expect(await company.info('voicemail', { id: '999' })).toBe('')
  })
})

describe('recordings', () => {
  it('are listed, and played by unique id or originate id', async () => {
    const dialled = await company.plain('DIAL', { source: '200', dest: '201', autoanswer: 'yes', recording: 'yes' })
    await company.anna.answers()
    await company.clock.advance(72_000)
    company.jane.hangsUp()
    const rows = await company.infoRows('recordings', day)
    expect(rows[0]).toMatchObject({ duration: '72', src: '200', dst: '201', start: '2026-01-05 10:00:00' })
    const id = rows[0]?.['uniqueid'] ?? ''
    expect((await company.infoRows('simplecdrs', { uniqueid: id, ...day })).length).toBe(1)
    for (const asked of [id, dialled.split('|')[2] ?? '']) {
      for (const info of ['recording', 'playrecording']) {
        const played = await sound({ reqtype: 'INFO', info, id: asked })
        expect([played.type, isMp3(played)]).toEqual(['audio/mpeg', true])
      }
    }
    company.front.switches.recordingType = 'audio/x-wav'
    expect(isWav(await sound({ reqtype: 'INFO', info: 'recording', id }))).toBe(true)
    expect(await company.infoJson('inforecording', { id })).toMatchObject({ uniqueid: id, duration: '72' })
    expect(await company.info('transcript', { id })).toContain('Jane Doe: Hello.')
  })

  it('from before belong to a call of the history', async () => {
    const [old] = await company.infoRows('recordings', day)
    expect(old).toMatchObject({ src: '+441632960123', dst: '201' })
    const rows = await company.infoRows('simplecdrs', { uniqueid: old?.['uniqueid'] ?? '', ...day })
    expect(rows).toMatchObject([{ sc_disposition: 'ANSWERED', sc_dialednum: '201' }])
  })

  it('that are not there are no bytes', async () => {
    const [old] = await company.infoRows('recordings', day)
    const underscored = old?.['uniqueid']?.replace('.', '_') ?? ''
    for (const id of [underscored, 'none']) {
      expect(await sound({ reqtype: 'INFO', info: 'recording', id })).toMatchObject({
        text: '',
        type: 'text/html; charset=UTF-8'
      })
      expect(await company.info('transcript', { id })).toBe('')
      expect(await company.info('inforecording', { id, format: 'json' })).toBe('')
    }
    const missing = { reqtype: 'INFO', info: 'recording', id: 'none', format: 'json' }
    expect((await sound(missing)).type).toBe('text/html; charset=UTF-8')
    company.front.switches.missingSoundType = 'application/json'
    expect((await sound(missing)).type).toBe('application/json')
    expect(await company.info('recordings', { ...day, end: '2026-01-05', format: 'json' })).toBe('[]')
  })
})

describe('text messages', () => {
  const send = (values: Record<string, string> = {}): Promise<string> =>
    company.plain('SMS', { source: '200', dest: caller, message: 'Grüße & bis 5% später', ...values })

  it('are sent, received and listed', async () => {
    expect(await send()).toBe('OK')
    await company.clock.advance(1_000)
    await company.front.actions['receiveText']?.({ to: '200', from: caller, text: 'Danke' })
    expect(await company.infoRows('sms', day)).toMatchObject([
      { source: caller, dest: '+493023125200', message: 'Danke', direction: 'IN', status: 'RECEIVED' },
      {
        id: '1',
        datetime: '2026-01-05 10:00:00',
        source: '200',
        dest: caller,
        message: 'Grüße & bis 5% später',
        direction: 'OUT',
        status: 'SENT'
      }
    ])
    expect(company.pbx.outbox).toMatchObject([{ from: '+493023125200', to: caller, text: 'Grüße & bis 5% später' }])
    expect(await send({ source: '+493023125300' })).toBe('OK')
    expect(await company.info('sms', { ...day, end: '2026-01-05', format: 'json' })).toBe('[]')
  })

  it('are refused in words', async () => {
    expect(await send({ source: '206' })).toBe('Error|Source number not allowed|')
    expect(await send({ source: '+12025550100' })).toBe('Error|Source number not allowed|')
    expect(await send({ dest: '+493023125904' })).toBe('Error|Message rejected by provider|')
    expect(await send({ dest: '12' })).toBe('Error|Message rejected by provider|')
    expect(await send({ message: '' })).toBe('')
    expect(company.pbx.outbox).toEqual([])
  })
})

describe('fax', () => {
  async function send(values: Record<string, string> = {}, content = '%PDF-1.4\n…'): Promise<string> {
    const form = new FormData()
    const all = {
      ...company.access,
      reqtype: 'FAX',
      action: 'send',
      source_number: '+493023125200',
      dest_number: caller,
      ...values
    }
    for (const [name, value] of Object.entries(all)) form.set(name, value)
    form.set('filename', new Blob([content]), 'letter.pdf')
    return (await company.send({}, undefined, { method: 'POST', body: form })).text
  }

  it('is sent as PDF, and known by its id', async () => {
    const id = (await send({ quality: '204x196', pagesize: 'a4', rotate: 'no' })).split('|')[2] ?? ''
    expect(await company.infoJson('fax', { id })).toMatchObject({ id, status: 'SENDING', dest_number: caller })
    await company.clock.advance(30_000)
    expect(await company.infoJson('fax', { id })).toMatchObject({ status: 'SENT' })
    expect(await company.rows('FAX', { action: 'list' })).toMatchObject([
      { id },
      { direction: 'IN', dest_number: '+493023125201' }
    ])
    const document = await sound({ reqtype: 'FAX', action: 'download', id })
    expect([document.type, document.text]).toEqual(['application/pdf', '%PDF-1.4\n…'])
  })

  it('waits for its time, fails, or is forgotten', async () => {
    const later = (await send({ schedule: '2026-01-05 10:01:00' })).split('|')[2] ?? ''
    const fails = (await send({ dest_number: '+493023125904' })).split('|')[2] ?? ''
    const gone = (await send({ deleteaftersend: 'on' })).split('|')[2] ?? ''
    expect(await company.infoJson('fax', { id: later })).toMatchObject({ status: 'SCHEDULED' })
    await company.clock.advance(30_000)
    expect(await company.infoJson('fax', { id: fails })).toMatchObject({ status: 'FAILED' })
    expect(await company.info('fax', { id: gone })).toBe('')
  })

  it('is refused where it is no PDF, or nobody can have it', async () => {
    expect(await send({}, 'a letter')).toBe('Error|Not a PDF|')
    expect(await send({ dest_number: '12' })).toBe('Error|Invalid destination|')
    expect(await send({ quality: 'best' })).toBe('Invalid quality')
    expect(await company.plain('FAX', { action: 'send', source_number: '200', dest_number: caller })).toBe('')
    expect(await company.plain('FAX', { action: 'download', id: 'none' })).toBe('')
  })
})

describe('phone books', () => {
  const book = (subreqtype: string, values: Record<string, string> = {}): Promise<string> =>
    company.plain('PHONEBOOK', { subreqtype, phonebook: 'Customers', format: 'json', ...values })
  const query = async (field: string, value: string): Promise<Record<string, string>[]> =>
    company.rows('PHONEBOOK', { subreqtype: 'query', phonebook: 'Customers', field, value })

  it('have names and entries', async () => {
    expect(await company.json('PHONEBOOKS', { subreqtype: 'list' })).toEqual(['Customers', 'Suppliers'])
    const rows = await company.rows('PHONEBOOK', { subreqtype: 'getall', phonebook: 'Customers' })
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ peid: '17', NAME: 'Frida Jönsson', PHONE1: caller })
    expect(await book('getall', { phonebook: 'None' })).toBe('[]')
  })

  it('are searched for the whole of a field or parts of it', async () => {
    expect(await query('NAME', 'frida jönsson')).toHaveLength(1)
    expect(await query('NAME', 'frida')).toEqual([])
    expect(await query('PHONE1', '%5123')).toMatchObject([{ NAME: 'Frida Jönsson' }])
    expect(await query('NAME', '%[%')).toEqual([])
    expect(await query('NOSUCH', '%x%')).toEqual([])
    expect(await book('query', { field: 'NAME' })).toBe('')
  })

  it('take entries, one or many, in either field, and lose them', async () => {
    const one = JSON.stringify({ NAME: 'Meier GmbH', PHONE1: '0301234567' })
    const many = JSON.stringify([{ NAME: 'A' }, { NAME: 'B' }])
    expect([await book('add', { values: one }), await book('add', { jsondata: many })]).toEqual(['OK', 'OK'])
    const [added] = await query('NAME', 'Meier%')
    expect(await book('delete', { peid: added?.['peid'] ?? '' })).toBe('OK')
    expect(await book('delete', { peid: added?.['peid'] ?? '' })).toBe('')
    expect(await query('NAME', 'B')).toHaveLength(1)
    expect(await book('cleanall')).toBe('OK')
    expect(await book('getall')).toBe('[]')
    expect(await book('cleanall', { phonebook: 'None' })).toBe('')
  })

  it('take entries in one field only, where the system does', async () => {
    const { switches } = company.front
    const values = JSON.stringify({ NAME: 'Meier GmbH' })
    switches.phoneBookField = 'values'
    expect([await book('add', { jsondata: values }), await book('add', { values })]).toEqual([
      'No values specified',
      'OK'
    ])
    switches.phoneBookField = 'jsondata'
    expect([await book('add', { values }), await book('add', { jsondata: values })]).toEqual([
      'No values specified',
      'OK'
    ])
  })

  it('refuse what is no entry, and books that are not there', async () => {
    for (const values of ['{', '"x"', '[1]', '[[]]']) expect(await book('add', { values })).toBe('Invalid values')
    expect(await book('add', { values: '{}', phonebook: 'None' })).toBe('')
    expect(await book('add')).toBe('')
  })
})
