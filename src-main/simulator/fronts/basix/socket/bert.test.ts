import { describe, expect, it } from 'vitest'
import { readFrame } from '../../../testing/bert-reader.ts'
import { usualSwitches } from '../switches.ts'
import { atom, big, binary, frame, integer, isSameTerm, list, newAtom, nothing, small, string, tuple } from './bert.ts'
import { Messages } from './messages.ts'

const messages = new Messages(usualSwitches)
const fields = ['uuid', 'user_id', 'state', 'last_event']
const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex')
const hangup = new Map([
  ['uuid', binary('u-1')],
  ['user_id', integer(10_001_001)],
  ['last_event', atom('CHANNEL_HANGUP')]
])

describe('the worked frames of the contract (3.9), byte for byte', () => {
  it('the order of the fields', () => {
    const expected = hex(`83 68 03 64 00 0a 66 69 65 6c 64 5f 73 70 65 63 6b 00 07 63 68 61 6e 6e 65 6c
      6c 00 00 00 04 64 00 04 75 75 69 64 64 00 07 75 73 65 72 5f 69 64 64 00 05 73 74 61 74 65
      64 00 0a 6c 61 73 74 5f 65 76 65 6e 74 6a`)
    expect(messages.fieldSpec('channel', fields)).toEqual(expected)
    expect(expected).toHaveLength(70)
  })

  it('a bridged channel', () => {
    const bridged = new Map([
      ...hangup,
      ['state', tuple(big(1_546_839_040_035_125n), atom('bridged'))] as const,
      ['last_event', atom('CHANNEL_BRIDGE')] as const
    ])
    const expected = hex(`83 68 04 64 00 0a 69 6e 66 6f 5f 65 76 65 6e 74 6b 00 07 63 68 61 6e 6e 65 6c
      68 04 6d 00 00 00 03 75 2d 31 62 00 98 9a 69 68 02 6e 07 00 35 89 81 87 d7 7e 05
      64 00 07 62 72 69 64 67 65 64 64 00 0e 43 48 41 4e 4e 45 4c 5f 42 52 49 44 47 45
      6b 00 07 75 70 64 61 74 65 64`)
    expect(messages.infoEvent('channel', bridged, fields, 'updated')).toEqual(expected)
    expect(expected).toHaveLength(90)
  })

  it('a channel that is gone', () => {
    const expected = hex(`83 68 04 64 00 0a 69 6e 66 6f 5f 65 76 65 6e 74 6b 00 07 63 68 61 6e 6e 65 6c
      68 04 6d 00 00 00 03 75 2d 31 62 00 98 9a 69 64 00 09 75 6e 64 65 66 69 6e 65 64
      64 00 0e 43 48 41 4e 4e 45 4c 5f 48 41 4e 47 55 50 6b 00 07 72 65 6d 6f 76 65 64`)
    expect(messages.infoEvent('channel', hangup, fields, 'removed')).toEqual(expected)
    expect(expected).toHaveLength(80)
  })

  it('no calls, and a system message', () => {
    const none = hex(`83 68 03 64 00 0c 69 6e 69 74 69 61 6c 5f 69 6e 66 6f 6b 00 07 63 68 61 6e 6e 65 6c
      68 02 64 00 04 62 65 72 74 64 00 03 6e 69 6c`)
    const replaced = hex(`83 68 02 64 00 0a 73 79 73 74 65 6d 5f 6d 73 67
      6b 00 13 63 6f 6e 6e 65 63 74 69 6f 6e 5f 72 65 70 6c 61 63 65 64`)
    expect(messages.initialInfo('channel', [], fields)).toEqual(none)
    expect(messages.systemMessage('connection_replaced')).toEqual(replaced)
    expect([none.length, replaced.length]).toEqual([43, 38])
  })
})

describe('terms', () => {
  it.each([
    ['a small number', small(200), 200],
    ['a number that is not small', small(256), 256],
    ['a number below zero', small(-2), -2],
    ['the largest id', integer(2_147_483_647), 2_147_483_647],
    ['a large number', big(1_767_603_600_000_000n), 1_767_603_600_000_000n],
    ['a large number below zero', big(-300n), -300n],
    ['nothing at all as a large number', big(0n), 0n],
    ['text of any letters', binary('ユーザ'), 'ユーザ'],
    ['empty text', binary(''), ''],
    ['a name', string('channel'), 'channel'],
    ['nothing', nothing, undefined],
    ['an empty list', list([]), []],
    ['a list', list([small(1), list([small(2)])]), [1, [2]]],
    ['a tuple', tuple(), []]
  ])('are read as they were written: %s', (_, term, value) => {
    expect(readFrame(frame(term)).term).toEqual(value)
  })

  it('are compared by what they say', () => {
    expect([isSameTerm(small(1), small(1)), isSameTerm(small(1), integer(1)), isSameTerm(small(1), undefined)]).toEqual(
      [true, false, false]
    )
    expect(isSameTerm(undefined, undefined)).toBe(true)
  })

  it('of a newer Erlang are told by a tag that the vendor cannot read', () => {
    expect(() => readFrame(frame(newAtom('logout')))).toThrow('tag 119')
  })
})
