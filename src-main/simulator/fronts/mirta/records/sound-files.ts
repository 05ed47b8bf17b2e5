import { SECOND } from '../../../../util/durations.ts'
import { soundOf } from '../../../core/sounds.ts'
import { nothing, type Answer } from '../http/answers.ts'

/** A frame of silence: MPEG-2 layer III, 8 kbit/s, 22.05 kHz, one channel; 576 samples in 26 bytes. */
const FRAME = Buffer.concat([Buffer.from([0xff, 0xf3, 0x10, 0xc0]), Buffer.alloc(22)])
const FRAMES_PER_SECOND = 22_050 / 576
/** A sound is no longer than this, whatever it stands for, in ms. */
const LONGEST_MS = 3 * SECOND

/** What is heard of a message or recording: a tone as WAV, or silence as MP3. */
export function soundFile(
  kind: 'voicemail' | 'recording',
  durationMs: number,
  type: 'audio/mpeg' | 'audio/x-wav'
): Answer {
  if (type === 'audio/x-wav') {
    const sound = soundOf({ kind, durationMs })
    return sound === undefined ? nothing : { kind: 'file', bytes: sound.bytes, type }
  }
  const seconds = Math.max(1, Math.min(durationMs, LONGEST_MS) / SECOND)
  const frames = Array.from({ length: Math.ceil(seconds * FRAMES_PER_SECOND) }, () => FRAME)
  return { kind: 'file', bytes: Buffer.concat(frames), type }
}
