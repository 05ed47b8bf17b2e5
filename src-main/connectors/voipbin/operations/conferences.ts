import { conferencecallRow, conferenceRow } from '../wire/conferences.ts'
import { Operations } from './operations.ts'

/** Conferences and who is in them (VoIPBin 12). */
export class ConferenceOperations extends Operations {
  readonly list = this.lists('listConferences', conferenceRow)
  readonly create = this.changes('createConference', conferenceRow)
  readonly get = this.reads('getConference', conferenceRow)
  readonly change = this.changes('changeConference', conferenceRow)
  readonly delete = this.changes('deleteConference', conferenceRow)
  readonly startRecording = this.acts('startConferenceRecording')
  readonly stopRecording = this.acts('stopConferenceRecording')
  readonly listCalls = this.lists('listConferencecalls', conferencecallRow)
  readonly call = this.reads('getConferencecall', conferencecallRow)
  readonly removeCall = this.changes('removeConferencecall', conferencecallRow)
}
