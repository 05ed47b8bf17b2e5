import type { Leg } from '../core/calls.ts'
import type { RecordingAction } from '../core/leg-recording.ts'
import type { World } from '../core/world.ts'

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
    stopRecording: () => recording.stop(now)
  }
  deeds[action]()
  world.desk.touch(leg)
}
