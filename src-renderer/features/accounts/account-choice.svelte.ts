/** The choice of all accounts. */
export const ALL_ACCOUNTS = 'all'

/** Whose rows each page shows: an account, or all; stays while the window is open. */
export const accountChoice = $state({ calls: ALL_ACCOUNTS, people: ALL_ACCOUNTS, groups: ALL_ACCOUNTS })
export type FilteredPage = keyof typeof accountChoice

/** The chosen one of these accounts, or all of them where it is not among them. */
export function chosenOf<T extends { readonly id: string }>(page: FilteredPage, accounts: readonly T[]): readonly T[] {
  const chosen = accounts.filter(({ id }) => id === accountChoice[page])
  return chosen.length > 0 ? chosen : accounts
}
