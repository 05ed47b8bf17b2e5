import type { Pbx } from '../../../company/pbx.ts'
import type { Queue } from '../../../distribution/queues.ts'
import type { GroupCall } from '../../../distribution/group-calls.ts'
import type { Extension } from '../../../people/extension.ts'
import type { MirtaRequest } from '../http/request.ts'
import type { Tenant } from '../tenants.ts'

/** How somebody was added to a queue; the company has no use for it. */
export interface Membership {
  readonly type: string
  readonly order: string
  readonly penalty: string
}

/** A line somebody wrote into the log of a queue. */
export interface LoggedEvent {
  readonly queue: string
  readonly agent: string
  readonly event: string
  readonly uniqueId: string
  readonly data: readonly string[]
  /** Epoch ms. */
  readonly at: number
}

/** More lines than these are not kept. */
const MOST_EVENTS = 500
const usualMembership: Membership = { type: 'NF', order: '', penalty: '0' }

/** What this system knows of queues beside the company: their numbers, how members came, lines of the log, resets. */
export class QueueBook {
  readonly events: LoggedEvent[] = []
  readonly #pbx: Pbx
  readonly #memberships = new Map<Queue, Map<Extension, Membership>>()
  readonly #resetAt = new Map<Queue, number>()

  constructor(pbx: Pbx) {
    this.#pbx = pbx
  }

  of(tenants: readonly Tenant[]): readonly Queue[] {
    const domains = tenants.map(({ organisation }) => organisation.domain)
    return this.#pbx.queues.filter(({ data }) => domains.includes(data.domain))
  }

  byId(id: string, tenants: readonly Tenant[]): Queue | undefined {
    return this.of(tenants).find(({ data }) => data.id === id)
  }

  byNumber(number: string, tenants: readonly Tenant[]): Queue | undefined {
    return this.of(tenants).find(({ data }) => data.shortNumber === number)
  }

  /** The queue a request names by id or number. */
  named(request: MirtaRequest): Queue | undefined {
    const { tenants } = request
    const id = request.exactly('id')
    return id === undefined ? this.byNumber(request.text('number'), tenants) : this.byId(id, tenants)
  }

  membershipOf(queue: Queue, agent: Extension): Membership {
    return this.#memberships.get(queue)?.get(agent) ?? usualMembership
  }

  setMembership(queue: Queue, agent: Extension, membership: Partial<Membership>): void {
    const members = this.#memberships.get(queue) ?? new Map<Extension, Membership>()
    members.set(agent, { ...usualMembership, ...membership })
    this.#memberships.set(queue, members)
  }

  /** The calls since the figures were last reset, the newest first. */
  callsOf(queue: Queue): readonly GroupCall[] {
    const since = this.#resetAt.get(queue) ?? 0
    return queue.calls.filter(({ startedAt }) => startedAt >= since)
  }

  reset(queue: Queue): void {
    this.#resetAt.set(queue, this.#pbx.clock.now())
  }

  log(event: Omit<LoggedEvent, 'at'>): void {
    this.events.unshift({ ...event, at: this.#pbx.clock.now() })
    this.events.splice(MOST_EVENTS)
  }
}
