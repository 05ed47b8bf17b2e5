import type { Queue } from '../../src-preload/contract/queue.ts'
import type { ConnectorEvent, ReportedQueue } from '../connectors/events.ts'
import { entityId } from '../util/entity-id.ts'
import { EntityStore } from '../state/entity-store.ts'

/** The queue events of a connector. */
export type QueueEvent = Extract<ConnectorEvent, { type: 'queuesChanged' }>

/** Queues and groups of all accounts with their figures. Figures that an event leaves out keep their last value; a pause does not. */
export class QueueStore {
  readonly entities = new EntityStore('queues')
  readonly #vendorIds = new Map<string, string>()

  /** The vendor's id of a queue, for commands. */
  vendorId(queueId: string): string | undefined {
    return this.#vendorIds.get(queueId)
  }

  /** The vendor's ids of those of these queues that are the account's, sorted. */
  vendorIdsOf(accountId: string, queueIds: readonly string[]): readonly string[] {
    const own = queueIds.filter((id) => this.entities.get(id)?.accountId === accountId)
    return own.flatMap((id) => this.#vendorIds.get(id) ?? []).toSorted()
  }

  apply(accountId: string, event: QueueEvent): void {
    const set = this.#merged(accountId, event.queues)
    if (event.complete) this.#replace(accountId, set)
    else this.entities.update({ set })
  }

  /** The queue events of one snapshot, as one change. Without any, what was known stays. */
  replace(accountId: string, events: readonly QueueEvent[]): void {
    if (events.length === 0) return
    const set = this.#merged(
      accountId,
      events.flatMap((event) => event.queues)
    )
    if (events.some((event) => event.complete)) this.#replace(accountId, set)
    else this.entities.update({ set })
  }

  dropAccount(accountId: string): void {
    this.#replace(accountId, {})
  }

  #replace(accountId: string, set: Record<string, Queue>): void {
    this.entities.replaceWhere((queue) => queue.accountId === accountId, set)
    for (const id of this.#vendorIds.keys()) if (this.entities.get(id) === undefined) this.#vendorIds.delete(id)
  }

  #merged(accountId: string, seen: readonly ReportedQueue[]): Record<string, Queue> {
    const set = new Map<string, Queue>()
    for (const { vendorId, ...rest } of seen) {
      const id = entityId(accountId, vendorId)
      this.#vendorIds.set(id, vendorId)
      const { paused: _old, ...before }: Partial<Queue> = set.get(id) ?? this.entities.get(id) ?? {}
      set.set(id, { ...before, ...rest, id, accountId })
    }
    return Object.fromEntries(set)
  }
}
