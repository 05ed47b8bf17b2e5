import { beforeEach, describe, expect, it } from 'vitest'
import { voipbinOperations, type VoipbinOperationName, type WireOperation } from '../../../../wire-tables/voipbin.ts'
import { noRow, type RequestOptions, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { handlers } from '../handlers.ts'

const platform = voipbinForEachCase()
const rows = Object.entries(voipbinOperations) as [VoipbinOperationName, WireOperation][] // the keys are the names
const asked = rows.filter(([, { answer, needs }]) => answer !== 'socket' && needs !== 'nothing')
const withBody = asked.filter(([, { body }]) => body !== undefined)
const withId = asked.filter(([, { path }]) => path.includes('{id}'))
const UNKNOWN = '00000000-0000-0000-0000-0000000000ff'

/** A right value of each member of a body. */
const values: Readonly<Record<string, unknown>> = {
  status: 'away',
  addresses: [],
  name: 'A name',
  detail: 'A detail',
  ring_method: 'ring_all',
  answer_method: 'hangup_others',
  flow_id: UNKNOWN,
  actions: [{ type: 'talk', option: { text: 'hello' } }],
  source: tel('+493023125100'),
  destinations: [tel('+493023125901')],
  anonymous: 'auto',
  variables: { 'cti.request': 'c-1' },
  direction: 'both',
  text: 'hello',
  language: 'en-US',
  provider: 'gcp',
  voice_id: '',
  format: 'wav',
  end_of_silence: 0,
  end_of_key: '',
  duration: 0,
  on_end_flow_id: '',
  transfer_type: 'attended',
  transferee_addresses: [tel('+493023125901')],
  type: 'conference',
  id: '',
  timeout: 0,
  data: {},
  pre_flow_id: '',
  post_flow_id: '',
  target: '+493023125999',
  is_primary: true,
  first_name: 'Ada'
}

const names = ({ body = [] }: WireOperation): string[] => body.map((member) => member.replace('!', ''))

function bodyOf(operation: VoipbinOperationName, { call }: Readonly<Record<string, string>>): Record<string, unknown> {
  const body = Object.fromEntries(names(voipbinOperations[operation]).map((name) => [name, values[name] ?? 'text']))
  if (operation === 'createContact' || operation === 'createOwnContact')
    return { ...body, source: 'manual', tag_ids: [] }
  if (operation.endsWith('ContactAddress')) return { ...body, type: 'tel' }
  if (operation === 'createTransfer') return { ...body, transferer_call_id: call }
  if (operation === 'addContactTag') return { tag_id: platform.front.agent('jane').tagIds[0] }
  return body
}

/** What there is to ask about: somebody outside talks to Jane, somebody waits for her in a queue, and the rest. */
let ids: Readonly<Record<string, string>>
beforeEach(async () => {
  const jane = platform.pbx.extension('jane')
  const call = await platform.pbx.outside('+493023125123', 'Carol').dials('200')
  await jane.answers(call, 'desk')
  for (const agent of ['anna.berg', 'bjorn']) platform.pbx.extension(agent).changesPresence('lunch')
  await platform.pbx.outside('+12025550100').dials('300')
  const leg = (await platform.legs()).find(
    (row) => row.owner_id !== '' && row.status === 'progressing' && row.direction === 'outgoing'
  )
  const mine = String(leg?.id)
  const conference = await platform.row('createConference', {
    body: { type: 'conference', name: 'A', detail: '', timeout: 0, data: {}, pre_flow_id: '', post_flow_id: '' }
  })
  await platform.ask('startConferenceRecording', {
    id: String(conference.id),
    body: { format: 'wav', duration: 0, on_end_flow_id: '' }
  })
  const contact = (await platform.rows('listContacts')).at(0) ?? noRow
  const tag = platform.front.agent('jane').tagIds[0] ?? ''
  await platform.row('addContactTag', { id: String(contact.id), body: { tag_id: tag } })
  const first = async (list: VoipbinOperationName): Promise<string> => String((await platform.rows(list)).at(-1)?.id)
  ids = {
    call: mine,
    agent: platform.front.agent('jane').id,
    accesskey: platform.front.platform.customers.accesskeys[0]?.id ?? '',
    groupcall: await first('listGroupcalls'),
    queue: await first('listQueues'),
    queuecall: await first('listQueuecalls'),
    queuecallOfCall: String((await platform.rows('listQueuecalls')).at(-1)?.reference_id),
    conference: String(conference.id),
    recording: await first('listRecordings'),
    contact: String(contact.id),
    address: String(contact.addresses[0]?.id),
    tag,
    extension: String((await platform.row('listOwnExtensions')).result[0]?.id)
  }
})

/** Which of them an operation is about, by its path. */
function kindOf({ path }: WireOperation): string {
  if (path.includes('reference_id')) return 'queuecallOfCall'
  const noun = /\/(\w+?)s?\/\{id\}/.exec(path)?.[1] ?? ''
  return noun === 'recordingfile' ? 'recording' : noun
}

async function prepared(operation: VoipbinOperationName): Promise<RequestOptions> {
  const row: WireOperation = voipbinOperations[operation]
  if (operation === 'unmuteCall') await platform.ask('muteCall', { id: ids['call'] ?? '', body: {} })
  if (operation === 'stopCallRecording') {
    await platform.ask('startCallRecording', { id: ids['call'] ?? '', body: bodyOf('startCallRecording', ids) })
  }
  if (operation === 'startConferenceRecording')
    await platform.ask('stopConferenceRecording', { id: ids['conference'] ?? '' })
  const id = kindOf(row) === 'conferencecall' ? await participation() : ids[kindOf(row)]
  return {
    token: platform.token(row.needs === 'administrator' ? 'ingrid' : 'jane'),
    params: { address_id: ids['address'] ?? '', tag_id: ids['tag'] ?? '' },
    ...(id !== undefined && { id }),
    ...(row.body !== undefined && { body: bodyOf(operation, ids) }),
    ...(operation.startsWith('lookUp') && { query: { phone: '+493023125123' } })
  }
}

/** Somebody comes into the conference. */
async function participation(): Promise<string> {
  const join = { type: 'conference_join', option: { conference_id: ids['conference'] } }
  const body = { source: tel('+493023125100'), destinations: [tel('+493023125901')], actions: [join] }
  await platform.row('createCalls', { body })
  await platform.clock.advance(2000)
  return String((await platform.rows('listConferencecalls')).at(-1)?.id)
}

describe('every operation', () => {
  it('is served', () => {
    const known = new Set(Object.keys(handlers))
    expect(asked.filter(([name]) => !known.has(name)).map(([name]) => name)).toEqual([])
  })

  it.each(asked)('%s does what it should when everything is right', async (operation, { answer }) => {
    const { status, text, json, headers } = await platform.ask(operation, await prepared(operation))
    const expected = /^(create.*Contact|add)/.test(operation) ? 201 : answer === 'redirect' ? 307 : 200
    expect([status, operation, text.slice(0, 200)]).toEqual([expected, operation, expect.anything()])
    if (answer === 'page') expect(Object.keys(json)).toEqual(['result', 'next_page_token'])
    if (answer === 'empty') expect(text).toBe('')
    if (answer === 'json' && operation !== 'createCalls') expect(json.id).toMatch(/^[0-9a-f-]{36}$/)
    if (answer === 'redirect') expect(headers.get('location')).toMatch(/^http:\/\/127/)
  })

  it.each(asked)('%s is for nobody who has not signed in', async (operation) => {
    const { status, reason } = await platform.ask(operation, { ...(await prepared(operation)), token: null })
    expect([status, reason]).toEqual([401, 'AUTHENTICATION_REQUIRED'])
  })

  it.each(asked.filter(([, { needs }]) => needs !== 'agent' && needs !== 'ownOrManager'))(
    '%s is not for an agent without rights, whenever they are judged',
    async (operation) => {
      const options = await prepared(operation)
      platform.control('permission', { who: 'jane', permission: 16 })
      for (const rightsJudged of ['last', 'first'] as const) {
        platform.switches.rightsJudged = rightsJudged
        const { status, reason } = await platform.ask(operation, { ...options, token: platform.token() })
        expect([status, reason, rightsJudged]).toEqual([403, 'PERMISSION_DENIED', rightsJudged])
      }
    }
  )

  it.each(withId.filter(([name]) => name !== 'getOwnExtension'))(
    "%s is not for another customer's agents",
    async (operation, { needs }) => {
      const options = await prepared(operation)
      platform.control('permission', { who: 'oliver@example.net', permission: 96 })
      const foreign = await platform.ask(operation, { ...options, token: platform.token('oliver@example.net') })
      expect([foreign.status, foreign.reason, needs]).toEqual([403, 'PERMISSION_DENIED', needs])
      if (needs !== 'administrator') return
      platform.control('permission', { who: 'oliver@example.net', permission: 1 })
      expect((await platform.ask(operation, { ...options, token: platform.token('oliver@example.net') })).status).toBe(
        200
      )
    }
  )

  it.each(withId)('%s takes ids only, and only those that there are', async (operation, row) => {
    const options = await prepared(operation)
    const malformed = await platform.ask(operation, { ...options, id: 'x' })
    expect([malformed.status, malformed.reason]).toEqual([400, 'INVALID_ID'])
    const unknown = await platform.ask(operation, { ...options, id: UNKNOWN })
    const noun = row.path.includes('extensions')
      ? 'RESOURCE'
      : row.path.includes('recordingfiles')
        ? 'FILE'
        : kindOf(row)
    const expected = `${noun === 'queuecallOfCall' ? 'QUEUECALL' : noun.toUpperCase()}_NOT_FOUND`
    expect([unknown.status, unknown.reason]).toEqual([404, expected])
  })

  it.each(withBody)('%s takes an object only, with members of their types', async (operation, row) => {
    const options = await prepared(operation)
    for (const body of ['', '{', '[]', 'null', '"x"']) {
      const { status, reason, headers } = await platform.ask(operation, { ...options, body })
      expect([status, reason, body]).toEqual([400, 'INVALID_JSON_BODY', body])
      expect(headers.get('content-type')).toBe('text/plain')
    }
    platform.switches.jsonErrorType = 'application/json'
    for (const name of names(row)) {
      const body = { ...bodyOf(operation, ids), [name]: name === 'text' || values[name] !== 7 ? { wrong: 1 } : 'x' }
      if (['data', 'variables', 'source'].includes(name) && !operation.endsWith('Contact')) body[name] = 'x'
      const { status, reason, headers } = await platform.ask(operation, { ...options, body })
      expect([status, reason, name]).toEqual([400, 'INVALID_JSON_BODY', name])
      expect(headers.get('content-type')).toBe('application/json')
    }
  })

  it.each(withBody.filter(([, { body }]) => body?.some((member) => member.endsWith('!')) === true))(
    '%s needs its required members, unless the switch says otherwise',
    async (operation, { body = [] }) => {
      const options = await prepared(operation)
      for (const name of body.filter((member) => member.endsWith('!')).map((member) => member.slice(0, -1))) {
        const { [name]: _, ...rest } = bodyOf(operation, ids)
        const { status, reason } = await platform.ask(operation, { ...options, body: rest })
        expect([status, reason, name]).toEqual([400, 'INVALID_ARGUMENT', name])
        platform.switches.missingMembers = 'taken'
        expect((await platform.ask(operation, { ...options, body: rest })).reason).not.toBe('INVALID_ARGUMENT')
        platform.switches.missingMembers = 'refused'
      }
    }
  )
})

describe('what is no operation', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/v1.0/nothing'],
    ['GET', '/v1.0/calls/'],
    ['GET', '/calls'],
    ['GET', '/v1.0/__proto__']
  ])('%s %s is no route', async (method, path) => {
    const { status, reason } = await platform.send(method, path)
    expect([status, reason]).toEqual([404, 'ROUTE_NOT_FOUND'])
  })

  it('is a known path with another method, told either way', async () => {
    const patch = () => platform.send('PATCH', '/v1.0/calls')
    expect([(await patch()).status, (await patch()).reason]).toEqual([404, 'ROUTE_NOT_FOUND'])
    platform.switches.wrongMethod = 405
    expect((await patch()).status).toBe(405)
  })

  it('is a socket without an upgrade, and a body beyond all bounds', async () => {
    expect((await platform.ask('openSocket')).status).toBe(400)
    expect((await platform.ask('createCalls', { body: `{"x":"${'x'.repeat(1_100_000)}"}` })).reason).toBe(
      'INVALID_JSON_BODY'
    )
  })
})
