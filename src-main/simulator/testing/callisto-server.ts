import { afterEach, beforeEach } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { callistoFunctions, type CallistoFunctionName } from '../../wire-tables/callisto.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import { openCallistoFront, type CallistoFront } from '../fronts/callisto/front.ts'
import type { ControlBody } from '../fronts/kit/control-body.ts'

/** What a test looks at in an answer. */
export interface CallistoAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly text: string
  /** What stands inside `Response`, without blanks between elements. */
  readonly response: string
  /** The word, wherever it stands; empty where there is none. */
  readonly word: string
}

/** A form as it goes over the wire, or what is written into it in the usual way. */
export type Form = string | Readonly<Record<string, string>>

/** How a request differs from the usual one. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT'
  /** Name and password; nobody when null. */
  readonly as?: readonly [user: string, password: string] | null
  readonly instance?: string
  /** Instead of that of the table. */
  readonly path?: string
  readonly contentType?: string
}

const written = (form: Form): string => (typeof form === 'string' ? form : String(new URLSearchParams(form)))

const basic = ([user, password]: readonly [string, string]): Record<string, string> => ({
  Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
})

function answered(status: number, headers: Headers, bytes: Buffer): CallistoAnswer {
  const text = bytes.toString('utf8')
  const [, inside = ''] = /<Response>([^]*)<\/Response>/.exec(text) ?? []
  const response = inside.replace(/>\s+</g, '><').trim()
  const word = /<status>(.*)<\/status>/.exec(response)?.[1] ?? (response.includes('<') ? '' : response)
  return { status, headers, bytes, text, response, word }
}

interface Opened {
  readonly pbx: Pbx
  readonly clock: ManualClock
  readonly front: CallistoFront
}

/** The example company's server, with a bare client for the front's own tests that knows nothing of the protocol. */
export class CallistoTestServer {
  #opened: Opened | undefined

  async open(): Promise<void> {
    const clock = new ManualClock()
    const pbx = createPbx({ clock })
    this.#opened = { pbx, clock, front: await openCallistoFront(pbx) }
  }

  async close(): Promise<void> {
    const { front, pbx } = this.#open
    this.#opened = undefined
    await front.close()
    pbx[Symbol.dispose]()
  }

  get front(): CallistoFront {
    return this.#open.front
  }

  get clock(): ManualClock {
    return this.#open.clock
  }

  async call(name: CallistoFunctionName, form: Form = '', options: RequestOptions = {}): Promise<CallistoAnswer> {
    const { method = 'POST', as = ['jane', 's3cret'], instance = 'MAG1', contentType } = options
    const path = options.path ?? `/Applications/inbound/${encodeURIComponent(instance)}/${callistoFunctions[name].path}`
    const query = method === 'GET' && written(form) !== '' ? `?${written(form)}` : ''
    const answer = await fetch(this.front.url + path + query, {
      method,
      keepalive: false,
      headers: {
        ...(as !== null && basic(as)),
        ...(method !== 'GET' && { 'Content-Type': contentType ?? 'application/x-www-form-urlencoded' })
      },
      ...(method !== 'GET' && { body: written(form) })
    })
    return answered(answer.status, answer.headers, Buffer.from(await answer.arrayBuffer()))
  }

  async word(name: CallistoFunctionName, form: Form = '', options: RequestOptions = {}): Promise<string> {
    return (await this.call(name, form, options)).word
  }

  /** Adds what the form says and tells its id. */
  async added(name: CallistoFunctionName, form: Form): Promise<string> {
    const { response } = await this.call(name, form)
    const id = /^<id>(\d+)<\/id><status>OK<\/status>$/.exec(response)?.[1]
    if (id === undefined) throw new Error(`not added: ${response}`)
    return id
  }

  /** The items of a list, each as its elements; texts as they are written in XML. */
  async list(name: CallistoFunctionName, form: Form = ''): Promise<Record<string, string>[]> {
    const { response } = await this.call(name, form)
    return itemsIn(response)
  }

  /** A group as the list shows it. */
  async group(id: string): Promise<Record<string, string>> {
    const [group] = await this.list('getGroups', { gr_id: id })
    if (group === undefined) throw new Error(`no group ${id}`)
    return group
  }

  /** Does what a control request would. */
  control(name: string, body: ControlBody = {}): unknown {
    const act = new Map(Object.entries(this.front.actions)).get(name)
    if (act === undefined) throw new Error(`no action ${name}`)
    return act(body)
  }

  get #open(): Opened {
    if (this.#opened === undefined) throw new Error('the server is open during cases only')
    return this.#opened
  }
}

/** The items inside a `Response`. */
export const itemsIn = (response: string): Record<string, string>[] =>
  [...response.matchAll(/<(group|member|vipNumber|url|announcement)>(.*?)<\/\1>/gs)].map(([, , inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/<(\w+)(?:\/>|>([^<]*)<\/\1>)/g)].map(([, name = '', value = '']) => [name, value])
    )
  )

/** The server of all cases in a file: opened anew before each of them and closed after it. */
export function callistoServerForEachCase(): CallistoTestServer {
  const server = new CallistoTestServer()
  beforeEach(() => server.open())
  afterEach(() => server.close())
  return server
}
