import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Command } from '../connectors/commands.ts'
import { defined } from '../util/defined.ts'
import { CtiError } from '../util/errors.ts'
import type { QueueStore } from './queue-store.ts'

/** Signs the user in to and out of queues, and pauses them. The effect comes back as an event. */
export class QueueCommands {
  readonly #queues: QueueStore
  readonly #execute: (accountId: string, command: Command) => Promise<void>

  constructor(queues: QueueStore, execute: (accountId: string, command: Command) => Promise<void>) {
    this.#queues = queues
    this.#execute = execute
  }

  /** @throws CtiError notFound, and what the link throws */
  async setSignedIn(queueId: string, signedIn: boolean): Promise<void> {
    const { accountId, vendorId } = this.#origin(queueId)
    await this.#execute(accountId, { type: 'setQueueSignedIn', vendorId, signedIn })
  }

  /** @throws CtiError notFound, and what the link throws */
  async setPaused(queueId: string, paused: boolean, reason: string | undefined): Promise<void> {
    const { accountId, vendorId } = this.#origin(queueId)
    await this.#execute(accountId, { type: 'setQueuePaused', vendorId, paused, ...defined({ reason }) })
  }

  #origin(queueId: string): { readonly accountId: string; readonly vendorId: string } {
    const queue = this.#queues.entities.get(queueId)
    const vendorId = this.#queues.vendorId(queueId)
    if (queue === undefined || vendorId === undefined)
      throw new CtiError('notFound', { userMessage: m.queue_unknown() })
    return { accountId: queue.accountId, vendorId }
  }
}
