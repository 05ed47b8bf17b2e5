import type { Leg } from './calls.ts'
import { Extension } from './extension.ts'
import { LegRecording, type RecordingAction } from './leg-recording.ts'
import type { World } from './world.ts'

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
