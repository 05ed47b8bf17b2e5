import type { HttpAuth } from '../../../transport/http-request.ts'
import type { StreamHealth } from '../../../transport/stream-health.ts'
import type { ServerTrust } from '../../../transport/server-trust.ts'
import { runWebSocket } from '../../../transport/ws-client.ts'
import type { WsEnd } from '../../../transport/ws-client.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { voipbinOperations } from '../../../wire-tables/voipbin.ts'
import { newBackoff, reopenDelayMs } from '../../kit/link-context.ts'
import type { LinkContext } from '../../kit/link-context.ts'
import { accountFrozen, voipbinError } from '../errors.ts'
import type { Mode } from '../self.ts'
import type { Session } from '../session.ts'
import { Duplicates } from './duplicates.ts'
import { frameOf, resourceIn } from './frames.ts'
import type { Frame } from './frames.ts'

/** A socket that never works is tried again after this, in ms (trust R11). */
const TRY_AGAIN_MS = 10 * MINUTE
/** All desks lose their sockets at once when the server restarts, and read everything: they come back one after the other, in ms. */
const SPREAD_MS = 2 * SECOND

/** Called while a socket is kept open. */
export interface EventSocketHandlers {
  /** Everything is asked to be told from now on, which is not confirmed: what happened before is to be read (VoIPBin 10.1). */
  opened(): void
  frame(frame: Frame): void
  /** Nothing is told until it is opened again; `forLong`: opening it again is no use for minutes. */
  lost(forLong: boolean, end: WsEnd): void
}

/** What a socket is kept open with. */
export interface EventSocketOptions {
  readonly context: Pick<LinkContext, 'clock' | 'random' | 'log' | 'signal' | 'fail'>
  readonly server: { readonly baseUrl: URL; readonly trust?: ServerTrust | undefined }
  readonly session: Session
  readonly mode: Mode
  readonly topics: readonly string[]
  /** Of the account, over all its links. */
  readonly health: StreamHealth
  readonly on: EventSocketHandlers
}

/** Follows events for the life of a link: opens a socket, asks for its topics, and does both again after each end. */
export class EventSocket {
  readonly #options: EventSocketOptions
  readonly #duplicates: Duplicates

  constructor(options: EventSocketOptions) {
    this.#options = options
    this.#duplicates = new Duplicates(options.context.clock)
  }

  /** Rejects with the reason of the link's signal only; what cannot be mended ends the link. */
  async run(): Promise<void> {
    const { context, on } = this.#options
    const { clock, signal, random } = context
    const backoff = newBackoff(context)
    for (let isRefused = false; ;) {
      const end = await this.#once(isRefused, () => backoff.opened(clock.elapsed()))
      signal.throwIfAborted()
      isRefused = end === 'signedInAnew'
      if (end === 'signedInAnew') continue
      if (end instanceof CtiError) return context.fail(end)
      const isOver = this.#options.health.hasFailed(end, clock.elapsed())
      context.log.info('event socket ended', { end: end.type, forLong: isOver })
      on.lost(isOver, end)
      signal.throwIfAborted()
      const pauseMs = isOver ? TRY_AGAIN_MS : reopenDelayMs(end, backoff, clock.elapsed())
      await clock.sleep(pauseMs + Math.round(random() * SPREAD_MS), signal)
    }
  }

  /** One socket. Answers how it ended, an error that ends the link, or that another sign-in is there to try it with. */
  async #once(isRefused: boolean, opened: () => void): Promise<WsEnd | CtiError | 'signedInAnew'> {
    const { session, server, context } = this.#options
    const { signal } = context
    try {
      const auth = await session.auth(signal)
      const end = await this.#open(auth, opened)
      if (end.type !== 'refused') return end
      if (end.status === 403) return accountFrozen()
      if (end.status !== 401) return end
      if (!isRefused && (await session.renewed(auth, signal)) !== undefined) return 'signedInAnew'
      return voipbinError({ ...end, body: undefined, host: server.baseUrl.host, acts: false })
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      return error.kind === 'auth' ? error : { type: 'broken', error } // of a login
    }
  }

  async #open(auth: HttpAuth, opened: () => void): Promise<WsEnd> {
    const { context, server, mode, topics, on } = this.#options
    const { clock, signal } = context
    const { path } = mode === 'agent' ? voipbinOperations.openAgentSocket : voipbinOperations.openSocket
    const handlers = {
      opened: (send: (message: string) => void) => {
        opened()
        this.#options.health.opened(clock.elapsed())
        send(JSON.stringify({ type: 'subscribe', topics }))
        on.opened()
      },
      text: (message: string) => this.#take(message)
    }
    return await runWebSocket({ ...server, path, auth }, clock, handlers, signal)
  }

  #take(message: string): void {
    this.#options.health.began()
    const resource = resourceIn(message)
    if (resource === undefined || this.#duplicates.isCopy(resource)) return
    const frame = frameOf(resource)
    if (frame === undefined) this.#options.context.log.debug('frame not known', { size: message.length })
    else this.#options.on.frame(frame)
  }
}
