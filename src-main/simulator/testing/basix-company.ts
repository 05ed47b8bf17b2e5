import { once } from 'node:events'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import { ManualClock } from '../../util/clock.ts'
import { exampleCompany } from '../company/example-company.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import type { CompanyData, UserData } from '../core/company-data.ts'
import type { OutsideParty } from '../people/outside-party.ts'
import type { Extension } from '../people/extension.ts'
import { openBasixFront, type BasixFront } from '../fronts/basix/front.ts'
import type { BasixSwitches } from '../fronts/basix/switches.ts'
import { readFrame, type ReadTerm } from './bert-reader.ts'
import { helpdesk } from './company.ts'

/** Has no telephone but a browser. */
const hana: UserData = {
  id: 'hana',
  domain: 'example.org',
  firstName: 'ユーザ',
  lastName: '花',
  shortNumber: '220',
  number: '+493023125220',
  password: 's3cret',
  devices: [{ key: 'web', type: 'webSoftphone', name: 'Browser' }]
}

/** The example company with a ring group of each kind. */
export const basixData: CompanyData = {
  ...exampleCompany,
  users: [...exampleCompany.users, hana],
  ringGroups: [
    helpdesk,
    {
      ...helpdesk,
      id: '72',
      name: 'Dispatch',
      shortNumber: '311',
      number: '+493023125311',
      strategy: 'hunt',
      memberRingMs: 10_000,
      ringMs: 50_000,
      members: [
        { user: 'bjorn', priority: 2 },
        { user: 'anna.berg', priority: 1 },
        { user: 'tomas', priority: 3, signedIn: false }
      ]
    }
  ]
}

/** An element by name of field. */
export type ReadItem = Readonly<Record<string, ReadTerm>>

/** One event of a socket, read by the order of its fields. */
export interface ReadEvent {
  readonly element: string
  readonly event: string
  readonly item: ReadItem
}

/** A client that reads what a socket of events says. */
export class CtiClient {
  readonly socket: WebSocket
  readonly frames: Uint8Array[] = []
  readonly terms: (readonly ReadTerm[])[] = []
  readonly tags = new Set<number>()
  readonly unreadable: string[] = []
  /** Resolves when the socket has ended. */
  readonly ended: Promise<void>
  readonly #orders = new Map<string, readonly string[]>()
  #read = 0
  readonly events: ReadEvent[] = []
  readonly initial = new Map<string, readonly ReadItem[]>()

  constructor(socket: WebSocket) {
    this.socket = socket
    this.ended = new Promise((resolve) => socket.on('close', () => resolve()))
    socket.on('error', () => undefined) // shows as its end
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      expect(isBinary).toBe(true)
      this.frames.push(data)
      this.#decode(data)
    })
  }

  /** The system's own words. */
  get words(): readonly ReadTerm[] {
    return this.terms.filter(([kind]) => kind === 'system_msg').map(([, word]) => word)
  }

  /** What happened to channels, as `event last_event state`. */
  story(element = 'channel'): readonly string[] {
    return this.events
      .filter((one) => one.element === element)
      .map(({ event, item }) =>
        [event, item['last_event'], item['last_event_data'], nameOf(item['state'])].filter(Boolean).join(' ')
      )
  }

  /** Events of one element. */
  of(element: string): readonly ReadEvent[] {
    return this.events.filter((one) => one.element === element)
  }

  /** The newest of what is told of a channel that fits. */
  channel(fits: (item: ReadItem) => boolean): ReadItem {
    const found = [...(this.initial.get('channel') ?? []), ...this.of('channel').map(({ item }) => item)].findLast(fits)
    if (found === undefined) throw new Error('no such channel')
    return found
  }

  /** The events since this was asked before, when all of them have come. */
  async news(): Promise<readonly ReadEvent[]> {
    await this.heard()
    const fresh = this.events.slice(this.#read)
    this.#read = this.events.length
    return fresh
  }

  send(command: object | string): void {
    this.socket.send(typeof command === 'string' ? command : JSON.stringify(command))
  }

  /** Waits until everything that was sent before has come. */
  async heard(): Promise<void> {
    this.socket.ping()
    await once(this.socket, 'pong')
  }

  #decode(data: Buffer): void {
    try {
      const { term, tags } = readFrame(data)
      for (const tag of tags) this.tags.add(tag)
      this.#take(term as readonly ReadTerm[]) // each message is a tuple
    } catch (failure) {
      this.unreadable.push(String(failure))
    }
  }

  #take(term: readonly ReadTerm[]): void {
    this.terms.push(term)
    const [kind, element, values, event] = term as [string, string, readonly ReadTerm[], string] // as the contract says
    if (kind === 'field_spec') this.#orders.set(element, values as readonly string[]) // names of fields
    if (kind === 'initial_info') {
      const items = values[0] === 'bert' ? [] : (values as readonly (readonly ReadTerm[])[]) // or {bert, nil}
      this.initial.set(
        element,
        items.map((one) => this.#item(element, one))
      )
    }
    if (kind === 'info_event') this.events.push({ element, event, item: this.#item(element, values) })
  }

  #item(element: string, values: readonly ReadTerm[]): ReadItem {
    const order = this.#orders.get(element) ?? []
    return Object.fromEntries(
      order.map((name, index) => [name, values[index]]).filter(([, value]) => value !== undefined)
    )
  }
}

const nameOf = (state: ReadTerm): ReadTerm => (Array.isArray(state) ? (state as readonly ReadTerm[])[1] : undefined)

/** The company behind a front, and whoever asks it. */
export class BasixCompany {
  clock = new ManualClock()
  pbx: Pbx = createPbx({ clock: this.clock, data: basixData })
  #front: BasixFront | undefined
  readonly #clients: CtiClient[] = []

  async open(switches: Partial<BasixSwitches> = {}): Promise<void> {
    await this.close()
    this.clock = new ManualClock()
    this.pbx = createPbx({ clock: this.clock, data: basixData })
    this.#front = await openBasixFront(this.pbx, { switches })
  }

  async close(): Promise<void> {
    for (const { socket } of this.#clients.splice(0)) socket.terminate()
    await this.#front?.close()
    this.pbx[Symbol.dispose]()
  }

  get front(): BasixFront {
    if (this.#front === undefined) throw new Error('the company is open during cases only')
    return this.#front
  }

  get jane(): Extension {
    return this.pbx.extension('jane')
  }

  get anna(): Extension {
    return this.pbx.extension('201')
  }

  get frida(): OutsideParty {
    return this.pbx.findOutside('+493023125123') ?? this.pbx.outside('+493023125123', 'Frida Jönsson')
  }

  get authorization(): string {
    return basicOf('example.org', this.front.issue('jane').secret)
  }

  idOf(who: string): number {
    return this.front.context.directory.userOf(this.pbx.extension(who))?.id ?? NaN
  }

  groupId(name: string): number {
    return this.front.context.directory.findGroup('example.org', 'name', name)?.id ?? NaN
  }

  /** The uuid of the line on which somebody is. */
  uuidOf(who: Extension | OutsideParty): string {
    const { channels } = this.front.context
    const found = channels.items.find(({ element, key }) => {
      return element === 'channel' && channels.lineOf(key, 'example.org')?.leg.owner === who
    })
    if (found === undefined) throw new Error('nobody is on a line')
    return found.key
  }

  async call(
    method: string,
    body: object | string,
    init: RequestInit = {}
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.front.url}/basix/api/${method}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
      keepalive: false,
      ...init
    })
    const text = await response.text()
    return { status: response.status, body: isJson(text) ? (JSON.parse(text) as unknown) : text }
  }

  /** The word of the error a method answers. */
  async errorOf(method: string, body: object | string): Promise<unknown> {
    const { status, body: answer } = await this.call(method, body)
    expect([status, answer]).toMatchObject([200, { result_code: 500 }])
    return (answer as { error: { id: string } }).error.id // as was just seen
  }

  /** The channels a method has made. */
  async uuids(method: string, body: object): Promise<readonly string[]> {
    const { status, body: answer } = await this.call(method, body)
    expect([status, answer]).toMatchObject([200, { result_code: 0 }])
    return (answer as { uuids: string[] }).uuids // as was just seen
  }

  /** Opens a socket that tells everything of one user, or `full_events=true`; resolves when all of it has come. */
  async connect(query = 'app_name=Test&user_name=jane', authorization = this.authorization): Promise<CtiClient> {
    const client = this.tries(`/basix/api/ws_cti?${query}`, authorization)
    await once(client.socket, 'open')
    await client.heard()
    return client
  }

  /** Asks for a socket. */
  tries(path: string, authorization = this.authorization): CtiClient {
    const url = this.front.url.replace('http', 'ws') + path
    const client = new CtiClient(new WebSocket(url, { headers: { authorization }, perMessageDeflate: false }))
    this.#clients.push(client)
    return client
  }

  /** The status with which a socket is refused. */
  async refusal(path: string, authorization = this.authorization): Promise<number> {
    const { socket } = this.tries(path, authorization)
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }] // as ws says
    return response.statusCode
  }

  /** Waits until a front has seen a command. */
  async commanded(word: string): Promise<void> {
    await vi.waitFor(() => expect(this.front.requests.at(-1)?.operation).toBe(word))
  }
}

export const basicOf = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`

function isJson(text: string): boolean {
  return text.startsWith('{')
}

/** A company of its own for each test of a file. */
export function basixCompanyForEachTest(): BasixCompany {
  const company = new BasixCompany()
  beforeEach(() => company.open())
  afterEach(() => company.close())
  return company
}
