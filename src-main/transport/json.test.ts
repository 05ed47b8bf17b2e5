import fc from 'fast-check'
import { isSafeNumber, parse, stringify } from 'lossless-json'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { parseJson } from './json.ts'

afterEach(() => void vi.restoreAllMocks())

const parseNumber = (text: string): number | bigint =>
  /^-?\d+$/.test(text) && !isSafeNumber(text) ? BigInt(text) : Number(text)

describe('JSON from outside', () => {
  it('keeps long integers exact, and everything else as it is', () => {
    const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).filter((n) => n > 2n ** 54n || n < -(2n ** 54n))
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        long,
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\\', '"', '\\"', '12345678901234567890', ' 12345678901234567,', null, true),
        fc.array(tie('value')),
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          tie('value')
        )
      )
    }))
    fc.assert(
      fc.property(value, (one) => {
        const text = stringify(one) ?? ''
        expect(parseJson(text)).toEqual(parse(text, undefined, { parseNumber }))
      })
    )
  })

  it.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['0.12345678901234567890', Number('0.12345678901234567890')],
    ['12345678901234567890.5', Number('12345678901234567890.5')],
    ['12345678901234567e2', Number('12345678901234567e2')],
    ['1e-1234567890123456', 0],
    ['1'.repeat(41), Number('1'.repeat(41))],
    [String.raw`"\\" `, '\\'],
    [String.raw`["\"12345678901234567890\\",12345678901234567890]`, ['"12345678901234567890\\', 12345678901234567890n]]
  ])('%s is read as %s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  it.each(['00000000000000000001', '12345678901234567890a', '[12345678901234567890', '-', '"', '{"a":1,}'])(
    '%s is none',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError)
    }
  )

  it('is read by the platform, once, also where it has long integers', () => {
    const native = vi.spyOn(JSON, 'parse')
    parseJson(`{"a":"${'x'.repeat(8 * 1024 * 1024)}","b":1}`)
    parseJson(`[${'12345678901234567890,'.repeat(10_000)}0]`)
    expect(native).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['lists', '['.repeat(100_000)],
    ['lists that are closed', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['both, behind a long text', `{"a":"${'x'.repeat(100_000)}","b":${'[{"a":'.repeat(50_000)}`],
    ['lists behind a long number', `[12345678901234567890,${'['.repeat(100_000)}`]
  ])('that is 100,000 deep is refused before anything is made of it: %s', (_, text) => {
    const native = vi.spyOn(JSON, 'parse')
    const looked = vi.spyOn(String.prototype, 'charCodeAt')
    expect(() => parseJson(text)).toThrow(SyntaxError)
    expect(native).not.toHaveBeenCalled()
    expect(looked.mock.calls.length).toBeLessThan(1_000)
  })

  it('is no deeper than anything that makes sense, and makes nobody’s prototype', () => {
    expect(() => parseJson('['.repeat(65) + ']'.repeat(65))).toThrow(SyntaxError)
    expect(parseJson('{"__proto__":{"isAdmin":true}}')).not.toHaveProperty('isAdmin')
  })
})
