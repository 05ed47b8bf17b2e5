import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBridge } from './bridge.ts'
import type { RendererChannel } from './bridge.ts'
import { channels } from './contract/channels.ts'
import { pushes, requests } from './contract/ipc.ts'
import type { Bridge, PushName, RequestName } from './contract/ipc.ts'

type PushListener = (event: unknown, name: unknown, payload: unknown) => void

// what the build writes in
const names = { requests: Object.keys(requests) as RequestName[], pushes: Object.keys(pushes) as PushName[] }
const invoke = vi.fn<RendererChannel['invoke']>()
let arrive: PushListener
let bridge: Bridge
let listenedTo: string[]

beforeEach(() => {
  listenedTo = []
  invoke.mockReset().mockResolvedValue({ ok: true, value: undefined })
  const listening: RendererChannel = {
    invoke,
    on: (channel, listener) => {
      listenedTo.push(channel)
      arrive = listener
    }
  }
  bridge = createBridge(listening, names)
})

const unknownName = (name: string): never => name as never // what a hostile page would pass

describe('the bridge', () => {
  it('offers requests and pushes, and nothing else', () => {
    expect(Object.keys(bridge).sort()).toEqual(['on', 'request'])
    expect(listenedTo).toEqual([channels.push])
  })

  it('passes a request on under the one channel there is', async () => {
    expect(await bridge.request('notice.dismiss', { id: 'n' })).toEqual({ ok: true, value: undefined })
    expect(invoke).toHaveBeenCalledExactlyOnceWith(channels.request, 'notice.dismiss', { id: 'n' })
  })

  it.each(['ringside:push', 'electron-store-get-data', '__proto__', 'constructor', 'toString', ''])(
    'does not let a page ask for %j',
    async (name) => {
      expect(await bridge.request(unknownName(name), unknownName('x'))).toMatchObject({
        ok: false,
        error: { kind: 'unsupported' }
      })
      expect(invoke).not.toHaveBeenCalled()
    }
  )

  it('hands a push to its listeners until they end, without the event', () => {
    const [first, second] = [vi.fn(), vi.fn()]
    const end = bridge.on('window.show', first)
    bridge.on('window.show', second)
    arrive({ sender: 'ipcRenderer' }, 'window.show', { view: 'dial' })
    end()
    arrive({}, 'window.show', { view: 'home' })
    expect(first.mock.calls).toEqual([[{ view: 'dial' }]])
    expect(second.mock.calls).toEqual([[{ view: 'dial' }], [{ view: 'home' }]])
  })

  it('takes no listener for and passes no push of an unknown name', () => {
    const listener = vi.fn()
    bridge.on(unknownName('__proto__'), listener)()
    arrive({}, '__proto__', {})
    arrive({}, 'other', {})
    arrive({}, 7, {})
    expect(listener).not.toHaveBeenCalled()
  })
})
