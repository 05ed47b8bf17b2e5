import { describe, expect, it } from 'vitest'
import { readMessage } from '../socket/read-message.ts'
import { decodeFrame } from './decode.ts'
import { fuzz } from './testing/fuzz.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part.replace(/\s/g, ''), 'hex')))
  )

/** A term alone in a frame. */
const termOf = (hex: string): unknown => {
  const decoded = decodeFrame(bytes(131, hex))
  return 'term' in decoded ? decoded.term : decoded.problem
}

const atom = (name: string) => ({ kind: 'atom', name })
const messageOf = (hex: string) => {
  const decoded = decodeFrame(bytes(hex))
  return 'term' in decoded ? readMessage(decoded.term) : decoded.problem
}

describe('the worked frames of Basix 3.9', () => {
  it('the order of fields', () => {
    const hex = `83 68 03 64 00 0a 66 69 65 6c 64 5f 73 70 65 63 6b 00 07 63 68 61 6e 6e 65 6c 6c 00 00 00 04
      64 00 04 75 75 69 64 64 00 07 75 73 65 72 5f 69 64 64 00 05 73 74 61 74 65 64 00 0a 6c 61 73 74 5f 65 76 65 6e 74 6a`
    expect(bytes(hex)).toHaveLength(70)
    expect(messageOf(hex)).toEqual({
      kind: 'field_spec',
      element: 'channel',
      fields: ['uuid', 'user_id', 'state', 'last_event']
    })
  })

  it('a leg that is connected, with an exact time in µs', () => {
    const hex = `83 68 04 64 00 0a 69 6e 66 6f 5f 65 76 65 6e 74 6b 00 07 63 68 61 6e 6e 65 6c 68 04 6d 00 00 00 03 75 2d 31
      62 00 98 9a 69 68 02 6e 07 00 35 89 81 87 d7 7e 05 64 00 07 62 72 69 64 67 65 64
      64 00 0e 43 48 41 4e 4e 45 4c 5f 42 52 49 44 47 45 6b 00 07 75 70 64 61 74 65 64`
    expect(bytes(hex)).toHaveLength(90)
    const state = { kind: 'tuple', items: [1546839040035125, atom('bridged')] }
    expect(messageOf(hex)).toEqual({
      kind: 'info_event',
      element: 'channel',
      values: ['u-1', 10001001, state, atom('CHANNEL_BRIDGE')],
      event: 'updated'
    })
  })

  it('a leg that has gone', () => {
    const hex = `83 68 04 64 00 0a 69 6e 66 6f 5f 65 76 65 6e 74 6b 00 07 63 68 61 6e 6e 65 6c
      68 04 6d 00 00 00 03 75 2d 31 62 00 98 9a 69 64 00 09 75 6e 64 65 66 69 6e 65 64
      64 00 0e 43 48 41 4e 4e 45 4c 5f 48 41 4e 47 55 50 6b 00 07 72 65 6d 6f 76 65 64`
    expect(bytes(hex)).toHaveLength(80)
    const values = ['u-1', 10001001, atom('undefined'), atom('CHANNEL_HANGUP')]
    expect(messageOf(hex)).toEqual({ kind: 'info_event', element: 'channel', values, event: 'removed' })
  })

  it('no calls, and the same as an empty list', () => {
    const start = '83 68 03 64 00 0c 69 6e 69 74 69 61 6c 5f 69 6e 66 6f 6b 00 07 63 68 61 6e 6e 65 6c'
    const none = { kind: 'initial_info', element: 'channel', items: [] }
    expect(bytes(`${start} 68 02 64 00 04 62 65 72 74 64 00 03 6e 69 6c`)).toHaveLength(43)
    expect(messageOf(`${start} 68 02 64 00 04 62 65 72 74 64 00 03 6e 69 6c`)).toEqual(none)
    expect(messageOf(`${start} 6a`)).toEqual(none)
  })

  it('a word of the system, written by an old Erlang and by a new one', () => {
    const replaced = { kind: 'system_msg', word: 'connection_replaced' }
    const word = '63 6f 6e 6e 65 63 74 69 6f 6e 5f 72 65 70 6c 61 63 65 64'
    expect(messageOf(`83 68 02 64 00 0a 73 79 73 74 65 6d 5f 6d 73 67 6b 00 13 ${word}`)).toEqual(replaced)
    expect(messageOf(`83 68 02 77 0a 73 79 73 74 65 6d 5f 6d 73 67 77 13 ${word}`)).toEqual(replaced)
  })
})

describe('terms', () => {
  it.each([
    ['61 ff', 255],
    ['62 ff ff ff ff', -1],
    ['62 80 00 00 01', -2147483647],
    ['6e 00 00', 0],
    ['6e 01 01 05', -5],
    ['6e 07 00 ff ff ff ff ff ff 1f', Number.MAX_SAFE_INTEGER],
    ['6e 07 00 00 00 00 00 00 00 20', 2n ** 53n],
    ['6e 08 01 ff ff ff ff ff ff ff ff', -(2n ** 64n - 1n)],
    ['6f 00 00 00 09 00 00 00 00 00 00 00 00 00 01', 2n ** 64n],
    ['46 40 09 21 fb 54 44 2d 18', Math.PI],
    [`63 ${Buffer.from('1.50000000000000000000e+00'.padEnd(31, '\0')).toString('hex')}`, 1.5],
    ['64 00 04 74 72 75 65', true],
    ['77 05 66 61 6c 73 65', false],
    ['73 01 61', atom('a')],
    ['76 00 02 c3 bc', atom('ü')],
    ['6d 00 00 00 00', ''],
    ['6d 00 00 00 03 e3 83 a6', 'ユ'],
    ['6a', { kind: 'list', items: [] }],
    ['6c 00 00 00 01 61 01 61 02', { kind: 'list', items: [1], tail: 2 }],
    ['69 00 00 00 01 61 01', { kind: 'tuple', items: [1] }],
    ['74 00 00 00 01 61 01 61 02', { kind: 'map', entries: [[1, 2]] }],
    ['4d 00 00 00 01 05 ff', { kind: 'opaque', tag: 77, bytes: bytes('00 00 00 01 05 ff') }],
    ['67 73 01 61 00 00 00 01 00 00 00 02 03', { kind: 'opaque', tag: 103 }]
  ])('%s', (hex, value) => {
    if (typeof value === 'object') expect(termOf(hex)).toMatchObject(value)
    else expect(termOf(hex)).toBe(value)
  })

  it('texts as long as their length can say', () => {
    expect(termOf(`6b ffff ${'61'.repeat(0xffff)}`)).toBe('a'.repeat(0xffff))
    expect(termOf(`64 8100 ${'61'.repeat(0x8100)}`)).toEqual(atom('a'.repeat(0x8100)))
  })

  it('numbers in the middle of a buffer', () => {
    expect(decodeFrame(bytes('00 00 83 62 00 98 9a 69').subarray(2))).toEqual({ term: 10001001 })
  })
})

describe('frames that cannot be read', () => {
  it.each([
    ['', 'cut short'],
    ['82 61 01', 'another version'],
    ['83', 'cut short'],
    ['83 61 01 00', 'bytes after the term'],
    ['83 01', 'tag 1'],
    ['83 6c ff ff ff ff', 'cut short'],
    ['83 69 ff ff ff ff', 'cut short'],
    ['83 74 ff ff ff ff', 'cut short'],
    ['83 6d ff ff ff ff', 'cut short'],
    ['83 6f 7f ff ff ff 00', 'a number too large'],
    [`83 63 ${'78'.repeat(31)}`, 'no number'],
    [`83 ${'68 01 '.repeat(70)} 6a`, 'too deep']
  ])('%s', (hex, problem) => {
    expect(decodeFrame(bytes(hex))).toEqual({ problem })
  })

  it('every frame cut at every place', () => {
    const frame = bytes('83 68 02 64 00 0a 73 79 73 74 65 6d 5f 6d 73 67 6b 00 02 68 69')
    for (let size = 0; size < frame.length; size++) {
      expect(decodeFrame(frame.subarray(0, size))).toEqual({ problem: 'cut short' })
    }
  })

  it('2,000 frames of chance, none of which throws', () => {
    const { read, refused } = fuzz(2_000, 1)
    expect(read).toBeGreaterThan(500)
    expect(read + refused).toBe(2_000)
  })
})
