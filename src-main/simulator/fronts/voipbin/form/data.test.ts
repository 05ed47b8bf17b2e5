import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { noRow, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from './ids.ts'
import { microsOf, rfc3339 } from './stamps.ts'

const platform = voipbinForEachCase()

/** The example of the vendor's page on the structure of group calls, as it stands there. */
const sample = `{
"id": "d8596b14-4d8e-4a86-afde-642b46d59ac7",
"customer_id": "5e4a0680-804e-11ec-8477-2fea5968d85b",
"owner_type": "agent",
"owner_id": "62005165-7592-4ff7-9076-55bf491023f2",
"status": "progressing",
"flow_id": "00000000-0000-0000-0000-000000000000",
"source": {
"type": "tel",
"target": "+15551234567",
"target_name": "",
"name": "",
"detail": ""
},
"destinations": [
{
"type": "extension",
"target": "test11@test",
"target_name": "",
"name": "",
"detail": ""
},
{
"type": "extension",
"target": "test12@test",
"target_name": "",
"name": "",
"detail": ""
}
],
"master_call_id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
"master_groupcall_id": "00000000-0000-0000-0000-000000000000",
"ring_method": "ring_all",
"answer_method": "hangup_others",
"answer_call_id": "00000000-0000-0000-0000-000000000000",
"call_ids": [
"3c77eb43-2098-4890-bb6c-5af0707ba4a6"
],
"answer_groupcall_id": "00000000-0000-0000-0000-000000000000",
"groupcall_ids": [],
"call_count": 2,
"groupcall_count": 0,
"dial_index": 0,
"tm_create": "2023-04-21 15:33:28.569053",
"tm_update": "9999-01-01 00:00:00.000000",
"tm_delete": "9999-01-01 00:00:00.000000"
}`

async function talk(): Promise<void> {
  const call = await platform.pbx.outside('+493023125123', 'Carol').dials('202')
  await platform.pbx.extension('202').answers(call)
}

describe('the form of rows', () => {
  it("is byte for byte the example of the vendor's page, in the documented form", async () => {
    platform.switches.dataForm = 'documented'
    const { id } = platform.control('sampleGroupcall') as { id: string }
    expect((await platform.ask('getGroupcall', { id })).text).toBe(JSON.stringify(JSON.parse(sample)))
    const leg = await platform.call('3c77eb43-2098-4890-bb6c-5af0707ba4a6')
    expect([leg.status, leg.master_call_id, leg.tm_hangup]).toEqual([
      'dialing',
      'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
      '9999-01-01 00:00:00.000000'
    ])
  })

  it('leaves out of a call what is empty, but for who it belongs to and ids of nothing', async () => {
    await talk()
    const [caller, leg] = await platform.legs()
    expect(caller).toEqual({
      id: expect.anything(),
      customer_id: platform.customer,
      owner_type: '',
      owner_id: NIL,
      flow_id: NIL,
      activeflow_id: NIL,
      type: 'flow',
      master_call_id: NIL,
      chained_call_ids: [leg?.id, expect.anything()],
      recording_id: NIL,
      groupcall_id: NIL,
      source: { type: 'tel', target: '+493023125123', target_name: 'Carol' },
      destination: { type: 'tel', target: '+493023125202' },
      status: 'progressing',
      direction: 'incoming',
      tm_progressing: expect.stringMatching(/^2026-01-05T09:00:00(\.\d{1,6})?Z$/),
      tm_ringing: expect.anything(),
      tm_create: expect.anything(),
      tm_update: expect.anything()
    })
  })

  it('keeps every member in the documented form', async () => {
    await talk()
    const source = Object.keys((await platform.legs())[0] ?? noRow)
    platform.switches.dataForm = 'documented'
    const [row = noRow] = await platform.legs()
    expect(source.every((name) => Object.keys(row).includes(name))).toBe(true)
    expect(row).toMatchObject({ mute_direction: '', hangup_by: '', hangup_reason: '', recording_ids: [] })
    expect([row.tm_hangup, row.tm_create, row.source]).toEqual([
      '9999-01-01 00:00:00.000000',
      expect.stringMatching(/^2026-01-05 09:00:00\.\d{6}$/),
      { type: 'tel', target: '+493023125123', target_name: 'Carol', name: '', detail: '' }
    ])
  })

  it.each(['listQueues', 'listContacts', 'listTags', 'listQueuecalls', 'listConferences'] as const)(
    'of %s has null for what has not happened, or the year 9999',
    async (list) => {
      await platform.pbx.outside('+493023125123').dials('303')
      await platform.pbx.outside('+12025550100').dials('301')
      const body = {
        type: 'conference',
        name: 'A',
        detail: '',
        timeout: 0,
        data: {},
        pre_flow_id: '',
        post_flow_id: ''
      }
      await platform.row('createConference', { body })
      const [row = noRow] = await platform.rows(list)
      expect(row.tm_delete).toBeNull()
      platform.switches.dataForm = 'documented'
      expect((await platform.rows(list))[0]?.tm_delete).toBe('9999-01-01 00:00:00.000000')
    }
  )

  it('of agents and recordings leaves such stamps out', async () => {
    await talk()
    const [, leg] = await platform.legs()
    const body = { format: 'wav', end_of_silence: 0, end_of_key: '', duration: 0, on_end_flow_id: '' }
    await platform.row('startCallRecording', { id: leg?.id, body })
    const [recording = noRow] = await platform.rows('listRecordings')
    expect(Object.keys(recording)).not.toContain('tm_end')
    const me = await platform.row('getMe')
    expect(Object.keys(me)).toEqual([
      ...['id', 'customer_id', 'username', 'name', 'detail', 'ring_method', 'status', 'permission', 'tag_ids'],
      ...['addresses', 'direct_hash', 'tm_create', 'tm_update']
    ])
  })

  it('of an empty address is empty', async () => {
    const body = { source: {}, destinations: [tel('+493023125901')] }
    const { calls } = await platform.row('createCalls', { body })
    expect(calls[0]?.source).toEqual({})
  })

  it('has webhooks and states of a customer for managers only', async () => {
    const full = await platform.row('getCustomer')
    expect(full).toMatchObject({ status: 'active', identity_verification_status: 'verified', webhook_uri: '' })
    const own = await platform.row('getOwnCustomer', { token: platform.token('peter.kurz') })
    expect(Object.keys(own)).toEqual(['id', 'name', 'detail', 'tm_create', 'tm_update', 'tm_delete'])
  })
})

describe('stamps', () => {
  it.each([
    ['2023-04-21 15:33:28.569053', 569_053],
    ['2023-04-21T15:33:28Z', 0],
    ['2023-04-21T15:33:28.5Z', 500_000],
    ['2023-04-21T15:33:28.569053123Z', 569_053]
  ])('%s is read', (text, fraction) => {
    expect(microsOf(text)).toBe(Date.UTC(2023, 3, 21, 15, 33, 28) * 1000 + fraction)
  })

  it('are no other texts', () => {
    for (const text of ['', 'x', '2023-04-21', '2023-13-41T00:00:00Z']) expect(microsOf(text)).toBeUndefined()
  })

  it('are written with as many digits as they need', () => {
    const second = Date.UTC(2023, 3, 21, 15, 33, 28) * 1000
    expect([rfc3339(second), rfc3339(second + 100_000), rfc3339(second + 1)]).toEqual([
      '2023-04-21T15:33:28Z',
      '2023-04-21T15:33:28.1Z',
      '2023-04-21T15:33:28.000001Z'
    ])
  })
})

describe('pages', () => {
  async function contacts(count: number): Promise<void> {
    for (let index = 0; index < count; index++)
      await platform.row('createContact', { body: { first_name: `N${index}` } })
  }

  const read = async (query: Record<string, string>) => {
    const { result, next_page_token: token } = await platform.row('listContacts', { query })
    return { names: (result as { first_name: string }[]).map((one) => one.first_name), token: token as string }
  }

  it('come newest first and go on where the last row was made, also behind the last one', async () => {
    await contacts(3)
    const first = await read({ page_size: '2' })
    expect(first.names).toEqual(['N2', 'N1'])
    expect(first.token).toMatch(/^2026-01-05T09:00:00\.\d{6}Z$/)
    const second = await read({ page_size: '4', page_token: first.token })
    expect(second.names).toEqual(['N0', 'Frida', 'Harriet', 'Ana'])
    const last = await read({ page_size: '4', page_token: second.token })
    expect([last.names, last.token !== '']).toEqual([['Nils'], true])
    expect(await read({ page_token: last.token })).toEqual({ names: [], token: '' })
  })

  it('end with an empty token as documented', async () => {
    platform.switches.emptyTokenOnLastPage = true
    expect((await read({ page_size: '3' })).token).not.toBe('')
    expect((await read({ page_size: '4' })).token).toBe('')
  })

  it('have a hundred rows, whatever more or less is asked for', async () => {
    for (let index = 0; index < 101; index++) {
      platform.front.platform.contacts.create(platform.customer, {
        texts: {},
        source: 'api',
        addresses: [],
        tagIds: []
      })
    }
    for (const size of ['', '0', '-1', '101', '100000'])
      expect((await read({ page_size: size })).names).toHaveLength(100)
  })

  it('take numbers and stamps only', async () => {
    expect((await platform.ask('listContacts', { query: { page_size: 'x' } })).reason).toBe('INVALID_REQUEST_PARAMETER')
    expect((await platform.ask('listContacts', { query: { page_token: 'x' } })).reason).toBe(
      'INVALID_REQUEST_PARAMETER'
    )
    platform.switches.badPageToken = 'ignored'
    expect((await read({ page_token: 'x' })).names).toHaveLength(4)
  })

  it('lose rows of the same moment at their border, when stamps are shared', async () => {
    platform.switches.sharedStamps = true
    await platform.clock.advance(SECOND)
    await contacts(3)
    const first = await read({ page_size: '2' })
    const second = await read({ page_token: first.token })
    expect([first.names.length, second.names.includes('N2')]).toEqual([2, false])
    expect([...first.names, ...second.names].filter((name) => name.startsWith('N') && name !== 'Nils')).toHaveLength(2)
  })

  it('show what belongs to the own customer, and no deleted rows', async () => {
    platform.control('permission', { who: 'oliver@example.net', permission: 64 })
    const foreign = await platform.rows('listContacts', { token: platform.token('oliver@example.net') })
    expect(foreign).toEqual([])
    const [row] = await platform.rows('listContacts')
    await platform.row('deleteContact', { id: row?.id })
    expect(await platform.rows('listContacts')).toHaveLength(3)
  })
})
