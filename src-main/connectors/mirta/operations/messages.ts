import { readFaxes, readMailboxes, readRecordings, readTextMessages, readVoicemail } from '../wire/messages.ts'
import { Operations, textIn } from './operations.ts'

/** Recordings, voicemail, text messages and fax (MiRTA 8.3 to 8.5). */
export class MessageOperations extends Operations {
  /** By the unique id of a call, or by the id that dialling it gave (MiRTA 8.4). */
  readonly recording = this.plays('recording')
  readonly recordingDetails = this.reads('recordingDetails', (value) => readRecordings(value)[0])
  readonly recordings = this.reads('recordings', readRecordings)
  readonly transcript = this.reads('transcript', textIn)
  readonly mailboxes = this.reads('mailboxes', readMailboxes)
  readonly voicemailMessages = this.reads('voicemailMessages', readVoicemail)
  readonly voicemailSound = this.plays('voicemailSound')
  readonly deleteVoicemail = this.acts('deleteVoicemail')
  /** The id of a message may change with it: the list is to be read again (MiRTA 13). */
  readonly markVoicemailRead = this.acts('markVoicemailRead')
  readonly markVoicemailUnread = this.acts('markVoicemailUnread')
  readonly voicemailSoundById = this.plays('voicemailSoundById')
  readonly voicemailTranscript = this.reads('voicemailTranscript', textIn)
  /** Costs money; never to be repeated. */
  readonly sendSms = this.acts('sendSms')
  readonly textMessages = this.reads('textMessages', readTextMessages)
  readonly sendFax = this.acts('sendFax')
  readonly faxes = this.reads('faxes', readFaxes)
  readonly faxDocument = this.plays('faxDocument')
  readonly faxState = this.reads('faxState', (value) => readFaxes(value)[0])
}
