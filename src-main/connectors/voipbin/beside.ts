import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Attention } from '../connector.ts'
import type { ConnectorEvent } from '../events.ts'
import { partNow } from '../kit/part-now.ts'
import type { VoipbinContext } from './context.ts'
import type { Frame } from './socket/frames.ts'
import type { AgentRow } from './wire/agents.ts'
import type { Leg } from './calls/leg.ts'
import { AgentWatch } from './watch/agent-watch.ts'
import { OwnStatus } from './watch/own-status.ts'
import type { StatusMemory } from './watch/own-status.ts'
import { QueueWatch } from './watch/queue-watch.ts'
import { ContactBook } from './services/contacts/contact-book.ts'
import { ContactLookup } from './services/contacts/contact-lookup.ts'

/** Called while it is kept up to date. */
interface BesideHandlers {
  /** Somebody is there who was not, or is called something else. */
  agentsChanged(agents: readonly AgentRow[]): void
  /** It is known who has the number of a call. */
  callerFound(): void
}

/** What is kept up to date beside the user's calls. */
export class Beside {
  readonly status: OwnStatus
  readonly agents: AgentWatch
  readonly queues: QueueWatch
  readonly contacts: ContactBook
  readonly lookup: ContactLookup
  readonly #context: VoipbinContext

  constructor(context: VoipbinContext, memory: StatusMemory, on: BesideHandlers) {
    this.#context = context
    this.status = new OwnStatus(context, memory)
    this.agents = new AgentWatch(context, this.status, (agents) => on.agentsChanged(agents))
    this.queues = new QueueWatch(context, this.agents)
    this.contacts = new ContactBook(context, this.agents)
    this.lookup = new ContactLookup(context, () => on.callerFound())
  }

  /** Everything that is true now; it is kept up to date from then on. @throws CtiError auth */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const parts = [
      await partNow(this.#context, 'presence', this.agents, signal),
      await partNow(this.#context, 'queues', this.queues, signal)
    ]
    this.agents.start()
    if (this.#context.mode === 'full') this.queues.start()
    return [...parts.flat(), ...this.#notices]
  }

  /** What somebody without rights should know, in words (VoIPBin 15). */
  get #notices(): readonly ConnectorEvent[] {
    return this.#context.mode === 'agent' ? [{ type: 'notice', text: m.account_sees_only() }] : []
  }

  take(frame: Frame): void {
    if (frame.kind === 'agent') {
      this.agents.take(frame.row)
      this.queues.agentsChanged()
    } else if (frame.kind === 'queuecall') this.queues.takeCall()
  }

  /** A leg of somebody. */
  takeCall(leg: Leg): void {
    this.agents.takeCall(leg)
  }

  /** Events may have been missed. */
  trigger(): void {
    this.agents.trigger()
    if (this.#context.mode === 'full') this.queues.trigger()
  }

  attend(now: Attention): void {
    this.queues.attend(now)
  }
}
