import type { Call, Recording } from '../../../src-preload/contract/call.ts'

/** The recording of a call that has something to be seen: it counts, stands still, or waits to be kept. */
export const shownRecording = ({ recording }: Call): Recording | undefined =>
  recording && (recording.running || recording.paused || recording.saved) ? recording : undefined
