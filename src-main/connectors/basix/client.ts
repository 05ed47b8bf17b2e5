import * as z from 'zod/mini'
import { Secret } from '../../logging/secret.ts'
import type { HttpClient } from '../../transport/http-client.ts'
import { protocolError } from '../../transport/transport-errors.ts'
import { CtiError } from '../../util/errors.ts'
import { methods } from '../../wire-tables/basix/methods.ts'
import { isUnknownOutcome, outcomeUnknown } from '../kit/outcome.ts'
import { demandDone, lostReply } from './errors.ts'

/** One way to name somebody is enough; of several it is not known which wins (Basix 2.1). */
interface NamedUser {
  readonly user_id?: number
  readonly user_name?: string
  readonly user_label?: string
  readonly user_extension?: string
  readonly user_did?: string
  readonly user_email?: string
}

interface NamedGroup {
  readonly group_id?: number
  readonly group_name?: string
  readonly group_label?: string
  readonly group_extension?: string
  readonly group_did?: string
}

/** A customer, told to everybody who sees the call. */
interface EndUserDetails {
  readonly id?: string | number
  readonly name?: string
  readonly organization?: string
  /** Address of a picture. */
  readonly avatar?: string
  readonly prefecture?: string
}

/** A number outside, with details. */
interface NumberDetails {
  readonly called_number: string
  /** A number of the domain. */
  readonly calling_number?: string
  readonly end_user?: EndUserDetails
}

/** Whatever can be dialled inside the domain. */
export type Destination = string | NumberDetails

interface Attempt {
  readonly destination: Destination
  /** In s, at least 1; of call_group for the whole attempt. */
  readonly answer_timeout?: number
  readonly callback_url?: string
}

export interface CallUser extends NamedUser, NamedGroup, Attempt {
  readonly auto_answer?: boolean
  /** ASCII; shown on the telephones that ring. */
  readonly calling_name?: string
  readonly group_resolver?: '*' | 'any:CALL_CENTER'
}

export interface CallGroup extends NamedGroup, Attempt {
  /** In s, for each member. */
  readonly member_answer_timeout?: number
  readonly calling_name?: string
}

/** `destination` is inside: a number outside is refused. */
export interface CallExternal extends Attempt {
  readonly target: string | NumberDetails
  readonly destination: string
}

const calls = z.object({ uuids: z._default(z.array(z.string()), []) })
const ticket = z.object({ ticket: z.string().check(z.minLength(1)) })

/** The methods in use, each sent once; `initiate_call` is the old form of `callUser` and never used (Basix 2). */
export class BasixClient implements AsyncDisposable {
  readonly #http: HttpClient

  constructor(http: HttpClient) {
    this.#http = http
  }

  get host(): string {
    return this.#http.host
  }

  /** Rings a user's telephones and connects the one that answers; tells the channels made. @throws CtiError */
  callUser = (call: CallUser, signal: AbortSignal) => this.#call('call_user', call, signal)
  /** Rings a group and connects whoever answers. @throws CtiError */
  callGroup = (call: CallGroup, signal: AbortSignal) => this.#call('call_group', call, signal)
  /** Rings a number outside and connects it with somebody inside. @throws CtiError */
  callExternal = (call: CallExternal, signal: AbortSignal) => this.#call('call_external', call, signal)

  /** A ticket that opens exactly this path and query, once, within seconds (Basix 2.7). @throws CtiError */
  makeTicket = async (uri: string, signal: AbortSignal): Promise<Secret> =>
    new Secret(this.#read(ticket, await this.#ask('gen_ws_ticket', { uri }, signal)).ticket)

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#http[Symbol.asyncDispose]()
  }

  /** Without an answer nobody knows whether it rings (trust R6). */
  async #call(name: 'call_user' | 'call_group' | 'call_external', body: object, signal: AbortSignal) {
    try {
      return this.#read(calls, await this.#ask(name, body, signal)).uuids
    } catch (error) {
      const isOpen = error instanceof CtiError && isUnknownOutcome(error) && !signal.aborted
      throw isOpen ? outcomeUnknown(error, this.host) : error
    }
  }

  async #ask(name: keyof typeof methods, body: object, signal: AbortSignal): Promise<unknown> {
    const { path, method } = methods[name]
    const request = this.#http.request({ method, path, body, expects: 'json' }, signal)
    const response = await request.catch((error: unknown) => {
      throw lostReply(error, this.host)
    })
    demandDone(response, this.host)
    return response.body
  }

  #read<T extends z.ZodMiniType>(schema: T, body: unknown): z.infer<T> {
    const parsed = z.safeParse(schema, body)
    if (!parsed.success) throw protocolError(this.host, parsed.error)
    return parsed.data
  }
}
