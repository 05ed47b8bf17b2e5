import type { LegEnd } from '../../../core/end-causes.ts'
import type { VoipbinSwitches } from '../switches.ts'
import type { CallRow, HangupReason } from './call-row.ts'

/** True where the platform, and not the party, ends a leg: it goes by `canceling` or `terminating`. */
export function isPlatforms(row: CallRow, { cause, by }: LegEnd): boolean {
  if (by === 'party' || cause === 'timeLimit') return false
  if (!row.isUnanswered) return row.status === 'progressing'
  return row.start.direction === 'outgoing' && ['cancelled', 'lostRace', 'pickedOff', 'transferred'].includes(cause)
}

/** Why a leg ended, by what it last was (VoIPBin API 6.2). */
export function hangupReason(row: CallRow, end: LegEnd, { unansweredReason }: VoipbinSwitches): HangupReason {
  switch (row.status) {
    case 'canceling':
      return 'cancel'
    case 'terminating':
      return row.isMachine ? 'amd' : 'normal'
    case 'progressing':
      return end.cause === 'timeLimit' ? 'timeout' : 'normal'
    default:
      return row.start.direction === 'incoming' ? incomingReason(end) : outgoingReason(end, unansweredReason)
  }
}

function incomingReason({ cause }: LegEnd): HangupReason {
  if (cause === 'noAnswer') return 'noanswer'
  return cause === 'busy' ? 'busy' : 'normal'
}

function outgoingReason({ cause, by }: LegEnd, unanswered: HangupReason): HangupReason {
  switch (cause) {
    case 'noAnswer':
      return by === 'pbx' ? unanswered : 'noanswer'
    case 'rejected':
      return 'noanswer'
    case 'busy':
      return 'busy'
    case 'normal':
    case 'lostRace':
    case 'pickedOff':
    case 'transferred':
      return 'normal'
    default:
      return 'failed'
  }
}
