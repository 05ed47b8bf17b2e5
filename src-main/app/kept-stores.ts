import type { AccountKeeper } from '../accounts/account-keeper.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { CallerLookup } from '../calls/caller-lookup.ts'
import { openChosenAccountsFile } from '../calls/chosen-accounts-file.ts'
import { ChosenAccounts } from '../calls/chosen-accounts.ts'
import { openUsualTargetsFile } from '../calls/usual-targets-file.ts'
import { UsualTargets } from '../calls/usual-targets.ts'
import { openChosenWaysFile } from '../contacts/chosen-ways-file.ts'
import { ChosenWays } from '../contacts/chosen-ways.ts'
import { MissedCallStore } from '../history/missed-call-store.ts'
import { openMissedCallsFile } from '../history/missed-calls-file.ts'
import { openOwnHistoryFile } from '../history/own/own-history-file.ts'
import { OwnHistory } from '../history/own/own-history.ts'
import { NoteStore } from '../notes/note-store.ts'
import { openNotesFile } from '../notes/notes-file.ts'
import type { ProfileFileOptions } from '../settings/profile-file.ts'

/** What they need. */
export interface KeptStoresOptions {
  /** Where and how they are kept. */
  readonly files: ProfileFileOptions
  readonly keeper: AccountKeeper
  readonly accounts: AccountStore
  readonly lookup: CallerLookup
  readonly newId: () => string
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

/** Wires what is kept in the profile beside settings and accounts; each forgets an account that is removed. */
export function makeKeptStores({ files, keeper, accounts, lookup, newId, region }: KeptStoresOptions) {
  const { clock } = files
  const isKept = (accountId: string): boolean => keeper.find(accountId) !== undefined
  const named = lookup.namedParty.bind(lookup)
  return {
    missed: new MissedCallStore({ file: openMissedCallsFile(files), clock, region, named, isKept, newId }),
    ownHistory: new OwnHistory({ file: openOwnHistoryFile(files), clock, region, isKept }),
    usualTargets: new UsualTargets({
      file: openUsualTargetsFile(files),
      region,
      named,
      contactIdOf: lookup.contactIdOf.bind(lookup),
      isKept
    }),
    chosenWays: new ChosenWays({ file: openChosenWaysFile(files), isKept }),
    chosenAccounts: new ChosenAccounts({ file: openChosenAccountsFile(files), region, isKept }),
    notes: new NoteStore({
      file: openNotesFile(files),
      clock,
      region,
      // what was written for an account whose entry was damaged stays, like the account's secret
      isKept: (accountId) => isKept(accountId) || accounts.entities.get(accountId) === undefined,
      newId
    })
  }
}
