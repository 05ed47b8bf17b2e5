import { addToConference, leaveConference, removeFromConference } from '../../../features/conferences.ts'
import { onCall, onTwoCalls } from './call-requests.ts'
import type { Handlers } from '../front-context.ts'

/** The conference part of the Call Control API (Dstny API 3.8, 5.6). */
export const conferenceHandlers: Handlers = {
  addConferenceParticipant: onTwoCalls((leg, other, _, { pbx }) => addToConference(pbx, leg, other)),
  removeConferenceParticipant: onCall((leg, request, { pbx }) => {
    removeFromConference(pbx, leg, request.param('participantId'))
  }),
  leaveConference: onCall((leg, _, { pbx }) => leaveConference(pbx, leg))
}
