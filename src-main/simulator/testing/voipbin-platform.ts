import { once } from 'node:events'
import { afterEach, beforeEach, vi } from 'vitest'
import { WebSocket } from 'ws'
import { ManualClock } from '../../util/clock.ts'
import { voipbinOperations, type VoipbinOperationName } from '../../wire-tables/voipbin.ts'
import type { CompanyData } from '../core/company-data.ts'
import { exampleCompany } from '../company/example-company.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import { VoipbinFront } from '../fronts/voipbin/front.ts'
import type { ControlBody } from '../fronts/kit/control-body.ts'

/** What tests send: members of a body. */
export type Sent = Readonly<Record<string, unknown>>

/** An address as tests look at it. */
interface ShownAddress {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly target_name?: string
  readonly is_primary: boolean
}

/** The rows of answers and frames as tests look at them: each has some of these members. */
export interface Answered {
  readonly id: string
  readonly type: string
  readonly status: string
  readonly data: Answered
  readonly result: Answered[]
  readonly calls: Answered[]
  readonly groupcalls: Answered[]
  readonly error: {
    readonly reason: string
    readonly request_id: string
    readonly details: [Sent & Readonly<Record<string, string>>]
  }
  readonly next_page_token: string
  readonly customer_id: string
  readonly owner_id: string
  readonly owner_type: string
  readonly username: string
  readonly name: string
  readonly token: string
  readonly token_prefix: string
  readonly first_name: string
  readonly queue_id?: string
  readonly permission: number
  readonly tag_ids: string[]
  readonly addresses: ShownAddress[]
  readonly source: ShownAddress
  readonly destination: ShownAddress
  readonly destinations: ShownAddress[]
  readonly direction: string
  readonly flow_id: string
  readonly action?: Sent
  readonly groupcall_id: string
  readonly master_call_id: string
  readonly master_groupcall_id: string
  readonly chained_call_ids: string[]
  readonly call_ids: string[]
  readonly groupcall_ids: string[]
  readonly answer_call_id: string
  readonly answer_groupcall_id: string
  readonly call_count?: number
  readonly groupcall_count?: number
  readonly dial_index?: number
  readonly mute_direction?: string
  readonly hangup_by?: string
  readonly hangup_reason?: string
  readonly recording_id: string
  readonly recording_ids: string[]
  readonly reference_id: string
  readonly reference_type: string
  readonly conferencecall_ids: string[]
  readonly wait_queuecall_ids?: string[]
  readonly tm_create: string
  readonly tm_delete?: string | null
  readonly tm_hangup?: string
  readonly tm_expire?: string | null
  readonly expire: string
  readonly agent: Answered
  readonly identity_verification_status: string
}

/** A row that is not there. */
export const noRow = {} as Answered // none of it is there

/** Waits until something no longer throws, also on a computer that has much to do. */
export const until = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 10 })

/** What a test looks at in an answer. */
export interface VoipbinAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Answered
  /** The reason of a refusal. */
  readonly reason: string | undefined
}

/** How a request differs from the usual one. */
export interface RequestOptions {
  readonly id?: string | undefined
  /** Of the path, beside the id. */
  readonly params?: Readonly<Record<string, string | undefined>>
  readonly query?: Readonly<Record<string, string>>
  /** Text goes as it is, so that it can be broken; anything else as JSON. */
  readonly body?: unknown
  /** A JWT; nobody when null. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** Whoever watches a socket. */
export class SocketReader {
  readonly frames: Answered[] = []
  readonly texts: string[] = []
  pings = 0
  closed: number | undefined
  status: number | undefined
  readonly #socket: WebSocket

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#socket = new WebSocket(url, { headers, perMessageDeflate: false })
    this.#socket.on('message', (data: Buffer) => {
      this.texts.push(data.toString())
      this.frames.push(parsed(data.toString()))
    })
    this.#socket.on('ping', () => this.pings++)
    this.#socket.on('close', (code) => (this.closed = code))
    this.#socket.on('unexpected-response', (_, response) => (this.status = response.statusCode))
    this.#socket.on('error', () => undefined)
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN
  }

  async opened(): Promise<this> {
    await until(() => {
      if (!this.isOpen) throw new Error('not open yet')
    })
    return this
  }

  send(value: unknown): void {
    this.#socket.send(typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value))
  }

  async closes(): Promise<number> {
    return until(() => {
      if (this.closed === undefined) throw new Error('still open')
      return this.closed
    })
  }

  /** As soon as so many frames have come. */
  async got(count: number): Promise<Answered[]> {
    return until(() => {
      if (this.frames.length < count) throw new Error(`${this.frames.length} frames`)
      return this.frames
    })
  }

  /** All frames that the server has sent so far: its pong comes after them. */
  async heard(): Promise<Answered[]> {
    this.#socket.ping()
    await once(this.#socket, 'pong')
    return this.frames
  }

  end(): void {
    this.#socket.terminate()
  }
}

interface Opened {
  readonly clock: ManualClock
  readonly pbx: Pbx
  readonly front: VoipbinFront
  readonly sockets: SocketReader[]
}

/** The example company on the platform, with a bare client for the front's own tests that knows nothing of the protocol. */
export class VoipbinTestPlatform {
  readonly #data: Partial<CompanyData>
  #opened: Opened | undefined

  constructor(data: Partial<CompanyData>) {
    this.#data = data
  }

  async open(): Promise<void> {
    const clock = new ManualClock()
    const pbx = createPbx({ clock, data: { ...exampleCompany, ...this.#data } })
    this.#opened = { clock, pbx, front: await VoipbinFront.open(pbx), sockets: [] }
  }

  async close(): Promise<void> {
    const { front, pbx, sockets } = this.#open
    this.#opened = undefined
    for (const socket of sockets) socket.end()
    await front.close()
    pbx[Symbol.dispose]()
  }

  get clock(): ManualClock {
    return this.#open.clock
  }

  get pbx(): Pbx {
    return this.#open.pbx
  }

  get front(): VoipbinFront {
    return this.#open.front
  }

  get switches(): VoipbinFront['switches'] {
    return this.front.switches
  }

  /** A JWT of somebody. */
  token(user = 'jane'): string {
    return this.front.platform.tokens.issue(this.front.agent(user))
  }

  /** The key of the first customer that is good. */
  get accesskey(): string {
    return this.front.platform.customers.accesskeys[0]?.token ?? ''
  }

  get customer(): string {
    return this.front.agent('jane').customer
  }

  async ask(operation: VoipbinOperationName, options: RequestOptions = {}): Promise<VoipbinAnswer> {
    const { method, path } = voipbinOperations[operation]
    const named = { ...options.params, ...(options.id !== undefined && { id: options.id }) }
    const filled = Object.entries(named).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, value ?? ''),
      path as string
    )
    return this.send(method, filled, options)
  }

  async send(method: string, path: string, options: RequestOptions = {}): Promise<VoipbinAnswer> {
    const { query = {}, body, token = this.token(), headers = {} } = options
    const search = new URLSearchParams(query).toString()
    const answer = await fetch(`${this.front.url}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      redirect: 'manual',
      keepalive: false,
      headers: {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
    })
    const text = await answer.text()
    const json = answer.headers.get('content-type')?.startsWith('audio') === true ? parsed('') : parsed(text)
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json,
      reason: 'error' in json ? json.error.reason : undefined
    }
  }

  /** The row an operation answers. */
  async row(operation: VoipbinOperationName, options: RequestOptions = {}): Promise<Answered> {
    const { status, text, json } = await this.ask(operation, options)
    if (status >= 300) throw new Error(`${operation}: ${status} ${text}`)
    return json
  }

  /** The rows of the first page of a list, the oldest first. */
  async rows(operation: VoipbinOperationName, options: RequestOptions = {}): Promise<Answered[]> {
    return ((await this.row(operation, options)).result as Answered[]).toReversed()
  }

  /** The legs that are not over, the oldest first. */
  async legs(): Promise<Answered[]> {
    return (await this.rows('listCalls')).filter(({ status }) => status !== 'hangup')
  }

  async call(id: string | undefined): Promise<Answered> {
    return this.row('getCall', { id })
  }

  async groupcall(id: string | undefined): Promise<Answered> {
    return this.row('getGroupcall', { id })
  }

  socket(
    query = `token=${this.token()}`,
    path = '/v1.0/ws',
    headers: Readonly<Record<string, string>> = {}
  ): SocketReader {
    const url = `${this.front.url.replace('http', 'ws')}${path}${query === '' ? '' : `?${query}`}`
    const reader = new SocketReader(url, headers)
    this.#open.sockets.push(reader)
    return reader
  }

  /** A socket that follows these topics of the customer. */
  async follows(topics: readonly string[], query?: string): Promise<SocketReader> {
    const socket = await this.socket(query).opened()
    const before = this.front.requests.length
    socket.send({ type: 'subscribe', topics })
    await until(() => {
      if (!this.front.requests.slice(before).some(({ operation }) => operation === 'subscribe'))
        throw new Error('not yet')
    })
    return socket
  }

  /** Does what a control request would. */
  control(name: string, body: ControlBody = {}): unknown {
    const act = new Map(Object.entries(this.front.actions)).get(name)
    if (act === undefined) throw new Error(`no action ${name}`)
    return act(body)
  }

  get #open(): Opened {
    if (this.#opened === undefined) throw new Error('the platform is open during cases only')
    return this.#opened
  }
}

function parsed(text: string): Answered {
  try {
    return JSON.parse(text) as Answered // tests look at what is there
  } catch {
    return noRow
  }
}

/** The platform of all cases in a file: opened anew before each of them and closed after it. */
export function voipbinForEachCase(data: Partial<CompanyData> = {}): VoipbinTestPlatform {
  const platform = new VoipbinTestPlatform(data)
  beforeEach(() => platform.open())
  afterEach(() => platform.close())
  return platform
}

/** An address of a number. */
export const tel = (target: string): Sent => ({ type: 'tel', target })
