import type { Account } from '../../src-preload/contract/account.ts'
import { lookUp } from '../util/lookup.ts'

type Accounts = Readonly<Record<string, Account>>

/** The accounts that ask to sign in again and did not before; an account that has just been loaded counts. */
export function asksToSignIn(before: Accounts, now: Accounts): readonly Account[] {
  if (before === now) return []
  return Object.values(now).filter(
    (account) => account.connection === 'signInAgain' && lookUp(before, account.id)?.connection !== 'signInAgain'
  )
}
