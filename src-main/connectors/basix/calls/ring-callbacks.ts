import * as z from 'zod/mini'
import type { WebhookServer } from '../../../transport/webhook-server.ts'
import { callbackUrl } from '../../kit/callback-place.ts'
import type { CallbackPlace } from '../../kit/callback-place.ts'

const posted = z.object({
  result_code: z.number(),
  uuid: z.optional(z.string()),
  error: z.optional(z.object({ id: z.string() }))
})

/** How ringing the first party has ended: by whose leg it was answered, or the system's word for why not (Basix 2.6). */
export type RingResult = { readonly answeredBy: string | undefined } | { readonly error: string }

/** An address at which the end of one ringing is told; it is there until it is disposed. */
export interface RingCallback extends AsyncDisposable {
  readonly url: string
}

/** Addresses to which the system posts, of an account that says that it can be reached (Basix 2.6). */
export class RingCallbacks {
  readonly #server: WebhookServer
  readonly #place: CallbackPlace

  constructor(server: WebhookServer, place: CallbackPlace) {
    this.#server = server
    this.#place = place
  }

  /** Listens for one ringing, named `id`. What is posted is no more than a hint. @throws CtiError network */
  async open(id: string, receive: (result: RingResult) => void): Promise<RingCallback> {
    const listener = await this.#server.listen(this.#place.listen)
    const { path } = listener.register(this.#place.base.pathname, id, (body) => {
      const result = readResult(body)
      if (result !== undefined) receive(result)
    })
    return {
      url: callbackUrl(this.#place, path, listener.port),
      [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose]()
    }
  }
}

/** Undefined for what is no result. */
function readResult(body: string): RingResult | undefined {
  const { data } = z.safeParse(posted, parsed(body))
  if (data === undefined) return undefined
  return data.result_code === 0 ? { answeredBy: data.uuid } : { error: data.error?.id ?? String(data.result_code) }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
