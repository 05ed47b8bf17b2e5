import { SECOND } from '../../../../util/durations.ts'
import type { Leg, LegHistory } from '../../../core/calls.ts'
import { intrudersOn } from '../../../distribution/intrusions.ts'
import type { Party } from '../../../core/parties.ts'

const partyTypes = { user: 'USER_ID', queue: 'FUNCTION_NUMBER_ID', service: 'SERVICE_ID', outside: 'EXTERNAL' } as const

/** A party in the words of the wire (Dstny API 2.1). */
export function partyJson(party: Party): object {
  return {
    type: partyTypes[party.kind],
    ...(party.number !== undefined && { telUri: `tel:${party.number}` }),
    ...(party.name !== undefined && { displayName: party.name }),
    ...(party.number !== undefined && { displayNumber: party.shortNumber ?? party.number })
  }
}

/** How a call came here, in the words of the wire. */
export const historyJson = (history: LegHistory): object => ({
  ...(history.subject !== undefined && { subject: history.subject }),
  ...(history.campOn !== undefined && { campOn: history.campOn }),
  ...(history.initial !== undefined && { initialParty: partyJson(history.initial) }),
  ...(history.previous !== undefined && { previousParty: partyJson(history.previous) }),
  ...(history.reason !== undefined && { previousRetargetReason: history.reason.toUpperCase() })
})

const intrusionType = ({ intrusion }: Leg): object =>
  intrusion === undefined ? {} : { intrusionType: intrusion.kind.toUpperCase() }

function participantJson(leg: Leg): object {
  return {
    id: leg.id,
    remoteParty: { ...partyJson(leg.owner.party), ...intrusionType(leg) },
    ...(leg.cameBy !== undefined && { historyInfo: historyJson(leg.cameBy) })
  }
}

/** The others of a conference, and those who intrude. */
function participantsOf(leg: Leg): readonly Leg[] {
  return leg.call.isConference && leg.isLive ? leg.call.othersThan(leg) : intrudersOn(leg)
}

/** With whom the leg talks; nobody after one has left a conference (Dstny API 2.1, 5.6). */
export function partnersJson(leg: Leg): object {
  if (leg.event === 'leftConference') return { conference: true, intruded: false }
  const participants = participantsOf(leg)
  return {
    remoteParty: { ...partyJson(leg.remote), ...intrusionType(leg) },
    ...(participants.length > 0 && { participants: participants.map(participantJson) }),
    conference: leg.call.isConference,
    ...(leg.call.isConference && { conferenceId: leg.call.id }),
    intruded: intrudersOn(leg).length > 0
  }
}

/** The recording members of the leg's mode (Dstny API 5.8). */
export function recordingJson({ recording }: Leg, now: number): object {
  if (recording === undefined) return {}
  const seconds = Math.floor(recording.lengthMs(now) / SECOND)
  if (recording.mode === 'startStop') {
    return { recordable: true, recording: recording.isRunning, recordingDuration: seconds }
  }
  return {
    externalRecording: true,
    externalRecordingDuration: seconds,
    externalRecordingPaused: recording.isPaused
  }
}
