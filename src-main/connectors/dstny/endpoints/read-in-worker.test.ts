import { describe, expect, it, vi } from 'vitest'
import { Parser, stringify } from 'yaml'
import { ManualClock } from '../../../util/clock.ts'
import { readInWorker } from './read-in-worker.ts'
import { readEndpoints } from './read-endpoints.ts'

const never = new AbortController().signal

describe('a file of server paths', () => {
  it('is read beside the main loop, with the same result', async () => {
    const paths = { '/x/{domain}/{userId}/{callId}': { post: { operationId: 'holdCall' } } }
    const text = stringify({ openapi: '3.0.0', paths })
    const parsing = vi.spyOn(Parser.prototype, 'parse')
    const read = await readInWorker(text, new ManualClock(), never)
    expect(parsing).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    expect(read).toEqual(readEndpoints(text))
  })

  it('that is bad is refused in the same words', async () => {
    await expect(readInWorker('Dear customer', new ManualClock(), never)).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringContaining('server paths cannot be used')
    })
  })

  /** Costs the parser minutes: every member is compared with all others. */
  const endless = Array.from({ length: 60_000 }, (_, index) => `k${String(index)}: v`).join('\n')

  it('that takes too long is ended, said, and keeps nobody waiting', async () => {
    const clock = new ManualClock()
    const reading = readInWorker(endless, clock, never)
    const refused = expect(reading).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringMatching(/too long/)
    })
    await clock.advance(4_999)
    expect(clock.sleeping).toBe(1)
    await clock.advance(1)
    await refused
  })

  it('that the user does not wait for is ended', async () => {
    const end = new AbortController()
    const reading = readInWorker(endless, new ManualClock(), end.signal)
    const reason = new Error('not waited for')
    const refused = expect(reading).rejects.toBe(reason)
    end.abort(reason)
    await refused
    await expect(readInWorker('{}', new ManualClock(), end.signal)).rejects.toBe(reason)
  })
})

function* nothing(): Generator<never> {
  yield* []
}

describe('hostile YAML is refused before it is parsed:', () => {
  it.each([
    ['keys in keys', '? '.repeat(1_000), 'marks'],
    ['keys that have no end', '?\n'.repeat(20_000), 'marks'],
    ['quotes', `a: ${'"'.repeat(131_072)}`, 'quotes'],
    ['brackets', `a: ${'['.repeat(32_768)}`, 'too deep'],
    ['brackets line by line', `a:\n${' [\n'.repeat(32_768)}`, 'too deep'],
    ['brackets that close nothing', `a: ${']'.repeat(32_768)}`, 'bracket'],
    ['lists in lists', '- '.repeat(20_000), 'too deep'],
    ['blocks in blocks', Array.from({ length: 60 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'), 'too deep'],
    ['anchors', '&a '.repeat(20_000), 'marks'],
    ['tags', '!a '.repeat(20_000), 'marks'],
    ['documents', '---\n'.repeat(50_000), 'marks']
  ])('%s', (_, text, problem) => {
    const parsing = vi.spyOn(Parser.prototype, 'parse').mockImplementation(nothing) // it would take minutes
    expect(() => readEndpoints(text)).toThrow(
      expect.objectContaining({ kind: 'protocol', userMessage: expect.stringContaining(problem) })
    )
    expect(parsing).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it('but not text that looks so', () => {
    const marks = '"[{ &a *b !c ? - - -\n'
    const text = `version: 1\nx: |\n  ${marks.repeat(200).replaceAll('\n', '\n  ')}\n# ${'['.repeat(500)}\ny: a ${'[ '.repeat(99)}\n`
    expect(() => readEndpoints(text)).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining('x: unknown member') })
    )
  })

  it('and lines of text are counted like any other', () => {
    expect(() => readEndpoints('x: |\n  a\n  b\ny: ]\n')).toThrow(
      expect.objectContaining({ userMessage: expect.stringContaining('line 4: a bracket') })
    )
  })
})
