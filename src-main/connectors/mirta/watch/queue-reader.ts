import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { loseUnlessPassing } from '../../kit/link-context.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import type { MirtaContext } from '../context.ts'
import { virtualId, virtualNumberIn } from '../mapper/queues.ts'
import type { QueueReadings } from '../mapper/queues.ts'
import type { RequestOptions } from '../requests/request.ts'
import { isSelf } from '../self.ts'
import type { WireAgent, WireQueue } from '../wire/queues.ts'

/** Past the server's cache, which may still have the time before an action. */
type Caching = Pick<RequestOptions, 'uncached'>

/** Reads queues one by one; what an account may not read of them is left out and off. */
export class QueueReader {
  readonly #context: MirtaContext

  constructor(context: MirtaContext) {
    this.#context = context
  }

  /** The queues of the tenant and the virtual numbers that were chosen, with ids that tell them apart. @throws CtiError */
  async list(signal: AbortSignal): Promise<readonly WireQueue[]> {
    const { client, options } = this.#context
    const queues = await client.queues.queues({}, signal)
    return [...queues, ...options.virtualNumbers.map((number) => ({ id: virtualId(number), name: number }))]
  }

  /** Signed in is who is a member; the agents are asked for where the user may be one who pauses (MiRTA 7.3). @throws CtiError */
  async read(queue: WireQueue, how: Caching, signal: AbortSignal): Promise<QueueReadings> {
    const { client, self } = this.#context
    const members = await this.members(queue, signal, how)
    if (virtualNumberIn(queue.id) !== undefined) return { members, agents: undefined, counters: undefined }
    const isMember = members.some((member) => isSelf(member, self))
    const agents = isMember ? await this.#part('queuePause', () => this.agents(queue, signal, how)) : undefined
    const counters = await this.#part('queueFigures', () => client.queues.queueCounters({ id: queue.id }, signal))
    return { members, agents, counters }
  }

  /** User names of those who serve it. @throws CtiError */
  members({ id }: WireQueue, signal: AbortSignal, how: Caching): Promise<readonly string[]> {
    const { queues } = this.#context.client
    const number = virtualNumberIn(id)
    return number === undefined ? queues.members({ id }, signal, how) : queues.virtualMembers({ number }, signal, how)
  }

  /** What they do; nobody is told of behind a virtual number. @throws CtiError */
  agents({ id }: WireQueue, signal: AbortSignal, how: Caching): Promise<readonly WireAgent[]> {
    return virtualNumberIn(id) === undefined
      ? this.#context.client.queues.queueAgents({ queue: id }, signal, how)
      : Promise.resolve([])
  }

  async #part<T>(capability: Capability, read: () => Promise<T>): Promise<T | undefined> {
    const { capabilities, refusals } = this.#context
    if (!capabilities.has(capability)) return undefined
    try {
      const value = await read()
      refusals.worked(capability)
      return value
    } catch (error) {
      if (!isUnavailable(error) || !loseUnlessPassing(this.#context, capability, error)) throw error
      return undefined
    }
  }
}
