import type { Account } from '../../../src-preload/contract/account.ts'

/** Something is wrong with the account that the user should know of. */
export const isTroubled = ({ connection, certificateProblem }: Account): boolean =>
  connection === 'stale' || connection === 'signInAgain' || certificateProblem !== undefined

/** Accounts put together that are lost for the same reason; what the user has to do for one of them stands alone. */
export function sameCauses(troubled: readonly Account[]): readonly (readonly [Account, ...Account[]])[] {
  const causes = new Map<string, [Account, ...Account[]]>()
  for (const account of troubled) {
    const { id, connection, problem, certificateProblem } = account
    const isAlone = connection !== 'stale' || problem === undefined || certificateProblem !== undefined
    const cause = isAlone ? id : problem
    const known = causes.get(cause)
    if (known) known.push(account)
    else causes.set(cause, [account])
  }
  return [...causes.values()]
}
