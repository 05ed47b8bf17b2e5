import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import type { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent } from '../events.ts'
import type { CapabilityTable, Part } from './capability-table.ts'

/** What losing needs. */
interface LostCapabilitiesOptions<Feature extends string> {
  readonly table: Pick<CapabilityTable<Feature>, 'capabilitiesOf' | 'isFunction' | 'lostText'>
  /** What the account can do; it shrinks. */
  readonly capabilities: Set<Capability>
  readonly log: Log
  readonly notify: (event: ConnectorEvent) => void
}

/** Switches off for one link what the server refuses, and says so once. */
export class LostCapabilities<Feature extends string> {
  readonly #options: LostCapabilitiesOptions<Feature>

  constructor(options: LostCapabilitiesOptions<Feature>) {
    this.#options = options
  }

  /** A feature, or one capability, with all that belongs to it. */
  disable(part: Part<Feature>, error: CtiError): void {
    const { table, log, notify } = this.#options
    const reason = table.lostText(part, error.userMessage)
    const capabilities = table.capabilitiesOf(part).filter((one) => this.#options.capabilities.delete(one))
    if (capabilities.length === 0) return
    log.info('capabilities lost', { capabilities, kind: error.kind })
    notify({ type: 'capabilitiesLost', capabilities, reason, why: error.userMessage })
  }

  /** One function; nothing for a capability that is none. */
  loseFunction(needed: Capability, error: CtiError): void {
    if (this.#options.table.isFunction(needed)) this.disable(needed, error)
  }
}
