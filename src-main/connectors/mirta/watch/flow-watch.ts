import type { PlanSwitch } from '../../../../src-preload/contract/account.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { ConnectorEvent } from '../../events.ts'
import type { MirtaContext, Watch } from '../context.ts'
import { mapSwitches } from '../mapper/queues.ts'
import { setAndCompare } from './set-and-compare.ts'

/** The flows that the user has chosen as switches (MiRTA 6.3). */
export class FlowWatch implements Watch {
  readonly #context: MirtaContext

  constructor(context: MirtaContext) {
    this.#context = context
  }

  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    return [told(await this.#read(signal))]
  }

  async read(signal: AbortSignal): Promise<void> {
    this.#context.emit(told(await this.#read(signal)))
  }

  /** @throws CtiError, also where it was accepted and has not changed */
  async set(switchId: string, on: boolean, signal: AbortSignal): Promise<void> {
    const { client, clock, plan, emit } = this.#context
    const send = (until: AbortSignal): Promise<void> =>
      client.queues.setFlow({ number: switchId, state: on ? 'INUSE' : 'NOT_INUSE' }, until)
    const isSet = async (until: AbortSignal): Promise<boolean> => {
      const switches = await this.#read(until, true)
      emit(told(switches))
      return switches.some((one) => one.id === switchId && one.on === on)
    }
    try {
      await setAndCompare({ clock, send, isSet, ignored: m.error_switch_ignored }, signal)
    } finally {
      plan.acted('flows')
    }
  }

  /** None where none is chosen: nobody sees the others. */
  async #read(signal: AbortSignal, uncached = false): Promise<readonly PlanSwitch[]> {
    const { client, options } = this.#context
    if (options.switches.length === 0) return []
    return mapSwitches(await client.queues.flows({}, signal, { uncached }), options.switches)
  }
}

const told = (switches: readonly PlanSwitch[]): ConnectorEvent => ({
  type: 'factsChanged',
  facts: { switches: [...switches] }
})
