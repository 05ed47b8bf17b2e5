import type { Account } from '../../src-preload/contract/account.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import type { Push } from '../../src-preload/contract/ipc.ts'

/** The places of the main window, in the order of its bar. */
export const destinations = ['now', 'people', 'calls', 'groups', 'me'] as const
export type Destination = (typeof destinations)[number]

/** What the page can be: a place of the bar, or something that is opened over it and left again. */
export type View = Destination | Exclude<Push<'window.show'>['view'], 'dial' | 'home'>

/** A place is there when some account has one of these; what is happening now is always there. */
const needs: Readonly<Partial<Record<Destination, readonly Capability[]>>> = {
  people: ['contactSearch', 'contactCards', 'personalContacts', 'colleagues'],
  calls: ['history'],
  groups: ['queueSignIn', 'queuePause', 'queueFigures', 'queueCallers', 'groupCallLog', 'agents', 'assistantGroups'],
  me: ['presence', 'presenceShortcuts', 'dnd', 'switches', 'diversions', 'callerLines']
}

/** Which places these accounts have. */
export const placesOf = (accounts: readonly Account[]): readonly Destination[] =>
  destinations.filter(
    (place) =>
      place === 'now' ||
      accounts.some(({ capabilities }) => needs[place]?.some((capability) => capabilities.includes(capability)))
  )
