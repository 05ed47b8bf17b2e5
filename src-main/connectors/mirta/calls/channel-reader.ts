import type { MirtaContext } from '../context.ts'
import type { Channel } from '../wire/calls.ts'
import type { Nodes } from './nodes.ts'
import { channelsOf, isOwnChannel } from './own-channels.ts'

/** One's own, also that of whom one talks to, or of everybody in one's calls. */
export type WantedChannels = 'own' | 'other' | 'all'

/** Reads the channels of the user's calls: one's own, and that of whom the user talks to (MiRTA 5.2, 5.3, 13). */
export class ChannelReader {
  readonly #context: MirtaContext
  readonly #nodes: Nodes

  constructor(context: MirtaContext, nodes: Nodes) {
    this.#context = context
    this.#nodes = nodes
  }

  /** Of others those in the same calls are looked for on all nodes, where the extension's own reading lacks them. @throws CtiError */
  async read(wanted: WantedChannels, signal: AbortSignal): Promise<readonly Channel[]> {
    const { client, self } = this.#context
    const found = await client.calls.currentCalls({ phone: self.extension, multiple: 'yes' }, signal)
    this.#nodes.learn(...found.flatMap(({ uniqueId, linkedId }) => [uniqueId, linkedId]))
    const own = found.filter((one) => isOwnChannel(one, self))
    const isComplete = own.every(({ linkedId }) => channelsOf(found, self, linkedId).other !== undefined)
    if (wanted === 'own' || (wanted === 'other' && isComplete)) return found
    return [...found, ...(await this.#linked(found, signal))]
  }

  /** Channels of other parties in the same calls, node by node. */
  async #linked(found: readonly Channel[], signal: AbortSignal): Promise<readonly Channel[]> {
    const linkedIds = new Set(found.flatMap(({ linkedId }) => linkedId ?? []))
    const names = new Set(found.map(({ name }) => name))
    const linked: Channel[] = []
    if (linkedIds.size === 0) return linked
    for (const nodename of this.#nodes.all) {
      const channels = await this.#context.client.calls.channels({ nodename }, signal)
      linked.push(
        ...channels.filter(
          ({ name, linkedId }) => !names.has(name) && linkedId !== undefined && linkedIds.has(linkedId)
        )
      )
    }
    return linked
  }
}
