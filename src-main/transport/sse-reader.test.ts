import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { SseReader } from './sse-reader.ts'
import type { SseMessage } from './sse-reader.ts'

interface Read {
  readonly messages: SseMessage[]
  readonly retries: number[]
  readonly problem: string | undefined
}

function read(chunks: readonly Uint8Array[], clock = new ManualClock()): Read {
  const messages: SseMessage[] = []
  const retries: number[] = []
  const reader = new SseReader(clock, { message: (one) => messages.push(one), retry: (ms) => retries.push(ms) })
  let problem: string | undefined
  for (const chunk of chunks) problem ??= reader.take(chunk)
  return { messages, retries, problem }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const stream = '\ufeff: hello\nretry: 3000\nid: 7\nevent: call\ndata: {"name":"Åsa 😀"}\ndata: two\n\n:\ndata: last\n\n'

describe('an event stream', () => {
  it('is read with every line ending, byte order mark, comments, and cut anywhere', () => {
    const expected = [
      { event: 'call', id: '7', data: '{"name":"Åsa 😀"}\ntwo' },
      { event: undefined, id: undefined, data: 'last' }
    ]
    const ending = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(
      fc.property(ending, fc.array(fc.nat(200), { maxLength: 12 }), (lineEnd, cuts) => {
        const all = bytes(stream.replaceAll('\n', lineEnd))
        const places = [...new Set(cuts.map((cut) => cut % all.length))].sort((a, b) => a - b)
        const chunks = [0, ...places].map((from, index) => all.slice(from, [...places, all.length][index]))
        const { messages, retries, problem } = read(chunks)
        expect(messages).toEqual(expected)
        expect(retries).toEqual([3000])
        expect(problem).toBeUndefined()
      })
    )
  })

  it('gives an event that ends in a bare CR at once', () => {
    expect(read([bytes('data: x\r\r')]).messages).toHaveLength(1)
  })

  it('drops an event whose end never came', () => {
    expect(read([bytes('data: x\n')]).messages).toEqual([])
  })

  it('survives bytes that are no UTF-8', () => {
    expect(read([Uint8Array.from([100, 97, 116, 97, 58, 0xff, 0xc0, 10, 10])]).messages).toHaveLength(1)
  })

  it('does not hold an endless line or an endless event', () => {
    const line = bytes('data: ' + 'x'.repeat(64 * 1024))
    const rest = Array.from({ length: 40 }, () => bytes('x'.repeat(64 * 1024)))
    expect(read([line, ...rest]).problem).toBe('tooLarge')
    const lines = Array.from({ length: 40 }, () => bytes(`data: ${'x'.repeat(64 * 1024)}\n`))
    expect(read(lines).problem).toBe('tooLarge')
  })

  it('takes a comment of any length for a heartbeat, and keeps nothing of it', () => {
    const rest = Array.from({ length: 32 }, () => bytes('x'.repeat(64 * 1024)))
    const { messages, problem } = read([bytes('data: one\n\n: '), ...rest, bytes('\ndata: two\n'), bytes('\n')])
    expect([messages.map(({ data }) => data), problem]).toEqual([['one', 'two'], undefined])
  })

  it.each(['{"calls":[]}', ' <dialog-info/>', '[1]'])('is told from a single document: %s', (text) => {
    expect(read([bytes(text)]).problem).toBe('notAStream')
  })
})

describe('silence', () => {
  it('lasts a minute', async () => {
    const clock = new ManualClock()
    const reader = new SseReader(clock, { message: () => undefined })
    reader.heard()
    await clock.advance(59 * SECOND)
    expect(reader.silentInMs()).toBe(SECOND)
    reader.take(bytes(':\n\n'))
    expect(reader.silentInMs()).toBe(MINUTE)
  })

  it('lasts two heartbeats when those are slower', async () => {
    const clock = new ManualClock()
    const reader = new SseReader(clock, { message: () => undefined })
    reader.take(bytes(':\n\n'))
    await clock.advance(45 * SECOND)
    reader.take(bytes(':\n\n'))
    expect(reader.silentInMs()).toBe(90 * SECOND)
  })
})
