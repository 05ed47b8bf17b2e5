import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { mapRecording } from './recording.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'

const now = 100_000
const base = z.parse(wireCall, { ...plain('call-answered'), actions: [], recordable: false, recording: false })
function plain(name: string): object {
  return fixture(name) as object // every call fixture is an object
}
const call = (changes: Partial<WireCall>, ...actions: string[]): WireCall => ({
  ...base,
  ...changes,
  actions: actions.map((action) => ({ action }))
})
const onDemand = { externalRecording: true, externalRecordingDuration: 20 }

describe('a recording', () => {
  it('is none where nothing can be recorded', () => {
    expect(mapRecording(call({}), undefined, now)).toBeUndefined()
  })

  it('of the vendor page is saved', () => {
    const saved = z.parse(wireCall, fixture('call-recording-saved'))
    const expected = { mode: 'onDemand', running: true, paused: false, saved: true, since: now - 80_000 }
    expect(mapRecording(saved, undefined, now)).toEqual(expected)
  })

  it('on demand: saved, paused, discarded', () => {
    const running = mapRecording(call(onDemand, 'SAVE_REC', 'PAUSE_REC'), undefined, now)
    expect(running).toEqual({ mode: 'onDemand', running: true, paused: false, saved: false, since: now - 20_000 })
    const saved = mapRecording(call(onDemand, 'DISCARD_REC', 'PAUSE_REC'), running, now)
    expect(saved).toMatchObject({ saved: true })
    const paused = mapRecording(call(onDemand, 'DISCARD_REC', 'RESUME_REC'), saved, now)
    expect(paused).toEqual({ mode: 'onDemand', running: true, paused: true, saved: true, lengthMs: 20_000 })
    expect(mapRecording(call(onDemand, 'SAVE_REC', 'PAUSE_REC'), paused, now)).toMatchObject({ saved: false })
  })

  it('trusts what can be pressed more than the member, and stays saved where nothing is said', () => {
    const said = mapRecording(call({ ...onDemand, externalRecordingPaused: true }, 'PAUSE_REC'), undefined, now)
    expect(said?.paused).toBe(false)
    const before = mapRecording(call(onDemand, 'DISCARD_REC'), undefined, now)
    expect(mapRecording(call({ ...onDemand, externalRecordingPaused: true }), before, now)).toMatchObject({
      saved: true,
      paused: true
    })
  })

  it('between start and stop', () => {
    const idle = mapRecording(call({ recordable: true, recordingDuration: undefined }, 'START_REC'), undefined, now)
    expect(idle).toEqual({ mode: 'startStop', running: false, paused: false, saved: false })
    const stopped = mapRecording(call({ recordable: true, recordingDuration: 5 }, 'START_REC'), undefined, now)
    expect(stopped).toMatchObject({ running: false, saved: true, lengthMs: 5_000 })
    const runs = mapRecording(call({ recordable: true, recording: true, recordingDuration: 3 }, 'STOP_REC'), idle, now)
    expect(runs).toEqual({ mode: 'startStop', running: true, paused: false, saved: true, since: now - 3_000 })
  })

  it('keeps its start while seconds are counted roughly, and takes a new one after a pause', () => {
    const first = mapRecording(call(onDemand, 'PAUSE_REC'), undefined, now)
    expect(mapRecording(call(onDemand, 'PAUSE_REC'), first, now + 900)).toEqual(first)
    expect(mapRecording(call(onDemand, 'PAUSE_REC'), first, now + 9_000)?.since).toBe(now - 11_000)
  })
})
