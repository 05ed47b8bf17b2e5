import type { Account } from '../../../src-preload/contract/account.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'

/** Something an account lets the user switch beside presence. */
export interface PlanRow {
  /** Of a switch of the call plan; without one it is "do not disturb". */
  readonly id: string | undefined
  readonly name: string
  /** Undefined: the system does not tell yet. */
  readonly on: boolean | undefined
}

/** What an account lets the user switch. */
export function planRows({ capabilities, dnd, switches = [] }: Account): readonly PlanRow[] {
  const own = capabilities.includes('dnd') ? [{ id: undefined, name: m.presence_dnd(), on: dnd }] : []
  return [...own, ...(capabilities.includes('switches') ? switches : [])]
}
