import type { Leg } from './calls.ts'
import { Extension } from './extension.ts'
import type { World } from './world.ts'

/** How a user's calls are recorded: all of it and kept on demand, or from a start to a stop (Contract dstny 5.8). */
export type RecordingMode = 'onDemand' | 'startStop'

/** What can be asked of a recording. */
export type RecordingAction =
  'saveRecording' | 'discardRecording' | 'pauseRecording' | 'resumeRecording' | 'startRecording' | 'stopRecording'

/** The recording of one leg; counts without the pauses. */
export class LegRecording {
  readonly mode: RecordingMode
  /** False: the recording service offers no pause to this user. */
  readonly canPause: boolean
  /** Epoch ms of the first recorded moment; undefined before. */
  startedAt: number | undefined
  isSaved = false
  #runningSince: number | undefined
  #doneMs = 0

  constructor(mode: RecordingMode, canPause: boolean) {
    this.mode = mode
    this.canPause = canPause
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
}

/** What can be done with the recording of an established leg now (Contract dstny 5.3). */
export function recordingActions({ recording }: Leg): readonly RecordingAction[] {
  if (recording === undefined) return []
  if (recording.mode === 'startStop') return [recording.isRunning ? 'stopRecording' : 'startRecording']
  const keep: RecordingAction = recording.isSaved ? 'discardRecording' : 'saveRecording'
  if (!recording.canPause) return [keep]
  return [keep, recording.isPaused ? 'resumeRecording' : 'pauseRecording']
}

/** A leg was answered: its owner's setting says what is recorded. */
export function beginRecording(leg: Leg, now: number): void {
  if (!(leg.owner instanceof Extension) || leg.owner.recordingMode === undefined) return
  leg.recording = new LegRecording(leg.owner.recordingMode, leg.owner.canPauseRecording)
  if (leg.recording.mode === 'onDemand') leg.recording.start(now)
}

/** Does one thing with the recording of a leg. @throws Refusal notPossible */
export function record(world: World, leg: Leg, action: RecordingAction): void {
  world.desk.demand(leg, action)
  const { recording } = leg
  if (recording === undefined) return
  const now = world.clock.now()
  const deeds: Record<RecordingAction, () => void> = {
    saveRecording: () => (recording.isSaved = true),
    discardRecording: () => (recording.isSaved = false),
    pauseRecording: () => recording.pause(now),
    resumeRecording: () => recording.resume(now),
    startRecording: () => recording.start(now),
    stopRecording: () => {
      recording.pause(now)
      keep(world, leg, recording)
    }
  }
  deeds[action]()
  world.desk.touch(leg)
}

/** The leg has ended: what was saved on demand, or still runs, goes into the log. */
export function endRecording(world: World, leg: Leg): void {
  const { recording } = leg
  if (recording === undefined) return
  const wanted = recording.mode === 'onDemand' ? recording.isSaved : recording.isRunning
  if (recording.isRunning) recording.pause(world.clock.now())
  if (wanted) keep(world, leg, recording)
}

function keep(world: World, leg: Leg, recording: LegRecording): void {
  if (!(leg.owner instanceof Extension)) return
  const startedAt = recording.startedAt ?? leg.startedAt
  const durationMs = recording.lengthMs(world.clock.now())
  const id = world.nextLogId()
  const row = { id, kind: 'recording', startedAt, durationMs, remote: leg.remote } as const
  leg.owner.log.unshift({ ...row, isSeen: false, isPlayed: false })
}
