import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { Log } from '../../logging/log.ts'
import type { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent } from '../events.ts'
import { capabilitiesOf, isFunction, lostText } from './capabilities.ts'
import type { Feature } from './capabilities.ts'

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

  /** A feature, or one capability, with all that belongs to it. */
  lose(part: Feature | Capability, error: CtiError): void {
    const reason = lostText(part, error.userMessage)
    const capabilities = capabilitiesOf(part).filter((capability) => this.#capabilities.delete(capability))
    if (capabilities.length === 0) return
    this.#log.info('capabilities lost', { capabilities, kind: error.kind })
    this.#tell({ type: 'capabilitiesLost', capabilities, reason })
  }

  /** One function; nothing for a capability that is none. */
  loseFunction(needed: Capability, error: CtiError): void {
    if (isFunction(needed)) this.lose(needed, error)
  }
}
