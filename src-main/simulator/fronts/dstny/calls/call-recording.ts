import type { RecordingAction } from '../../../core/leg-recording.ts'
import { record } from '../../../features/recordings.ts'
import { onCall } from './call-requests.ts'
import type { Handler, Handlers } from '../front-context.ts'

const recording = (action: RecordingAction): Handler => onCall((leg, _, { pbx }) => record(pbx, leg, action))

/** Call Recording API, both modes (Dstny API 3.9, 5.8). */
export const callRecordingHandlers: Handlers = {
  startRecording: recording('startRecording'),
  stopRecording: recording('stopRecording'),
  saveRecording: recording('saveRecording'),
  discardRecording: recording('discardRecording'),
  pauseRecording: recording('pauseRecording'),
  resumeRecording: recording('resumeRecording')
}
