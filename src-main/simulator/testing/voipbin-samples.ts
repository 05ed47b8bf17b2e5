import { voipbinOperations, type VoipbinOperationName, type WireOperation } from '../../wire-tables/voipbin.ts'
import { noRow, tel, type RequestOptions, type VoipbinTestPlatform } from './voipbin-platform.ts'

/** An id that nothing has. */
export const UNKNOWN = '00000000-0000-0000-0000-0000000000ff'

/** A right value of each member of a body. */
export const sampleValues: Readonly<Record<string, unknown>> = {
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

/** Members of the body of an operation. */
export const bodyNames = ({ body = [] }: WireOperation): string[] => body.map((member) => member.replace('!', ''))

/** Which kind of thing an operation is about, by its path. */
export function kindOf({ path }: WireOperation): string {
  if (path.includes('reference_id')) return 'queuecallOfCall'
  const noun = /\/(\w+?)s?\/\{id\}/.exec(path)?.[1] ?? ''
  return noun === 'recordingfile' ? 'recording' : noun
}

/** Something of each kind to ask about, on a platform of a test. */
export class VoipbinSamples {
  readonly #platform: VoipbinTestPlatform
  readonly #ids: Readonly<Record<string, string>>

  private constructor(platform: VoipbinTestPlatform, ids: Readonly<Record<string, string>>) {
    this.#platform = platform
    this.#ids = ids
  }

  /** Somebody outside talks to Jane, somebody waits for her in a queue, and the rest. */
  static async of(platform: VoipbinTestPlatform): Promise<VoipbinSamples> {
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
    return new VoipbinSamples(platform, {
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
    })
  }

  /** A right body of an operation. */
  body(operation: VoipbinOperationName): Record<string, unknown> {
    const row: WireOperation = voipbinOperations[operation]
    const body = Object.fromEntries(bodyNames(row).map((name) => [name, sampleValues[name] ?? 'text']))
    if (operation === 'createContact' || operation === 'createOwnContact')
      return { ...body, source: 'manual', tag_ids: [] }
    if (operation.endsWith('ContactAddress')) return { ...body, type: 'tel' }
    if (operation === 'changeOwnAgent') return { ...body, ring_method: 'ringall' }
    if (operation === 'createTransfer') return { ...body, transferer_call_id: this.#ids['call'] }
    if (operation === 'addContactTag') return { tag_id: this.#platform.front.agent('jane').tagIds[0] }
    return body
  }

  /** A right request, with everything there that it needs. */
  async request(operation: VoipbinOperationName): Promise<RequestOptions> {
    const row: WireOperation = voipbinOperations[operation]
    const ids = this.#ids
    const platform = this.#platform
    if (operation === 'unmuteCall') await platform.ask('muteCall', { id: ids['call'] ?? '', body: {} })
    if (operation === 'stopCallRecording') {
      await platform.ask('startCallRecording', { id: ids['call'] ?? '', body: this.body('startCallRecording') })
    }
    if (operation === 'startConferenceRecording')
      await platform.ask('stopConferenceRecording', { id: ids['conference'] ?? '' })
    const id = kindOf(row) === 'conferencecall' ? await this.#participation() : ids[kindOf(row)]
    return {
      token: platform.token(row.needs === 'administrator' ? 'ingrid' : 'jane'),
      params: { address_id: ids['address'] ?? '', tag_id: ids['tag'] ?? '' },
      ...(id !== undefined && { id }),
      ...(row.body !== undefined && { body: this.body(operation) }),
      ...(operation.startsWith('lookUp') && { query: { phone: '+493023125123' } })
    }
  }

  /** Somebody comes into the conference. */
  async #participation(): Promise<string> {
    const join = { type: 'conference_join', option: { conference_id: this.#ids['conference'] } }
    const body = { source: tel('+493023125100'), destinations: [tel('+493023125901')], actions: [join] }
    await this.#platform.row('createCalls', { body })
    await this.#platform.clock.advance(2000)
    return String((await this.#platform.rows('listConferencecalls')).at(-1)?.id)
  }
}
