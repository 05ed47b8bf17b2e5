/** How a user's calls are recorded: all of it and kept on demand, or from a start to a stop (Dstny API 5.8). */
export type RecordingMode = 'onDemand' | 'startStop'

/** What can be asked of a recording. */
export type RecordingAction =
  'saveRecording' | 'discardRecording' | 'pauseRecording' | 'resumeRecording' | 'startRecording' | 'stopRecording'

/** The recording of one leg; counts without the pauses. */
export class LegRecording {
  readonly mode: RecordingMode
  /** False: the recording service offers no pause to this user. */
  readonly canPause: boolean
  readonly #keep: (recording: LegRecording) => void
  /** Epoch ms of the first recorded moment; undefined before. */
  startedAt: number | undefined
  isSaved = false
  #runningSince: number | undefined
  #doneMs = 0

  constructor(mode: RecordingMode, canPause: boolean, keep: (recording: LegRecording) => void) {
    this.mode = mode
    this.canPause = canPause
    this.#keep = keep
  }

  get isRunning(): boolean {
    return this.#runningSince !== undefined
  }

  /** True when it was started and stands still. */
  get isPaused(): boolean {
    return this.startedAt !== undefined && !this.isRunning
  }

  /** What is recorded so far, in ms. */
  lengthMs(now: number): number {
    return this.#doneMs + (this.#runningSince === undefined ? 0 : now - this.#runningSince)
  }

  /** Begins anew, forgetting what was recorded before. */
  start(now: number): void {
    this.#doneMs = 0
    this.startedAt = now
    this.#runningSince = now
  }

  pause(now: number): void {
    this.#doneMs = this.lengthMs(now)
    this.#runningSince = undefined
  }

  resume(now: number): void {
    this.#runningSince = now
  }

  /** Ends it by hand; what there is is kept. */
  stop(now: number): void {
    this.pause(now)
    this.#keep(this)
  }

  /** The leg has ended: what was saved on demand, or still runs, is kept. */
  end(now: number): void {
    const wanted = this.mode === 'onDemand' ? this.isSaved : this.isRunning
    if (this.isRunning) this.pause(now)
    if (wanted) this.#keep(this)
  }
}

/** What can be done with the recording of an established leg now (Dstny API 5.3). */
export function recordingActions(recording: LegRecording | undefined): readonly RecordingAction[] {
  if (recording === undefined) return []
  if (recording.mode === 'startStop') return [recording.isRunning ? 'stopRecording' : 'startRecording']
  const keep: RecordingAction = recording.isSaved ? 'discardRecording' : 'saveRecording'
  if (!recording.canPause) return [keep]
  return [keep, recording.isPaused ? 'resumeRecording' : 'pauseRecording']
}
