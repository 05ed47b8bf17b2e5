import type { Lacking } from '../../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'

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

/** Why it cannot do the rest. */
export const lackingOf = (rights: string): Lacking =>
  new Map(
    OF_ALL.filter((one) => !capabilitiesOf(rights).includes(one)).map((one) => [
      one,
      { kind: 'right', reason: m.error_permission() }
    ])
  )
