import { expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import { soundOf } from './sounds.ts'

it('A message sounds as a WAV file as long as it says, up to three seconds', () => {
  for (const [durationMs, seconds] of [
    [0, 1],
    [1500, 2],
    [90 * SECOND, 3]
  ] as const) {
    const { bytes = new Uint8Array(44) } = soundOf({ kind: 'voicemail', durationMs }) ?? {}
    const view = new DataView(bytes.buffer)
    const text = (from: number, to: number): string => new TextDecoder().decode(bytes.slice(from, to))
    expect([text(0, 4), text(8, 16), text(36, 40)]).toEqual(['RIFF', 'WAVEfmt ', 'data'])
    expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([bytes.length - 8, bytes.length - 44])
    expect((bytes.length - 44) / view.getUint32(28, true)).toBe(seconds)
    expect(bytes.slice(44).some((byte) => byte !== 0)).toBe(true)
  }
})

it('A sound is made once; a recording sounds otherwise, and a missed call not at all', () => {
  const message = soundOf({ kind: 'voicemail', durationMs: 5000 })
  expect(soundOf({ kind: 'voicemail', durationMs: 9000 })).toBe(message)
  expect(soundOf({ kind: 'recording', durationMs: 5000 })?.bytes).not.toEqual(message?.bytes)
  expect(soundOf({ kind: 'missed', durationMs: 0 })).toBeUndefined()
})
