import { createHash } from 'node:crypto'
import type { Pbx } from '../../../company/pbx.ts'
import type { OpeningSwitches } from '../switches.ts'

/** More tickets than these are not kept. */
const MOST_TICKETS = 1_000

interface Ticket {
  readonly uri: string
  readonly domain: string
  /** Epoch ms. */
  readonly expiresAt: number
}

/** Tickets, each good for one opening of one address within a few seconds (Basix API 2.7). */
export class Tickets {
  readonly #pbx: Pbx
  readonly #switches: OpeningSwitches
  readonly #tickets = new Map<string, Ticket>()

  constructor(pbx: Pbx, switches: OpeningSwitches) {
    this.#pbx = pbx
    this.#switches = switches
  }

  issue(domain: string, uri: string): string {
    const [oldest] = this.#tickets.keys()
    if (this.#tickets.size >= MOST_TICKETS && oldest !== undefined) this.#tickets.delete(oldest)
    const ticket = createHash('sha256').update(`ticket ${this.#pbx.nextId()} ${this.#pbx.random32()}`).digest('hex')
    this.#tickets.set(ticket, { uri, domain, expiresAt: this.#pbx.clock.now() + this.#switches.ticketLifeMs })
    return ticket
  }

  /** Uses a ticket up. @returns its domain; undefined where it does not open this address now */
  redeem(ticket: string, uri: string): string | undefined {
    const found = this.#tickets.get(ticket)
    this.#tickets.delete(ticket)
    if (found === undefined || found.uri !== uri) return undefined
    return found.expiresAt >= this.#pbx.clock.now() ? found.domain : undefined
  }

  /** None of them opens anything any more. */
  clear(): void {
    this.#tickets.clear()
  }
}
