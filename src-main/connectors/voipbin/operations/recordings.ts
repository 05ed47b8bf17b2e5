import { recordingRow } from '../wire/contacts.ts'
import { Operations } from './operations.ts'

/** Recordings and their sound (VoIPBin 12). */
export class RecordingOperations extends Operations {
  readonly list = this.lists('listRecordings', recordingRow)
  readonly get = this.reads('getRecording', recordingRow)
  readonly delete = this.changes('deleteRecording', recordingRow)
  readonly file = this.fetches('getRecordingFile')
}
