import type { EndCause } from '../../../core/end-causes.ts'
import type { Line } from './lines.ts'

/** The vendor's word for why a leg ended (Basix API 3.7). */
const words: Readonly<Record<EndCause, string>> = {
  normal: 'NORMAL_CLEARING',
  busy: 'USER_BUSY',
  rejected: 'USER_BUSY',
  noAnswer: 'NO_ANSWER',
  unreachable: 'NO_USER_RESPONSE',
  cancelled: 'ORIGINATOR_CANCEL',
  lostRace: 'LOSE_RACE',
  pickedOff: 'PICKED_OFF',
  transferred: 'NORMAL_CLEARING',
  timeLimit: 'ALLOTTED_TIMEOUT'
}

/** How an ended line ended: who did it and how, and why. */
export function hangupData({ ended, answeredAt, direction }: Line): string | undefined {
  if (ended === undefined) return undefined
  const { by, cause } = ended
  const who = by === 'party' ? 'recv' : 'send'
  return `${who}_${howOf(by, answeredAt !== undefined, direction)},${words[cause]}`
}

/** An answered leg ends by `bye`; of the others whoever made it cancels, and the other side refuses. */
function howOf(by: 'party' | 'pbx', isAnswered: boolean, direction: Line['direction']): string {
  if (isAnswered) return 'bye'
  const maker = direction === 'outbound' ? 'pbx' : 'party'
  return by === maker ? 'cancel' : 'refuse'
}
