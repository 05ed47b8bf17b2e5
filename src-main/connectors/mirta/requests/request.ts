import { randomUUID } from 'node:crypto'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../../logging/secret.ts'
import { HttpClient } from '../../../transport/http-client.ts'
import type { HttpResponse } from '../../../transport/http-client.ts'
import type { HttpRequest } from '../../../transport/http-request.ts'
import type { ServerTrust } from '../../../transport/server-trust.ts'
import { connectionLost, isTooLarge } from '../../../transport/transport-errors.ts'
import type { Clock } from '../../../util/clock.ts'
import { defined } from '../../../util/defined.ts'
import { CtiError } from '../../../util/errors.ts'
import { lookUp } from '../../../util/lookup.ts'
import { mirtaRequests } from '../../../wire-tables/mirta.ts'
import type { WireRequest } from '../../../wire-tables/mirta.ts'
import { isUnknownOutcome, outcomeUnknown } from '../../kit/outcome.ts'
import {
  demandOk,
  keyMayNot,
  keyRefused,
  notUnderstood,
  refusedAction,
  refusedInWords,
  refusedSilently
} from '../reply/errors.ts'
import { formBody } from './multipart.ts'
import { decodeReply, isSuccess } from '../reply/reply.ts'
import type { Reply } from '../reply/reply.ts'
import { readParameter } from './request-input.ts'
import type { InputOf, RequestName, SentFile } from './request-input.ts'
import { deadlineOf, mostBytesOf } from './reply-sizes.ts'
import { WrongKeys } from './wrong-keys.ts'

/** How many requests the server is asked at once: its telephone switch answers one after the other (MiRTA 5.5). */
export const MOST_AT_ONCE = 2

/** What requests of one account are sent with. */
export interface RequesterOptions {
  readonly baseUrl: URL
  /** `/pbx/proxyapi.php`, or where this server has it (MiRTA 1.1). */
  readonly path: string
  readonly tenant: string
  readonly key: Secret
  readonly clock: Clock
  readonly trust?: ServerTrust | undefined
  /** Of the account, over all its links. */
  readonly wrongKeys?: WrongKeys
}

/** How one request differs from others of its kind. */
export interface RequestOptions {
  /** Past the server's cache, which may still have the time before an action (MiRTA 1.2). */
  readonly uncached?: boolean
  /** Another tenant than the account's; `%` is all of them, with an administrator's key (MiRTA 1.2). */
  readonly tenant?: string
  readonly language?: string
  /** Words in place of JSON are an answer too: nobody has seen what this request answers with (MiRTA 5.2). */
  readonly takesText?: boolean
}

/** Sends requests of the table for one account and turns refusals into CtiError; the key goes into the address and nowhere else. */
export class Requester implements AsyncDisposable {
  readonly #http: HttpClient
  readonly #options: RequesterOptions
  readonly #wrongKeys: WrongKeys

  constructor(options: RequesterOptions) {
    const { baseUrl, clock, key, trust, wrongKeys = new WrongKeys() } = options
    this.#options = options
    this.#wrongKeys = wrongKeys
    const auth = { kind: 'query', name: 'key', value: key } as const
    this.#http = new HttpClient({ baseUrl, clock, auth, trust, mostAtOnce: MOST_AT_ONCE })
  }

  get host(): string {
    return this.#http.host
  }

  get tenant(): string {
    return this.#options.tenant
  }

  /**
   * Reads; a read changes nothing, so that it is repeated once, over a new connection. Empty is an answer: what it means is the
   * caller's to say. @throws CtiError auth | permission | notFound | network | timeout | protocol | rateLimited
   */
  async read<N extends RequestName>(
    name: N,
    input: InputOf<N>,
    signal: AbortSignal,
    options: RequestOptions = {}
  ): Promise<Reply> {
    const row: WireRequest = mirtaRequests[name]
    const reply = decodeReply(await this.#readBytes(name, input, signal, options), replyFormat(row))
    const mayBeWords = options.takesText === true || row.reply === 'text'
    return this.#judgedRead(row, mayBeWords ? withWords(reply) : reply)
  }

  /** Reads a sound or document; undefined when there is none: only length and first bytes tell (MiRTA 13). @throws CtiError */
  async readBytes<N extends RequestName>(
    name: N,
    input: InputOf<N>,
    signal: AbortSignal
  ): Promise<Uint8Array | undefined> {
    const bytes = await this.#readBytes(name, input, signal, {})
    if (!isText(bytes)) return bytes
    this.#judgedRead(mirtaRequests[name], decodeReply(bytes, 'plain'))
    return undefined
  }

  /**
   * Does something, once; without an answer nobody knows what came of it (trust R6). `isDone`: what success is where it is no
   * word. @throws CtiError
   */
  async act<N extends RequestName>(
    name: N,
    input: InputOf<N>,
    signal: AbortSignal,
    options: RequestOptions = {},
    isDone: (reply: Reply) => boolean = isSuccess
  ): Promise<Reply> {
    try {
      const response = await this.#http.request({ ...this.#request(name, input, options), urgent: true }, signal)
      demandOk(response, this.host)
      return this.#judgedAction(actionReply(bytesOf(response)), isDone)
    } catch (failure) {
      const error = isTooLarge(failure) ? connectionLost(this.host, failure) : failure // nobody knows what it said
      throw error instanceof CtiError && isUnknownOutcome(error) ? outcomeUnknown(error, this.host) : error
    }
  }

  async #readBytes<N extends RequestName>(
    name: N,
    input: InputOf<N>,
    signal: AbortSignal,
    options: RequestOptions
  ): Promise<Uint8Array> {
    const request = this.#request(name, input, options)
    const response = await this.#http.request(request, signal).catch((error: unknown) => {
      if (!(error instanceof CtiError) || error.kind !== 'network' || !error.retryable) throw error
      return this.#http.request({ ...request, fresh: true }, signal)
    })
    demandOk(response, this.host)
    return bytesOf(response)
  }

  #judgedRead(row: WireRequest, reply: Reply): Reply {
    if (reply.kind === 'notUnderstood') throw notUnderstood(reply.text, this.host)
    if (reply.kind !== 'refusal') {
      if (row.right === 'tenant' && row.reqtype !== 'HELP' && reply.kind !== 'empty') this.#wrongKeys.worked()
      return reply
    }
    const { refusal } = reply
    if (refusal.reason !== 'key') throw refusedInWords(refusal, this.host)
    if (row.right === 'admin' || !this.#wrongKeys.refused()) throw keyMayNot(false)
    throw keyRefused(this.#options.tenant)
  }

  #judgedAction(reply: Reply, isDone: (reply: Reply) => boolean): Reply {
    if (isDone(reply)) return reply
    switch (reply.kind) {
      case 'empty':
        throw refusedSilently()
      case 'notUnderstood':
        throw notUnderstood(reply.text, this.host)
      case 'refusal':
        throw reply.refusal.reason === 'key' ? keyMayNot(true) : refusedInWords(reply.refusal, this.host)
      case 'text':
        throw refusedAction(reply.text)
      case 'json':
        throw refusedAction(messageIn(reply.value))
    }
  }

  #request<N extends RequestName>(
    name: N,
    input: InputOf<N>,
    { uncached = false, tenant = this.#options.tenant, language }: RequestOptions
  ): HttpRequest {
    const row: WireRequest = mirtaRequests[name]
    const parameters = parametersOf(row, input as Given) // the compiler cannot see that every input is one
    const [format] = row.formats
    const query: Pair[] = [['reqtype', row.reqtype], ...Object.entries(row.chosen)]
    if (tenant !== '') query.push(['tenant', tenant])
    if (format !== 'plain') query.push(['format', format])
    if (language !== undefined) query.push(['language', language])
    if (uncached) query.push(['cache', 'no'])
    const texts = parameters.flatMap(([named, value]): Pair[] => (isFile(value) ? [] : [[named, value]]))
    const always = {
      path: this.#options.path,
      expects: 'raw',
      mostBytes: mostBytesOf(name),
      ...defined({ deadlineMs: deadlineOf(name, input as Given) }) // as above
    } as const
    const files = parameters.flatMap(([named, value]) => (isFile(value) ? [{ named, ...value }] : []))
    if (files.length > 0) return { ...always, method: 'POST', query, raw: formBody(texts, files, randomUUID()) }
    if (row.sentAs !== 'query') return { ...always, method: 'POST', query, form: texts }
    return { ...always, method: 'GET', query: [...query, ...texts] }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#http[Symbol.asyncDispose]()
  }
}

type Given = Readonly<Record<string, string | Secret | SentFile | undefined>>
type Pair = readonly [name: string, value: string | Secret]

/** The parameters in the order of the row; those that are needed may not be empty (MiRTA 13: refused before sending). */
function parametersOf(row: WireRequest, given: Given): readonly (readonly [string, string | Secret | SentFile])[] {
  return row.parameters.map(readParameter).flatMap(({ names, required }) => {
    const found = names.flatMap((name) => {
      const value = lookUp(given, name)
      return value === undefined ? [] : [[name, value] as const]
    })
    const [first] = found
    if (required && (first === undefined || first[1] === ''))
      throw new CtiError('protocol', {
        userMessage: m.error_bad_request(),
        cause: new Error(`missing: ${names.join()}`)
      })
    return found.slice(0, 1)
  })
}

const isFile = (value: string | Secret | SentFile): value is SentFile =>
  typeof value === 'object' && !(value instanceof Secret)

const replyFormat = ({ formats: [format] }: WireRequest): 'json' | 'plain' => (format === 'json' ? 'json' : 'plain')

/** Words, or the JSON of the newer interface (MiRTA 4.1), whichever was asked for. */
function actionReply(bytes: Uint8Array): Reply {
  const reply = decodeReply(bytes, 'plain')
  return reply.kind === 'text' && /^[[{"]/.test(reply.text) ? withWords(decodeReply(reply.text, 'json')) : reply
}

/** Words where JSON was asked for; a page is none. */
const withWords = (reply: Reply): Reply =>
  reply.kind === 'notUnderstood' && !reply.text.startsWith('<') ? { kind: 'text', text: reply.text } : reply

const bytesOf = ({ body }: HttpResponse): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array())

/** So many bytes tell a sound or document from what is said in its place. */
const HEAD = 256

/** Begins with characters that text has, and is no document whose head is text. */
function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD)
  if (new TextDecoder().decode(head.subarray(0, 5)) === '%PDF-') return false
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}

/** The words of the newer interface, which may answer with JSON (MiRTA 4.1). */
function messageIn(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return first
  return typeof first === 'object' && first !== null && 'Message' in first ? String(first.Message) : ''
}
