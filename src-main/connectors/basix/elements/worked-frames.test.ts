import { beforeEach, describe, expect, it } from 'vitest'
import { decodeFrame } from '../bert/decode.ts'
import { readMessage } from '../socket/read-message.ts'
import type { CtiMessage } from '../socket/messages.ts'
import { readChannel } from './channel.ts'
import { ElementStore } from './element-store.ts'
import type { ElementChange } from './element-store.ts'

/** The frames of Basix 3.9, byte for byte. */
const frames = {
  fieldSpec:
    '836803 64000a6669656c645f73706563 6b00076368616e6e656c 6c00000004' +
    '64000475756964 640007757365725f6964 6400057374617465 64000a6c6173745f6576656e74 6a',
  bridged:
    '836804 64000a696e666f5f6576656e74 6b00076368616e6e656c 6804 6d00000003752d31 6200989a69' +
    '6802 6e070035898187d77e05 640007627269646765 64 64000e4348414e4e454c5f425249444745 6b000775706461746564',
  removed:
    '836804 64000a696e666f5f6576656e74 6b00076368616e6e656c 6804 6d00000003752d31 6200989a69' +
    '640009756e646566696e6564 64000e4348414e4e454c5f48414e475550 6b000772656d6f766564',
  noCalls: '836803 64000c696e697469616c5f696e666f 6b00076368616e6e656c 6802 64000462657274 6400036e696c',
  replaced: '836802 64000a73797374656d5f6d7367 6b0013636f6e6e656374696f6e5f7265706c61636564'
} as const

const bytesOf = (name: keyof typeof frames): Uint8Array => Buffer.from(frames[name].replaceAll(' ', ''), 'hex')

let store: ElementStore
let changes: ElementChange[]

beforeEach(() => {
  store = new ElementStore()
  changes = []
  store.changed.on((change) => void changes.push(change))
})

/** What a frame says; elements go to the store. */
function hear(name: keyof typeof frames): CtiMessage | undefined {
  const decoded = decodeFrame(bytesOf(name))
  const message = 'term' in decoded ? readMessage(decoded.term) : undefined
  if (message !== undefined && 'element' in message) store.take(message)
  return message
}

describe('the worked frames (3.9)', () => {
  it.each([
    ['fieldSpec', 70],
    ['bridged', 90],
    ['removed', 80],
    ['noCalls', 43],
    ['replaced', 38]
  ] as const)('%s has the bytes that are said of it', (name, size) => {
    expect(bytesOf(name)).toHaveLength(size)
  })

  it('tell of a leg that is bridged, and of its end', () => {
    hear('fieldSpec')
    hear('bridged')
    expect(changes.map(({ key, isGone, item }) => [key, isGone, readChannel(item)])).toMatchObject([
      [
        'u-1',
        false,
        { userId: 10_001_001, state: { name: 'bridged', at: 1_546_839_040_035 }, lastEvent: 'CHANNEL_BRIDGE' }
      ]
    ])
    hear('removed')
    const last = changes.at(-1)
    expect([last?.isGone, last && readChannel(last.item)]).toMatchObject([true, { userId: 10_001_001, isOver: true }])
    expect(store.of('channel').size).toBe(0)
  })

  it('tell the same where the order of the fields comes last', () => {
    hear('bridged')
    expect(changes).toEqual([])
    hear('fieldSpec')
    expect(changes.map(({ key }) => key)).toEqual(['u-1'])
  })

  it('tell that there are no calls, and that another connection has taken the place', () => {
    hear('fieldSpec')
    hear('noCalls')
    expect([store.hasBegun('channel'), store.of('channel').size]).toEqual([true, 0])
    expect(hear('replaced')).toEqual({ kind: 'system_msg', word: 'connection_replaced' })
  })
})
