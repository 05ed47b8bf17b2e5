import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../../../util/clock.ts'
import { DAY, MINUTE, SECOND } from '../../../../util/durations.ts'
import { Emitter } from '../../../../util/emitter.ts'
import { dstnyScopes, type TicketScope } from '../../../../wire-tables/dstny-scopes.ts'
import type { Extension } from '../../../people/extension.ts'
import { DstnyRefusal } from './reply.ts'

/** How long a ticket lives unless told otherwise, in ms (Dstny API 1.4). */
export const TICKET_LIFE_MS = 365 * DAY
const LOCK_MS = MINUTE
const MAX_WRONG_CODES = 3

/** A Bearer token with what it allows. */
export interface Ticket {
  readonly token: string
  readonly name: string
  readonly extension: Extension
  readonly apis: readonly string[]
  /** Epoch ms. */
  readonly expiresAt: number
}

/** What a new ticket is to be like. */
export interface TicketWish {
  readonly name: string
  readonly apis: readonly string[]
  /** Life in ms. */
  readonly lifeMs: number
}

/** Everything a ticket can be limited to, by our names. */
export const allApis = Object.keys(dstnyScopes) as TicketScope[] // Object.keys forgets the literal keys

/** Issues, checks and revokes tickets. */
export class TicketIssuer {
  readonly revoked = new Emitter<Ticket>()
  readonly #clock: Clock
  readonly #scopes: Partial<Record<TicketScope, string>>
  readonly #tickets = new Map<string, Ticket>()
  readonly #wrongCodes = new Map<Extension, { count: number; lockedUntil: number }>()
  #count = 2343

  constructor(clock: Clock, scopes: Partial<Record<TicketScope, string>> = {}) {
    this.#clock = clock
    this.#scopes = scopes
  }

  /** What an api is called on the wire (Dstny API 1.5). */
  apiName(ours: string): string {
    const scope = scopeNamed(ours)
    return scope === undefined ? ours : (this.#scopes[scope] ?? dstnyScopes[scope].serverName)
  }

  /** Our name of what is called so on the wire; undefined for an unknown one. */
  scopeOf(apiName: string): TicketScope | undefined {
    return allApis.find((scope) => this.apiName(scope) === apiName)
  }

  /** A new ticket; one of the same name and person is replaced. */
  issue(extension: Extension, wish: TicketWish): Ticket {
    this.revoke(extension, wish.name)
    const token = `${this.#count++}.${randomBytes(9).toString('base64url')}`
    const expiresAt = this.#clock.now() + wish.lifeMs
    const ticket: Ticket = { token, name: wish.name, extension, apis: wish.apis, expiresAt }
    this.#tickets.set(token, ticket)
    return ticket
  }

  /** @throws DstnyRefusal 401 when the token is missing, unknown or expired. */
  check(authorization: string | undefined): Ticket {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
    const ticket = this.#tickets.get(token)
    if (ticket === undefined || ticket.expiresAt <= this.#clock.now()) {
      throw new DstnyRefusal(401, { code: 'ticket.invalid', description: 'The ticket is missing, expired or revoked.' })
    }
    return ticket
  }

  /** @returns false when there was none of that name. */
  revoke(extension: Extension, name: string): boolean {
    const found = [...this.#tickets.values()].find((one) => one.extension === extension && one.name === name)
    if (found === undefined) return false
    this.#tickets.delete(found.token)
    this.revoked.emit(found)
    return true
  }

  /** Revokes by token, as when somebody deletes the ticket in the portal. */
  revokeToken(token: string): void {
    const found = this.#tickets.get(token)
    if (found !== undefined) this.revoke(found.extension, found.name)
  }

  /** Lets a ticket run out now; unlike a revoked one it leaves running streams alone. */
  expireToken(token: string): void {
    this.#tickets.delete(token)
  }

  /** @throws DstnyRefusal 401 | 429 as Dstny API 1.4 (b). */
  checkPassword(extension: Extension, password: string, code: string | undefined): void {
    if (password !== extension.data.password) throw credentialsInvalid()
    const { secondFactor } = extension.data
    if (secondFactor === undefined) return
    const wrong = this.#wrongCodes.get(extension) ?? { count: 0, lockedUntil: 0 }
    const lockedForMs = wrong.lockedUntil - this.#clock.now()
    if (lockedForMs > 0) throw locked(lockedForMs)
    if (code === undefined) throw new DstnyRefusal(401, { fieldName: 'code', code: 'two.factor.required' })
    if (code === secondFactor) return void this.#wrongCodes.delete(extension)
    const count = (wrong.count % MAX_WRONG_CODES) + 1
    const lockedUntil = count === MAX_WRONG_CODES ? this.#clock.now() + LOCK_MS : 0
    this.#wrongCodes.set(extension, { count, lockedUntil })
    throw new DstnyRefusal(401, { fieldName: 'code', code: 'two.factor.invalid' })
  }
}

const scopeNamed = (name: string): TicketScope | undefined => allApis.find((scope) => scope === name)

/** The refusal for a wrong user name, password or password-based ticket. */
export const credentialsInvalid = (): DstnyRefusal => new DstnyRefusal(401, { code: 'credentials.invalid' })

const locked = (ms: number): DstnyRefusal =>
  new DstnyRefusal(429, { code: 'two.factor.invalid' }, { 'Retry-After': String(Math.ceil(ms / SECOND)) })

/** Whom a password-based ticket is for. */
export interface PasswordTicketFields {
  readonly user: string
  readonly domain: string
  readonly password: string
  readonly apis: readonly string[]
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64').replaceAll('=', '')

/** The two hashes of a password-based ticket (Dstny API 1.4 c). */
export function passwordHashes({ user, domain, password, apis }: PasswordTicketFields): { h1: string; h2: string } {
  const h1 = md5(`${user}:${domain}:${password}`)
  return { h1, h2: md5(`${user}:${apis.join(':')}:${h1}`) }
}

/** The whole password-based ticket string (Dstny API 1.4 c). */
export function passwordTicket(fields: PasswordTicketFields): string {
  const { user, domain, apis } = fields
  const second = base64(`P:${passwordHashes(fields).h2}:${user}:${apis.join(':')}`)
  return `D${base64(domain)}.${second}`
}

/** True when `t` is the password-based ticket for these fields; a blank in it is read as `+`. */
export const isPasswordTicket = (t: string, fields: PasswordTicketFields): boolean =>
  t.replaceAll(' ', '+').replaceAll('=', '') === passwordTicket(fields)
