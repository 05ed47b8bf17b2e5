import { displayText } from '../../util/display-text.ts'
import type { Address } from './groupcalls/groupcall.ts'
import type { AgentRow } from './wire/agents.ts'

/** Somebody of the customer. */
export interface Colleague {
  readonly agentId: string
  readonly name: string
  readonly addresses: readonly Address[]
}

/** Everybody of the customer, by the id and by the names of their telephones. */
export class Directory {
  #byId: ReadonlyMap<string, Colleague> = new Map()
  #byExtension: ReadonlyMap<string, Colleague> = new Map()

  take(agents: readonly AgentRow[]): void {
    const all = agents.map(({ id, name, userName, addresses }) => ({
      agentId: id,
      name: displayText(name) ?? displayText(userName) ?? id,
      addresses
    }))
    this.#byId = new Map(all.map((one) => [one.agentId, one]))
    this.#byExtension = new Map(
      all.flatMap((one) =>
        one.addresses.flatMap((address) => (address.type === 'extension' ? [[extensionOf(address), one] as const] : []))
      )
    )
  }

  agent(agentId: string): Colleague | undefined {
    return this.#byId.get(agentId)
  }

  /** Whoever has a telephone of that name. */
  atExtension(extension: string): Colleague | undefined {
    return this.#byExtension.get(extension)
  }
}

/** The name of a telephone, by which it is rung and dialled; the target may be an id of it (VoIPBin 5). */
export const extensionOf = ({ target, targetName }: Address): string =>
  targetName === '' ? (target.split('@')[0] ?? '') : targetName
