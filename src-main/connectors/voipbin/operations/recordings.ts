import { recordingRow } from '../wire/contacts.ts'
import { Operations } from './operations.ts'

/** Recordings and where their sound is (VoIPBin 12). */
export class RecordingOperations extends Operations {
  readonly list = this.lists('listRecordings', recordingRow)
  readonly get = this.reads('getRecording', recordingRow)
  readonly delete = this.changes('deleteRecording', recordingRow)
  /** A signed address, good for a short time. */
  readonly file = this.redirects('getRecordingFile')
}
