import type { Capability } from '../../../../src-preload/contract/capability.ts'

/** What a key for the book can be used for. */
const OF_BOOK: readonly Capability[] = ['contactSearch']

const OF_ALL: readonly Capability[] = [
  ...OF_BOOK,
  'calls',
  'dial',
  'hangUp',
  'blindTransfer',
  'ringGroup',
  'ringPeople',
  'queueSignIn',
  'queuePause',
  'agents',
  'colleagues',
  'dnd',
  'textMessages'
]

/** What an account can do, by what its key may; a system of any size has a `CapabilityTable`. */
export const capabilitiesOf = (rights: string): readonly Capability[] => (rights === 'book' ? OF_BOOK : OF_ALL)
