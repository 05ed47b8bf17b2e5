import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Secret } from '../../logging/secret.ts'
import { HttpClient } from '../../transport/http-client.ts'
import type { HttpRequest } from '../../transport/http-request.ts'
import { serverUrl } from '../../transport/url-policy.ts'
import { windows1252Bytes } from '../../transport/xml-text.ts'
import type { Clock } from '../../util/clock.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import type { CallistoFunctionName } from '../../wire-tables/callisto.ts'
import { pathOf } from './assumptions.ts'
import { demandAnswered } from './errors.ts'
import { MOST_REPLY_BYTES, readReply } from './reply.ts'
import type { Reply } from './reply.ts'
import type { CallistoSettings } from './settings.ts'

/** Parameters by the system's own names; what is left out stays as it is, which empty text does not (Callisto API 1.4). */
export type Parameters = readonly (readonly [name: string, value: string])[]

/** Asks one instance on one server: form-encoded POST always, also where GET is allowed (Callisto API 1.4). */
export class Requester implements AsyncDisposable {
  readonly #settings: CallistoSettings
  readonly #http: HttpClient
  readonly #root: string

  constructor(settings: CallistoSettings, password: Secret, clock: Clock) {
    const baseUrl = serverUrl(settings.address, settings)
    this.#settings = settings
    // a proxy in front may have the application below a path of its own; a whole address from the manual is cut
    const prefix = baseUrl.pathname.replace(/\/+$/, '').replace(/\/Applications(\/.*)?$/i, '')
    this.#root = `${prefix}/Applications/inbound/${encodeURIComponent(settings.instance)}`
    const auth = { kind: 'basic', user: settings.user, password } as const
    this.#http = new HttpClient({ baseUrl, auth, clock, trust: settings.serverTrust })
  }

  get host(): string {
    return this.#http.host
  }

  /** `repeats`: a reading whose connection was lost is sent once more, over a new one. @throws CtiError */
  async ask(name: CallistoFunctionName, form: Parameters, signal: AbortSignal, repeats: boolean): Promise<Reply> {
    const { charset, functionNames, instance } = this.#settings
    const request: HttpRequest = {
      method: 'POST',
      path: `${this.#root}/${pathOf(name, functionNames)}`,
      form,
      ...(charset === 'windows-1252' ? { formBytes: windows1252 } : {}),
      expects: 'raw',
      mostBytes: MOST_REPLY_BYTES
    }
    const response = await this.#http.request(request, signal).catch((error: unknown) => {
      const isLost = error instanceof CtiError && error.kind === 'network' && error.retryable
      if (!repeats || !isLost || signal.aborted) throw error
      return this.#http.request({ ...request, fresh: true }, signal)
    })
    demandAnswered(response, { name, host: this.host, instance })
    return readReply(response, charset, this.host)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#http[Symbol.asyncDispose]()
  }
}

/** What the charset does not have is refused: the server would keep another letter. @throws CtiError protocol */
function windows1252(text: string): Uint8Array {
  const bytes = windows1252Bytes(text)
  if (bytes !== undefined) return bytes
  throw new CtiError('protocol', { userMessage: m.error_charset({ text: displayText(text) ?? '' }) })
}
