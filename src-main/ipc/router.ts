import { channels } from '../../src-preload/contract/channels.ts'
import { requests } from '../../src-preload/contract/ipc.ts'
import type { Input, Output, RequestName } from '../../src-preload/contract/ipc.ts'
import type { Result } from '../../src-preload/contract/error.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import { CtiError, isAbort } from '../util/errors.ts'
import { isSmallEnough } from './payload-size.ts'
import { toBridgeError } from './bridge-error.ts'
import type { SenderEvent, TrustedWindows, WindowContents } from './trusted-windows.ts'

/** The part of Electron's `ipcMain` that the router needs. */
export interface IpcMainLike {
  handle(channel: string, listener: (event: SenderEvent, name: unknown, input: unknown) => Promise<unknown>): void
  removeHandler(channel: string): void
}

/** What a handler may return: nothing at all where the contract says `undefined`. */
type HandlerOutput<N extends RequestName> = Output<N> extends undefined ? void : Output<N>

/** One handler for each request of the contract: a missing or misspelt one does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (input: Input<N>, from: WindowContents) => Promise<HandlerOutput<N>> | HandlerOutput<N>
}

/** What the router needs. */
export interface RouterOptions {
  readonly ipcMain: IpcMainLike
  readonly trusted: TrustedWindows
  readonly handlers: Handlers
  readonly log: Log
}

/**
 * Answers every request of every window. In order: trusted window, known name, size and schema of the input, handler,
 * schema of the output. Always answers a `Result`, never throws. Disposing stops it.
 */
export class Router implements Disposable {
  readonly #options: RouterOptions
  #count = 0

  constructor(options: RouterOptions) {
    this.#options = options
    options.ipcMain.handle(channels.request, (event, name, input) => this.#answer(event, name, input))
  }

  [Symbol.dispose](): void {
    this.#options.ipcMain.removeHandler(channels.request)
  }

  async #answer(event: SenderEvent, name: unknown, input: unknown): Promise<Result<unknown>> {
    const logRef = `r${(++this.#count).toString(36)}`
    try {
      return { ok: true, value: await this.#run(event, name, input) }
    } catch (error) {
      this.#report(error, name, logRef)
      return { ok: false, error: toBridgeError(error, logRef) }
    }
  }

  async #run(event: SenderEvent, name: unknown, input: unknown): Promise<unknown> {
    const from = this.#options.trusted.senderOf(event)
    if (from === undefined) throw new CtiError('permission', { userMessage: m.error_untrusted() })
    if (!isRequestName(name) || !isSmallEnough(input, mostBytesOf(name))) throw badRequest()
    return runOne(this.#options.handlers, name, input, from)
  }

  #report(error: unknown, name: unknown, logRef: string): void {
    if (isAbort(error)) return
    const request = isRequestName(name) ? name : '[unknown]'
    const isOurs = !(error instanceof CtiError) || error.kind === 'internal'
    if (isOurs) this.#options.log.error('request failed', { request, logRef, error })
    else this.#options.log.warn('request refused', { request, logRef, kind: error.kind, error })
  }
}

async function runOne<N extends RequestName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  from: WindowContents
): Promise<unknown> {
  const schema = requests[name]
  const parsed = schema.input.safeParse(input)
  if (!parsed.success) throw badRequest(parsed.error)
  const handler: (input: Input<N>, from: WindowContents) => unknown = handlers[name]
  const value = await handler(parsed.data as Input<N>, from) // the schema of the same name has just checked it
  const answer = schema.output.safeParse(value)
  if (!answer.success) throw new CtiError('internal', { userMessage: m.error_internal(), cause: answer.error })
  return answer.data
}

const mostBytesOf = (name: RequestName): number => {
  const request = requests[name]
  return 'mostBytes' in request ? request.mostBytes : 0
}

const isRequestName = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(requests, name)

const badRequest = (cause?: unknown): CtiError =>
  new CtiError('protocol', { userMessage: m.error_bad_request(), cause })
