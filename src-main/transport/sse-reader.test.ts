import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { readEvents } from './sse-events.ts'
import type { SseMessage } from './sse-events.ts'
import { SseReader } from './sse-reader.ts'

interface Read {
  readonly messages: SseMessage[]
  readonly retries: number[]
  readonly problem: string | undefined
}

async function read(chunks: readonly Uint8Array[], clock = new ManualClock()): Promise<Read> {
  const messages: SseMessage[] = []
  const retries: number[] = []
  const reader = new SseReader(clock, { retry: (ms) => retries.push(ms) })
  const coming = chunks.values()
  const problem = await new Promise<string | undefined>((resolve) => {
    const next = async (): Promise<Uint8Array | undefined> => {
      const { value, done } = coming.next()
      const taken = done === true ? undefined : reader.take(value)
      if (taken instanceof Uint8Array) return taken
      resolve(taken)
      return undefined
    }
    readEvents(next, (one) => messages.push(one))
  })
  return { messages, retries, problem }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const stream = '\ufeff: hello\nretry: 3000\nid: 7\nevent: call\ndata: {"name":"Åsa 😀"}\ndata: two\n\n:\ndata: last\n\n'

describe('an event stream', () => {
  it('is read with every line ending, byte order mark, comments, and cut anywhere', async () => {
    const expected = [
      { event: 'call', id: '7', data: '{"name":"Åsa 😀"}\ntwo' },
      { event: undefined, id: undefined, data: 'last' }
    ]
    const ending = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(ending, fc.array(fc.nat(200), { maxLength: 12 }), async (lineEnd, cuts) => {
        const all = bytes(stream.replaceAll('\n', lineEnd))
        const places = [...new Set(cuts.map((cut) => cut % all.length))].sort((a, b) => a - b)
        const chunks = [0, ...places].map((from, index) => all.slice(from, [...places, all.length][index]))
        const { messages, retries, problem } = await read(chunks)
        expect(messages).toEqual(expected)
        expect(retries).toEqual([3000])
        expect(problem).toBeUndefined()
      })
    )
  })

  it('gives an event that ends in a bare CR at once', async () => {
    expect((await read([bytes('data: x\r\r')])).messages).toHaveLength(1)
  })

  it('tells the pause that the server names, once for each line, and nothing that only looks like one', async () => {
    const text = 'retry: 1000\nretry:2000\n\nretry: x\nretry\n retry: 5\ndata: retry: 6\n\ndata: a\nretry: 3000\n\n'
    for (const size of [1, 7, text.length]) {
      const pieces = text.match(new RegExp(`[^]{1,${String(size)}}`, 'g')) ?? []
      expect((await read(pieces.map(bytes))).retries).toEqual([1000, 2000, 3000])
    }
  })

  it('bounds each event for itself, and not all of them together', async () => {
    const half = bytes(`data: ${'x'.repeat(600 * 1024)}\n\n`)
    const { messages, problem } = await read([half, half, half])
    expect([messages.length, problem]).toEqual([3, undefined])
    const cut = [bytes(`data: ${'x'.repeat(600 * 1024)}\n`), bytes('\n')]
    expect((await read([...cut, ...cut, ...cut])).problem).toBeUndefined()
  })

  it('takes no id with a NUL, and none that is empty', async () => {
    const { messages } = await read([bytes('id: 5\ndata: a\n\nid: a\0b\ndata: b\n\nid:\ndata: c\n\n')])
    expect(messages.map(({ id }) => id)).toEqual(['5', undefined, undefined])
  })

  it('drops an event whose end never came', async () => {
    expect((await read([bytes('data: x\n')])).messages).toEqual([])
  })

  it('survives bytes that are no UTF-8', async () => {
    expect((await read([Uint8Array.from([100, 97, 116, 97, 58, 0xff, 0xc0, 10, 10])])).messages).toHaveLength(1)
  })

  it('does not hold an endless line or an endless event', async () => {
    const line = bytes('data: ' + 'x'.repeat(64 * 1024))
    const rest = Array.from({ length: 40 }, () => bytes('x'.repeat(64 * 1024)))
    expect((await read([line, ...rest])).problem).toBe('tooLarge')
    const lines = Array.from({ length: 40 }, () => bytes(`data: ${'x'.repeat(64 * 1024)}\n`))
    expect((await read(lines)).problem).toBe('tooLarge')
  })

  it('takes a comment of any length for a heartbeat, and keeps nothing of it', async () => {
    const rest = Array.from({ length: 32 }, () => bytes('x'.repeat(64 * 1024)))
    const { messages, problem } = await read([bytes('data: one\n\n: '), ...rest, bytes('\ndata: two\n'), bytes('\n')])
    expect([messages.map(({ data }) => data), problem]).toEqual([['one', 'two'], undefined])
  })

  it.each(['{"calls":[]}', ' <dialog-info/>', '[1]'])('is told from a single document: %s', async (text) => {
    expect((await read([bytes(text)])).problem).toBe('notAStream')
  })
})

describe('silence', () => {
  it('lasts a minute', async () => {
    const clock = new ManualClock()
    const reader = new SseReader(clock, {})
    reader.silence.heard()
    await clock.advance(59 * SECOND)
    expect(reader.silence.leftMs).toBe(SECOND)
    reader.take(bytes(':\n\n'))
    expect(reader.silence.leftMs).toBe(MINUTE)
  })

  it('lasts two heartbeats when those are slower', async () => {
    const clock = new ManualClock()
    const reader = new SseReader(clock, {})
    reader.take(bytes(':\n\n'))
    await clock.advance(45 * SECOND)
    reader.take(bytes(':\n\n'))
    expect(reader.silence.leftMs).toBe(90 * SECOND)
  })
})
