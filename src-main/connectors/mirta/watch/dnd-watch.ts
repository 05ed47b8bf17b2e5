import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import type { ConnectorEvent } from '../../events.ts'
import type { MirtaContext, Watch } from '../context.ts'
import type { QueueMemory } from './queue-memory.ts'
import { setAndCompare } from './set-and-compare.ts'

/** Whether the user's extension takes calls (MiRTA 6.2). */
export class DndWatch implements Watch {
  readonly #context: MirtaContext
  readonly #memory: QueueMemory

  constructor(context: MirtaContext, memory: QueueMemory) {
    this.#context = context
    this.#memory = memory
  }

  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    return [{ type: 'factsChanged', facts: defined({ dnd: await this.#read(signal) }) }]
  }

  async read(signal: AbortSignal): Promise<void> {
    for (const event of await this.snapshot(signal)) this.#context.emit(event)
  }

  /** Sets it, reads it and compares; where the two differ, nothing was set. @throws CtiError */
  async set(on: boolean, signal: AbortSignal): Promise<void> {
    const { client, clock, self, plan, emit } = this.#context
    const number = self.extension
    const send = async (until: AbortSignal): Promise<void> => {
      await client.queues.setDnd({ number, value: on ? 'on' : '' }, until)
      // the number is known and may be asked for, so that from now on an empty answer says something
      this.#memory.isDndTold = true
    }
    const isSet = async (until: AbortSignal): Promise<boolean> => (await this.#read(until, true)) === on
    try {
      await setAndCompare({ clock, send, isSet, ignored: on ? m.error_dnd_not_on : m.error_dnd_not_off }, signal)
      emit({ type: 'factsChanged', facts: { dnd: on } })
    } finally {
      plan.acted('dnd')
    }
  }

  async #read(signal: AbortSignal, uncached = false): Promise<boolean | undefined> {
    const { client, self } = this.#context
    const text = await client.queues.getDnd({ number: self.extension }, signal, { uncached })
    if (/^(?:on|off)$/i.test(text)) this.#memory.isDndTold = true
    if (/^on$/i.test(text)) return true
    return /^(?:off)?$/i.test(text) && this.#memory.isDndTold ? false : undefined
  }
}
