import { expect, it, vi } from 'vitest'
import { channels } from '../../src-preload/contract/channels.ts'
import { silentLog } from '../logging/log.ts'
import { HeldRequests } from './held-requests.ts'
import { Router } from './router.ts'
import type { Handlers, IpcMainLike } from './router.ts'
import { FakeWindow } from './testing/fake-window.ts'
import { goodOutputs } from './testing/good-payloads.ts'
import { TrustedWindows } from './trusted-windows.ts'

type Listener = Parameters<IpcMainLike['handle']>[1]

/** Electron's side: one listener for each channel. */
function start() {
  const listeners = new Map<string, Listener>()
  const held = new HeldRequests({
    handle: (channel, listener) => void listeners.set(channel, listener),
    removeHandler: (channel) => void listeners.delete(channel)
  })
  const trusted = new TrustedWindows()
  const window = new FakeWindow(1)
  trusted.add(window)
  const snapshot = vi.fn(() => goodOutputs['state.snapshot'])
  const handlers = { 'state.snapshot': snapshot } as unknown as Handlers // no other request is made
  const ask = (from: FakeWindow): Promise<unknown> => {
    const listener = listeners.get(channels.request)
    if (listener === undefined) throw new Error('nobody handles requests')
    return listener(from.asks(), 'state.snapshot', undefined)
  }
  const answer = (): Router => new Router({ ipcMain: held, trusted, handlers, log: silentLog })
  return { window, snapshot, ask, answer, listeners }
}

it('holds what a page asks before there is a router, and has it answered then', async () => {
  const { window, snapshot, ask, answer } = start()
  const first = ask(window)
  const second = ask(window)
  await Promise.resolve()
  expect(snapshot).not.toHaveBeenCalled()
  answer()
  expect(await Promise.all([first, second])).toEqual(Array(2).fill({ ok: true, value: goodOutputs['state.snapshot'] }))
})

it('passes on at once what comes later', async () => {
  const { window, ask, answer } = start()
  answer()
  expect(await ask(window)).toEqual({ ok: true, value: goodOutputs['state.snapshot'] })
})

it('a page that is not trusted when the router comes is refused, held or not', async () => {
  const { window, snapshot, ask, answer } = start()
  const stranger = ask(new FakeWindow(2))
  const closed = ask(window)
  window.destroy()
  answer()
  const refusal = { ok: false, error: expect.objectContaining({ kind: 'permission' }) }
  expect([await stranger, await closed]).toEqual([refusal, refusal])
  expect(snapshot).not.toHaveBeenCalled()
})

it('at the end of the router nobody handles requests any more', () => {
  const { answer, listeners } = start()
  answer()[Symbol.dispose]()
  expect([...listeners.keys()]).toEqual([])
})
