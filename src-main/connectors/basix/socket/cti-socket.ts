import type { Secret } from '../../../logging/secret.ts'
import { target } from '../../../transport/http-request.ts'
import type { HttpAuth } from '../../../transport/http-request.ts'
import type { ServerTrust } from '../../../transport/server-trust.ts'
import { runWebSocket } from '../../../transport/ws-client.ts'
import type { WsSend } from '../../../transport/ws-client.ts'
import type { Clock } from '../../../util/clock.ts'
import type { CtiError } from '../../../util/errors.ts'
import { sockets } from '../../../wire-tables/basix/sockets.ts'
import { decodeFrame } from '../bert/decode.ts'
import { displaced, limitReached, socketEnded } from '../errors.ts'
import type { MakeTicket } from '../tickets.ts'
import type { CtiMessage } from './messages.ts'
import { readMessage } from './read-message.ts'

/** The same for every installation: two connections of one user and program are allowed (Basix 2.8). */
const APP_NAME = 'Ringside'

/** What a socket of events is opened with. */
export interface CtiSocketOptions {
  readonly baseUrl: URL
  readonly trust: ServerTrust | undefined
  readonly clock: Clock
  readonly makeTicket: MakeTicket
  /** The user whose events are told, or the token with which those of everybody are, for which there are no tickets (Basix 2.7). */
  readonly whose: { readonly user: string } | { readonly domain: string; readonly token: Secret }
  /** True: at the limit an older connection gives its place. */
  readonly isForced: boolean
}

/** Who hears what comes. */
export interface CtiListener {
  message(message: CtiMessage): void
  /** A frame that cannot be read, and why, for the log. */
  unreadable(problem: string): void
  /** There will be no more. */
  ended(error: CtiError): void
}

/** Resolves when the server has agreed, with what sends; `signal` ends the socket. @throws CtiError */
export async function openCtiSocket(options: CtiSocketOptions, on: CtiListener, signal: AbortSignal): Promise<WsSend> {
  const request = { ...whatToOpen(options), ...(await authOf(options, signal)) }
  const by = request.auth.user === TICKET_USER ? 'ticket' : 'token'
  return new Promise((resolve, reject) => {
    let reason: CtiError | undefined
    const binary = (frame: Uint8Array): void => {
      const decoded = decodeFrame(frame)
      if ('problem' in decoded) return on.unreadable(decoded.problem)
      const message = readMessage(decoded.term)
      if (message?.kind === 'system_msg') reason ??= reasonOf(message.word)
      else if (message !== undefined) on.message(message)
    }
    runWebSocket(request, options.clock, { opened: resolve, binary }, signal).then((end) => {
      const error = reason ?? socketEnded(end, options.baseUrl.host, by)
      reject(error)
      on.ended(error)
    }, reject)
  })
}

const TICKET_USER = 'ws_ticket'

/** Why the server will end the socket, in words of its own (Basix 3.3). */
function reasonOf(word: string): CtiError | undefined {
  if (word === 'connection_replaced') return displaced()
  return word === 'connection_limit_reached' ? limitReached() : undefined
}

function whatToOpen({ baseUrl, trust, whose, isForced }: CtiSocketOptions) {
  const force = String(isForced)
  const whoseEvents = 'user' in whose ? (['user_name', whose.user] as const) : (['full_events', 'true'] as const)
  // the vendor's pages disagree about the name of the third (Basix 2.8)
  const query = [['app_name', APP_NAME], whoseEvents, ['forced', force], ['force', force]] as const
  return { baseUrl, trust, path: sockets.ws_cti.path, query }
}

/** A ticket is for one opening and for exactly what is then opened. */
async function authOf(
  options: CtiSocketOptions,
  signal: AbortSignal
): Promise<{ readonly auth: Extract<HttpAuth, { kind: 'basic' }> }> {
  const { whose, baseUrl, makeTicket } = options
  if ('token' in whose) return { auth: { kind: 'basic', user: whose.domain, password: whose.token } }
  const { pathname, search } = new URL(target(whatToOpen(options), undefined), baseUrl.origin)
  return { auth: { kind: 'basic', user: TICKET_USER, password: await makeTicket(pathname + search, signal) } }
}
