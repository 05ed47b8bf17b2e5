import type { Attention } from '../connector.ts'
import type { ConnectorEvent } from '../events.ts'
import { partNow } from '../kit/part-now.ts'
import type { VoipbinContext } from './context.ts'
import type { Frame } from './socket/frames.ts'
import type { AgentRow } from './wire/agents.ts'
import type { CallRow } from './wire/calls.ts'
import { AgentWatch } from './watch/agent-watch.ts'
import { OwnStatus } from './watch/own-status.ts'
import type { StatusMemory } from './watch/own-status.ts'
import { QueueWatch } from './watch/queue-watch.ts'

/** What is kept up to date beside the user's calls. */
export class Beside {
  readonly status: OwnStatus
  readonly agents: AgentWatch
  readonly queues: QueueWatch
  readonly #context: VoipbinContext

  /** `changed`: somebody is there who was not, or is called something else. */
  constructor(context: VoipbinContext, memory: StatusMemory, changed: (agents: readonly AgentRow[]) => void) {
    this.#context = context
    this.status = new OwnStatus(context, memory)
    this.agents = new AgentWatch(context, this.status, changed)
    this.queues = new QueueWatch(context, this.agents)
  }

  /** Everything that is true now; it is kept up to date from then on. @throws CtiError auth */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const parts = [
      await partNow(this.#context, 'presence', this.agents, signal),
      await partNow(this.#context, 'queues', this.queues, signal)
    ]
    this.agents.start()
    if (this.#context.mode === 'full') this.queues.start()
    return parts.flat()
  }

  take(frame: Frame): void {
    if (frame.kind === 'agent') this.agents.take(frame.row)
    else if (frame.kind === 'call') this.agents.takeCall(frame.row)
    else if (frame.kind === 'queuecall') this.queues.takeCall()
  }

  /** Everybody's legs, read. */
  takeCalls(rows: readonly CallRow[]): void {
    this.agents.takeCalls(rows)
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
