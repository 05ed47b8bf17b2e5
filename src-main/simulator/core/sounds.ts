import { SECOND } from '../../util/durations.ts'
import type { CallLogItem } from './call-log.ts'

/** Samples in a second: what telephones use. */
const RATE = 8000
/** A sound is no longer than this, whatever it stands for, in ms. */
const LONGEST_MS = 3 * SECOND
const HEADER_BYTES = 44
/** The tones by which one hears which is which, in Hz. */
const tones = { voicemail: 440, recording: 660 } as const

/** A sound as a file. */
export interface Sound {
  readonly type: 'audio/wav'
  readonly bytes: Uint8Array
}

const made = new Map<string, Sound>()

/** What is heard of a message or a recording: a short tone; undefined for rows without sound. */
export function soundOf({ kind, durationMs }: Pick<CallLogItem, 'kind' | 'durationMs'>): Sound | undefined {
  if (kind !== 'voicemail' && kind !== 'recording') return undefined
  const seconds = Math.max(1, Math.ceil(Math.min(durationMs, LONGEST_MS) / SECOND))
  const key = `${kind} ${seconds}`
  const sound = made.get(key) ?? { type: 'audio/wav', bytes: toneWav(tones[kind], seconds) }
  made.set(key, sound)
  return sound
}

/** A tone as a WAV file: one channel, 16 bits, without compression. */
function toneWav(hertz: number, seconds: number): Uint8Array {
  const count = RATE * seconds
  const bytes = new Uint8Array(HEADER_BYTES + 2 * count)
  const view = new DataView(bytes.buffer)
  const text = (at: number, letters: string): void => bytes.set(new TextEncoder().encode(letters), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true) // length of this part
  view.setUint16(20, 1, true) // without compression
  view.setUint16(22, 1, true) // channels
  view.setUint32(24, RATE, true)
  view.setUint32(28, 2 * RATE, true) // bytes in a second
  view.setUint16(32, 2, true) // bytes in a sample
  view.setUint16(34, 16, true) // bits in a sample
  text(36, 'data')
  view.setUint32(40, 2 * count, true)
  for (let sample = 0; sample < count; sample++) {
    const value = Math.sin((2 * Math.PI * hertz * sample) / RATE)
    view.setInt16(HEADER_BYTES + 2 * sample, Math.round(8000 * value), true)
  }
  return bytes
}
