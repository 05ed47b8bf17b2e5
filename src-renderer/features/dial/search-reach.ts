import type { Account } from '../../../src-preload/contract/account.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { isLive, isOff } from '../accounts/connection.ts'

/** How much of what there is a search can find now. */
export interface SearchReach {
  /** The accounts that are searched, as one text that changes with them. */
  readonly searched: string
  /** Why no name can be found at all. */
  readonly problem?: string
  /** Which accounts are left out. */
  readonly missing?: string
}

/** Tells which accounts a search reaches, so that "nothing found" is only said of those. */
export function searchReach(accounts: readonly Account[]): SearchReach {
  const live = accounts.filter((account) => isLive(account) && account.capabilities.includes('contactSearch'))
  // what an account can do is not known before it was connected once
  const away = accounts.filter((account) => !isLive(account) && mayContactSearch(account))
  const searched = live.map(({ id }) => id).join(' ')
  if (live.length > 0) {
    // whoever has switched an account off knows that it is not searched
    const missing = away.filter((account) => !isOff(account))
    const names = missing.map(({ label }) => label).join(', ')
    return { searched, ...(missing.length > 0 ? { missing: m.search_not_in({ accounts: names }) } : {}) }
  }
  return { searched, problem: away.length > 0 ? m.search_needs_connection() : m.search_cannot() }
}

const mayContactSearch = ({ capabilities }: Account): boolean =>
  capabilities.length === 0 || capabilities.includes('contactSearch')
