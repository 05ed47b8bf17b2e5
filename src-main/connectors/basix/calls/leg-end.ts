import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../../util/display-text.ts'
import { lookUp } from '../../../util/lookup.ts'
import type { ReportedCall } from '../../events.ts'
import type { Channel } from '../elements/channel.ts'

/** Ends by which somebody else took what rang; nobody has missed it (Basix 3.7). */
const TAKEN: readonly (string | undefined)[] = ['LOSE_RACE', 'PICKED_OFF']

export const wasTaken = ({ endCause }: Channel): boolean => TAKEN.includes(endCause)

/** Ends that are no failure: somebody hung up, or took it (Basix 3.7). */
const USUAL: readonly string[] = ['NORMAL_CLEARING', 'ORIGINATOR_CANCEL', 'LOSE_RACE', 'PICKED_OFF']

const REASONS = {
  USER_BUSY: m.failure_busy,
  NO_ANSWER: m.failure_no_answer,
  NO_USER_RESPONSE: m.failure_timeout
} as const satisfies Readonly<Record<string, () => string>>

/** The same while our own telephone rings for a call of ours; that it was refused there is no news to who did it. */
const OWN_REASONS = {
  NO_ANSWER: m.failure_not_picked_up,
  NO_USER_RESPONSE: m.failure_own_unreachable
} as const satisfies Readonly<Record<string, () => string>>

/** Words for why nobody of a group was reached; all but their meaning is assumed (Basix 1.4). */
const RING_REASONS = {
  no_answer: m.failure_no_answer,
  user_busy: m.failure_busy,
  no_terminal: m.failure_timeout
} as const satisfies Readonly<Record<string, () => string>>

/** The system's word in ours, or shown as it is. */
export const failureOfRing = (word: string): string =>
  lookUp(RING_REASONS, word.toLowerCase())?.() ?? m.failure_other({ detail: displayText(word) ?? '' })

/** Why a call has failed that is over; undefined where it has not. `told`: what was told of it last. */
export function failureOf(legs: readonly Channel[], told: ReportedCall): string | undefined {
  const causes = legs.flatMap(({ endCause }) => endCause ?? [])
  if (causes.includes('ALLOTTED_TIMEOUT')) return m.failure_time_limit()
  if (told.direction === 'incoming' || told.connectedAt !== undefined) return undefined
  const cause = causes.findLast((one) => !USUAL.includes(one))
  if (cause === undefined) return undefined
  if (told.pickUp === true) return lookUp(OWN_REASONS, cause)?.()
  return (lookUp(REASONS, cause) ?? (() => m.failure_other({ detail: displayText(cause) ?? '' })))()
}
