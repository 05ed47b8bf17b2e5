import type { Account, PlanSwitch } from '../../../src-preload/contract/account.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'

/** What an account lets the user switch beside presence; without an id: do not disturb. */
export function planRows({ capabilities, dnd, switches = [] }: Account): readonly (Omit<PlanSwitch, 'id'> & {
  readonly id: string | undefined
})[] {
  const own =
    capabilities.includes('dnd') && dnd !== undefined ? [{ id: undefined, name: m.presence_dnd(), on: dnd }] : []
  return [...own, ...(capabilities.includes('switches') ? switches : [])]
}
