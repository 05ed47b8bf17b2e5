import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../util/durations.ts'
import { startNotes, talk } from './testing/start-notes.ts'

const FRIDA = '+493023125123'
const T = Date.UTC(2026, 0, 5, 9)

let cwd: string
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'ringside-'))))
afterEach(() => rmSync(cwd, { recursive: true }))

const past = (at: number, more = {}) => ({ accountId: 'a', number: FRIDA, at, ...more })

describe('the note of a call', () => {
  it('is shown for every window while the call is there, and takes the last words after its end', () => {
    const one = startNotes(cwd)
    one.calls.set('a:1', talk('a:1', FRIDA, T))
    one.callNotes.write('a:1', 'wants')
    expect(one.callNotes.entities.all()).toEqual({
      'a:1': { text: 'wants', changedAt: expect.any(Number), isKept: true }
    })
    one.calls.remove('a:1')
    one.callNotes.write('a:1', 'wants invoice')
    expect(one.shown()).toEqual({ 'a:1': 'wants invoice' })
    one.callNotes.write('a:1', '')
    expect(one.shown()).toEqual({})
  })

  it('is the same one again when the program starts while the call goes on', () => {
    const first = startNotes(cwd)
    first.calls.set('a:1', talk('a:1', FRIDA, T))
    first.callNotes.write('a:1', 'wants')
    const second = startNotes(cwd)
    // as told by the server this time
    second.calls.set('a:1', talk('a:1', FRIDA, T + 4 * SECOND))
    expect(second.shown()).toEqual({ 'a:1': 'wants' })
    second.callNotes.write('a:1', 'wants invoice')
    expect(second.notes.count).toBe(1)
  })

  it('is another one for the next call of the same caller, and for one that has the id again later', () => {
    const one = startNotes(cwd)
    for (const [id, at] of [
      ['a:1', T],
      ['a:2', T + 30 * SECOND],
      ['a:1', T + 60 * MINUTE]
    ] as const) {
      one.calls.set(id, talk(id, FRIDA, at))
      one.callNotes.write(id, `at ${at - T}`)
      one.calls.remove(id)
    }
    expect(one.notes.find('', 9).map(({ text }) => text)).toEqual(['at 3600000', 'at 30000', 'at 0'])
  })

  it('stays with the call whose caller becomes known while it is written', () => {
    const one = startNotes(cwd)
    one.calls.set('a:1', talk('a:1', undefined, T, { direction: 'outgoing' }))
    one.callNotes.write('a:1', 'w')
    one.calls.set('a:1', talk('a:1', FRIDA, T, { direction: 'outgoing', queue: 'Sales' }))
    one.callNotes.write('a:1', 'wants')
    expect(one.notes.find('', 9)).toMatchObject([{ text: 'wants', remote: { number: FRIDA }, queue: 'Sales' }])
    expect(one.notes.lastAbout('b', FRIDA)?.text).toBe('wants')
  })

  it('of a call that nobody knows cannot be written', () => {
    const one = startNotes(cwd)
    expect(() => one.callNotes.write('a:9', 'x')).toThrow(expect.objectContaining({ kind: 'notFound' }))
  })

  it('is forgotten in the windows with the 501st call after it, and stays in the notes', () => {
    const one = startNotes(cwd)
    one.calls.set('a:0', talk('a:0', FRIDA, T))
    one.callNotes.write('a:0', 'first')
    one.calls.remove('a:0')
    for (let n = 1; n <= 500; n++) one.calls.set(`a:${n}`, talk(`a:${n}`, '201', T + n))
    expect([one.shown(), one.notes.count]).toEqual([{}, 1])
  })
})

describe('the note of a call in a history', () => {
  it('is that of the live call, although two clocks tell when it began', () => {
    const one = startNotes(cwd)
    one.calls.set('a:1', talk('a:1', FRIDA, T))
    one.callNotes.write('a:1', 'wants')
    for (const notes of [one.callNotes, startNotes(cwd).callNotes]) {
      expect(notes.about(past(T + 3 * SECOND, { number: '030 23125123' }))?.text).toBe('wants')
      expect(notes.about(past(T + 3 * MINUTE))).toBeUndefined()
      expect(notes.about(past(T, { number: '201' }))).toBeUndefined()
      expect(notes.about(past(T, { accountId: 'b' }))).toBeUndefined()
    }
  })

  it('is not that of another call by the same number a moment before', () => {
    const one = startNotes(cwd)
    for (const [id, at, direction] of [
      ['a:1', T, 'incoming'],
      ['a:2', T + 40 * SECOND, 'incoming'],
      ['a:3', T + 50 * SECOND, 'outgoing']
    ] as const) {
      one.calls.set(id, talk(id, FRIDA, at, { direction }))
    }
    one.callNotes.write('a:1', 'first')
    expect(one.callNotes.about(past(T + 41 * SECOND))).toBeUndefined()
    one.callNotes.write('a:3', 'third')
    expect(one.callNotes.about(past(T + 46 * SECOND, { direction: 'outgoing' }))?.text).toBe('third')
    expect(one.callNotes.about(past(T + 2 * SECOND, { direction: 'incoming' }))?.text).toBe('first')
  })

  it('can be written there, with the name it has there, and is found again by its time', () => {
    const one = startNotes(cwd)
    one.callNotes.writeAbout(past(T, { direction: 'incoming' }), 'Frida', 'called about 4711')
    one.callNotes.writeAbout(past(T + MINUTE), 'Frida', 'and again')
    const again = startNotes(cwd)
    expect(again.callNotes.about(past(T))).toMatchObject({
      text: 'called about 4711',
      direction: 'incoming',
      remote: { name: 'Frida', displayNumber: '030 23125123' }
    })
    expect(again.callNotes.about(past(T + MINUTE))?.text).toBe('and again')
    again.callNotes.writeAbout(past(T), undefined, '')
    expect(again.notes.find('', 9).map(({ text }) => text)).toEqual(['and again'])
  })

  it('that goes on a note of the live call is shown with the call too', () => {
    const one = startNotes(cwd)
    one.calls.set('a:1', talk('a:1', FRIDA, T))
    one.callNotes.write('a:1', 'wants')
    one.callNotes.writeAbout(past(T + SECOND), 'Frida', 'wants invoice')
    expect([one.shown(), one.notes.count]).toEqual([{ 'a:1': 'wants invoice' }, 1])
  })
})
