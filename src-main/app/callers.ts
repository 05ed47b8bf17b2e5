import type { LiveAccounts } from '../accounts/live-accounts.ts'
import type { CallStore } from '../calls/call-store.ts'
import { CallerFacts } from '../calls/caller-facts.ts'
import type { CallerLookup } from '../calls/caller-lookup.ts'
import { CallerSearch } from '../calls/caller-search.ts'
import type { ChosenWays } from '../contacts/chosen-ways.ts'
import { Contacts } from '../contacts/contacts.ts'
import { answerInGroup } from '../history/group-answers.ts'
import type { MissedCallStore } from '../history/missed-call-store.ts'
import type { Log } from '../logging/log.ts'
import type { NoteStore } from '../notes/note-store.ts'
import type { EntityStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'

/** What knowing people needs. */
export interface CallersOptions {
  readonly accounts: EntityStore<'accounts'>
  readonly calls: CallStore
  readonly missed: MissedCallStore
  readonly notes: NoteStore
  readonly lookup: CallerLookup
  readonly chosenWays: ChosenWays
  readonly links: LiveAccounts
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  readonly log: Log
}

/** Wires who finds people, and what is known of those who call. */
export function makeCallers(options: CallersOptions) {
  const { accounts, calls, missed, notes, lookup, chosenWays, links, clock, region, log } = options
  const renamed = (): void => {
    calls.renameAll()
    missed.renameAll()
  }
  const callers = { calls: calls.entities, lookup, clock, region, log: log.child('callers'), renamed }
  return {
    contacts: new Contacts({
      accounts,
      lookup,
      chosenWays,
      clock,
      log: log.child('contacts'),
      sources: () => links.searchSources(),
      link: links,
      renamed
    }),
    callerSearch: new CallerSearch({ ...callers, search: links.searchAccount.bind(links) }),
    callerFacts: new CallerFacts({
      ...callers,
      accounts,
      ask: links.ask.bind(links),
      takenBy: async (call) => {
        const { agent } = (await answerInGroup(call, { accounts, link: links, region })) ?? {}
        return agent?.isMe === true ? undefined : agent?.name
      },
      lastNote: (accountId, number) => notes.lastAbout(accountId, number)?.text
    })
  }
}
