import * as z from 'zod/mini'
import type { Secret } from '../../logging/secret.ts'
import type { HttpAuth } from '../../transport/http-request.ts'
import type { Clock } from '../../util/clock.ts'
import { linkedAbort, untilAborted } from '../../util/abort.ts'
import { DAY, MINUTE } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { timeOf } from './wire/values.ts'

/** What a token says of itself. */
export interface TokenFacts {
  /** Epoch ms; undefined where it does not say, as text and never as `exp` (VoIPBin 3.1). */
  readonly endsAt: number | undefined
  /** Rights of the moment it was made, by which the server judges. */
  readonly permission: number | undefined
}

const claims = z.object({
  expire: z.catch(z.optional(z.string()), undefined),
  agent: z.catch(z.optional(z.object({ permission: z.number() })), undefined)
})

/** Reads the middle part of a token, unchecked: only the server can tell whether it is good. */
export function factsOf(token: string): TokenFacts {
  const [, body = ''] = token.split('.')
  const parsed = z.safeParse(claims, parsedJson(Buffer.from(body, 'base64url').toString()))
  if (!parsed.success) return { endsAt: undefined, permission: undefined }
  const { expire = '', agent } = parsed.data
  return { endsAt: timeOf(expire), permission: agent?.permission }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How requests of an account prove who asks. */
export interface Session {
  /** What is sent now. @throws CtiError auth | network | timeout … of a login */
  auth(signal: AbortSignal): Promise<HttpAuth>
  /** What was sent was refused: another proof, or undefined where there is none. @throws CtiError of a login */
  renewed(refused: HttpAuth, signal: AbortSignal): Promise<HttpAuth | undefined>
}

/** A key or a pasted token: there is nothing else to send. */
export const fixedSession = (auth: HttpAuth): Session => ({
  auth: () => Promise.resolve(auth),
  renewed: () => Promise.resolve(undefined)
})

/** A key goes into the address, for there is no header for it (VoIPBin 3.2). */
export const keyAuth = (key: Secret): HttpAuth => ({ kind: 'query', name: 'accesskey', value: key })
export const tokenAuth = (token: Secret): HttpAuth => ({ kind: 'bearer', token })

/** What a login gives. */
export interface IssuedToken extends TokenFacts {
  readonly token: Secret
}

interface SignedIn {
  readonly auth: HttpAuth
  readonly permission: number | undefined
  /** When another one is wanted, and when this one ends, as `Clock.elapsed`. */
  readonly renewAt: number
  readonly endsAt: number
}

/** A renewal that has failed is tried again after this, in ms, as long as the token is good. */
const RENEW_AGAIN_MS = MINUTE

/** Signs in by name and password, and anew when less than a day is left; it outlives the link (VoIPBin 3.1). */
export class LoginSession implements Session {
  readonly #login: () => Promise<IssuedToken>
  readonly #clock: Clock
  #current: SignedIn | undefined
  #pending: Promise<SignedIn> | undefined

  /** `login` throws CtiError; it ends by itself, for it is not one caller's alone. */
  constructor(login: () => Promise<IssuedToken>, clock: Clock) {
    this.#login = login
    this.#clock = clock
  }

  /** Rights by which the server judges, until somebody signs in anew; undefined where they are not known. */
  get permission(): number | undefined {
    return this.#current?.permission
  }

  async auth(signal: AbortSignal): Promise<HttpAuth> {
    const current = this.#current
    const now = this.#clock.elapsed()
    if (current !== undefined && now < current.renewAt) return current.auth
    try {
      return (await this.#signIn(signal)).auth
    } catch (error) {
      const isPassing = error instanceof CtiError && error.kind !== 'auth'
      if (current === undefined || !isPassing || now >= current.endsAt) throw error
      this.#current = { ...current, renewAt: now + RENEW_AGAIN_MS }
      return current.auth
    }
  }

  async renewed(refused: HttpAuth, signal: AbortSignal): Promise<HttpAuth | undefined> {
    const current = this.#current?.auth
    if (current !== undefined && current !== refused) return current // somebody else has signed in meanwhile
    return (await this.#signIn(signal)).auth
  }

  /** Everybody who needs it waits for the same login. */
  async #signIn(signal: AbortSignal): Promise<SignedIn> {
    using wait = linkedAbort(signal)
    this.#pending ??= this.#newToken().finally(() => (this.#pending = undefined))
    return await Promise.race([this.#pending, untilAborted(wait.signal)])
  }

  async #newToken(): Promise<SignedIn> {
    const { token, endsAt, permission } = await this.#login()
    const now = this.#clock.elapsed()
    const leftMs = (endsAt ?? Infinity) - this.#clock.now()
    // a life that is over at once is a wrong clock of this computer: then a refusal says when it ends
    const lifeMs = leftMs > 0 ? leftMs : Infinity
    const renewAt = now + Math.max(lifeMs - DAY, lifeMs / 2)
    this.#current = { auth: tokenAuth(token), permission, renewAt, endsAt: now + lifeMs }
    return this.#current
  }
}
