import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import type { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent } from '../events.ts'
import { capabilitiesOf, isFunction, isOfficePart, lostFunctionText } from './capabilities.ts'
import type { Feature, OfficeCapability } from './capabilities.ts'

const LOST: Readonly<Record<Feature, (words: { reason: string }) => string>> = {
  calls: m.lost_calls,
  queues: m.lost_queues,
  presence: m.lost_presence,
  devices: m.lost_devices,
  contacts: m.lost_contacts
}

/** Switches off for one link what the server refuses, and says so once (Contract dstny 1.4, 1.7). */
export class LostCapabilities {
  readonly #capabilities: Set<Capability>
  readonly #log: Log
  readonly #tell: (event: ConnectorEvent) => void

  constructor(capabilities: Set<Capability>, log: Log, tell: (event: ConnectorEvent) => void) {
    this.#capabilities = capabilities
    this.#log = log
    this.#tell = tell
  }

  /** A feature with all that belongs to it, or a part of the office. */
  lose(part: Feature | OfficeCapability, error: CtiError): void {
    if (isOfficePart(part)) this.loseFunction(part, error)
    else this.#loseAll(capabilitiesOf(part), error, LOST[part]({ reason: error.userMessage }))
  }

  /** One function; nothing for a capability that is none. */
  loseFunction(needed: Capability, error: CtiError): void {
    if (isFunction(needed)) this.#loseAll([needed], error, lostFunctionText(needed, error.userMessage))
  }

  #loseAll(wanted: readonly Capability[], error: CtiError, reason: string): void {
    const capabilities = wanted.filter((capability) => this.#capabilities.delete(capability))
    if (capabilities.length === 0) return
    this.#log.info('capabilities lost', { capabilities, kind: error.kind })
    this.#tell({ type: 'capabilitiesLost', capabilities, reason })
  }
}
