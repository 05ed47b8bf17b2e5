import type { IncomingMessage } from 'node:http'
import { lookUp } from '../../../../util/lookup.ts'
import { permissions } from '../agents/agent.ts'
import { isUuid, NIL } from '../form/ids.ts'
import type { Address } from '../form/resource.ts'
import type { VoipbinSwitches } from '../switches.ts'
import { parsedBody, type Body } from './body.ts'
import type { Identity } from './credentials.ts'
import { permissionDenied, VoipbinRefusal } from './refusal.ts'
import type { Match } from './router.ts'

/** What a request came with, before anything was checked. */
export interface RawRequest extends Match {
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly bytes: Uint8Array
}

/** A request of somebody who was let in, with checked access to its parts. */
export class VoipbinRequest {
  readonly raw: RawRequest
  readonly identity: Identity
  readonly #switches: VoipbinSwitches
  #body: Body | undefined
  /** True as soon as the rights to what is asked for were judged. */
  wasJudged = false

  constructor(raw: RawRequest, identity: Identity, switches: VoipbinSwitches) {
    this.raw = raw
    this.identity = identity
    this.#switches = switches
  }

  /** An id of the path. @throws VoipbinRefusal 400 INVALID_ID */
  id(name = 'id'): string {
    const id = lookUp(this.raw.params, name) ?? ''
    if (!isUuid(id)) throw new VoipbinRefusal('INVALID_ARGUMENT', 'INVALID_ID')
    return id.toLowerCase()
  }

  query(name: string): string | undefined {
    return this.raw.query.get(name) ?? undefined
  }

  /** The JSON body, its members of the types they should have. @throws VoipbinRefusal 400 */
  get body(): Body {
    this.#body ??= parsedBody(this.raw, this.#switches)
    return this.#body
  }

  text(name: string): string {
    const value = lookUp(this.body, name)
    return typeof value === 'string' ? value : ''
  }

  number(name: string): number {
    const value = lookUp(this.body, name)
    return typeof value === 'number' ? value : 0
  }

  /** Text of the body that is an id; none for anything else. */
  reference(name: string): string {
    const text = this.text(name)
    return isUuid(text) ? text.toLowerCase() : NIL
  }

  address(name: string): Address {
    return addressOf(lookUp(this.body, name))
  }

  addresses(name: string): Address[] {
    return this.list(name).map(addressOf)
  }

  list(name: string): readonly unknown[] {
    const value: unknown = lookUp(this.body, name)
    return Array.isArray(value) ? value : []
  }

  /** Only the members of the body that there are. */
  changes<Name extends string>(...names: readonly Name[]): Partial<Record<Name, string>> {
    const there = names.filter((name) => typeof lookUp(this.body, name) === 'string')
    return Object.fromEntries(there.map((name) => [name, this.text(name)])) as Partial<Record<Name, string>> // by the names
  }

  /** Judges the rights to something of a customer; `isOwn` is the agent's own. @throws VoipbinRefusal 403 */
  demand(customer: string, isOwn = false): void {
    this.wasJudged = true
    const { identity } = this
    if ((identity.permission & permissions.superAdmin) !== 0) return
    if (customer !== identity.customer || !this.hasRight(isOwn)) throw permissionDenied()
  }

  /** True where the rights alone suffice, whoever's it is. */
  hasRight(isOwn = false): boolean {
    const { permission } = this.identity
    const { needs } = this.raw.row
    if (needs === 'administrator') return (permission & permissions.admin) !== 0
    const manages = (permission & (permissions.admin | permissions.manager)) !== 0
    if (needs === 'manager') return manages
    return needs === 'ownOrManager' ? manages || isOwn : true
  }
}

/** An address of a body; what is missing is empty. */
export function addressOf(value: unknown): Address {
  const members = typeof value === 'object' && value !== null ? value : {}
  const text = (name: string): string => {
    const found: unknown = lookUp(members as Readonly<Record<string, unknown>>, name) // an object, by the line above
    return typeof found === 'string' ? found : ''
  }
  return {
    type: text('type'),
    target: text('target'),
    target_name: text('target_name'),
    name: text('name'),
    detail: text('detail')
  }
}
