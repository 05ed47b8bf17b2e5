import * as z from 'zod/mini'
import { Secret } from '../../logging/secret.ts'
import { HttpClient } from '../../transport/http-client.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { protocolError } from '../../transport/transport-errors.ts'
import type { Clock } from '../../util/clock.ts'
import { demandTicket } from './errors.ts'

/** Gives a ticket that opens exactly this path and query, once (Basix 2.7). @throws CtiError */
export type MakeTicket = (uri: string, signal: AbortSignal) => Promise<Secret>

const given = z.object({ ticket: z.string().check(z.minLength(1)) })

/**
 * A service of the customer that holds the token, so that no desk does (Basix 1.2). It is asked as the system itself would
 * be, with a key of its own.
 */
export class TicketService implements AsyncDisposable {
  readonly #http: HttpClient
  readonly #path: string

  constructor(address: string, key: Secret, allowPlainHttp: boolean, clock: Clock) {
    const baseUrl = serverUrl(address, { allowPlainHttp })
    this.#path = baseUrl.pathname
    this.#http = new HttpClient({ baseUrl, clock, auth: { kind: 'bearer', token: key } })
  }

  makeTicket: MakeTicket = async (uri, signal) => {
    const request = { method: 'POST', path: this.#path, body: { uri }, expects: 'json' } as const
    const response = await this.#http.request(request, signal)
    demandTicket(response, this.#http.host)
    const parsed = z.safeParse(given, response.body)
    if (!parsed.success) throw protocolError(this.#http.host, parsed.error)
    return new Secret(parsed.data.ticket)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#http[Symbol.asyncDispose]()
  }
}
