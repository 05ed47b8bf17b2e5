import type { Account } from '../../../src-preload/contract/account.ts'

/** Something is wrong with the account that the user should know of. */
export const isTroubled = ({ connection, certificateProblem }: Account): boolean =>
  connection === 'stale' || connection === 'signInAgain' || certificateProblem !== undefined

/** Nothing is for the user to do: it is tried again, or the reason says when not. */
const isLost = ({ connection, problem, certificateProblem }: Account): boolean =>
  connection === 'stale' && problem !== undefined && certificateProblem === undefined

/**
 * Accounts put together that are lost for the same reason; what the user has to do for one of them stands alone. Where
 * none is connected and several are tried again by themselves, it is the network, whatever each says of its own server.
 */
export function sameCauses(
  troubled: readonly Account[],
  all: readonly Account[] = []
): readonly (readonly [Account, ...Account[]])[] {
  const causes = new Map<string, [Account, ...Account[]]>()
  const tried = all.filter(({ connection }) => connection !== 'signInAgain')
  const isNetwork = tried.length > 1 && tried.every((account) => isLost(account) && account.triesAt !== undefined)
  for (const account of troubled) {
    const { id, problem = id } = account
    const cause = !isLost(account) ? id : isNetwork ? 'network' : problem
    const known = causes.get(cause)
    if (known) known.push(account)
    else causes.set(cause, [account])
  }
  return [...causes.values()]
}
