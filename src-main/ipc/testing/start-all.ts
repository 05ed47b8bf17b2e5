import { vi } from 'vitest'
import { capabilities } from '../../../src-preload/contract/capability.ts'
import type { Input, RequestName } from '../../../src-preload/contract/ipc.ts'
import { FakeLink } from '../../accounts/testing/fake-connector.ts'
import { startDomain } from '../../app/testing/start-domain.ts'
import { reportedCall } from '../../calls/testing/seen-call.ts'
import type { ConnectorEvent } from '../../connectors/events.ts'
import { silentLog } from '../../logging/log.ts'
import { allHandlers } from '../handlers/all.ts'
import { Publisher } from '../publisher.ts'
import { Router } from '../router.ts'
import { TrustedWindows } from '../trusted-windows.ts'
import type { SenderEvent } from '../trusted-windows.ts'
import { FakeWindow } from './fake-window.ts'

/** What the account's server tells at first. */
export const now: readonly ConnectorEvent[] = [
  { type: 'callUpdated', call: reportedCall(), order: 'unknown' },
  { type: 'devicesChanged', devices: [{ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true }] },
  { type: 'presenceChanged', presence: { available: true } },
  {
    type: 'shortcutsChanged',
    shortcuts: [{ id: 's1', name: 'Out', activityId: 'out', icon: 'car', available: false, duration: 'noEndTime' }]
  },
  {
    type: 'queuesChanged',
    queues: [{ vendorId: 'q1', name: 'Sales', kind: 'acd', signedIn: false, nightMode: false }],
    complete: true
  }
]

/** Everything below the windows, with one account that is connected over a link that keeps what it is asked. */
export async function startAll(cwd: string) {
  const domain = startDomain(cwd)
  const { clock, stores, service, started } = domain
  const publisher = new Publisher({ stores, clock, log: silentLog })
  const windows = {
    dismissPopup: vi.fn(),
    resizePopup: vi.fn(),
    takeKeyboard: vi.fn(),
    screens: vi.fn(() => []),
    openMain: vi.fn(),
    openMenu: vi.fn(),
    saveFile: vi.fn(async () => true),
    isPopupLimited: vi.fn(() => true),
    missedOnScreen: vi.fn(),
    queuesOnScreen: vi.fn()
  }
  const demo = { run: vi.fn(), show: vi.fn() }
  const handlers = allHandlers({ ...domain, accounts: service, publisher, windows, demo })
  const window = new FakeWindow(1)
  const trusted = new TrustedWindows()
  trusted.add(window)
  const ipcMain = { handle: vi.fn(), removeHandler: vi.fn() }
  new Router({ ipcMain, trusted, handlers, log: silentLog })
  await service.signIn({ vendor: 'fake', method: 'password', values: { address: 'x', password: 'right' } })
  const link = new FakeLink(capabilities.filter((one) => one !== 'barge'))
  const [first] = started
  first?.sink.replace(now)
  first?.sink.link(link)
  first?.sink.status('live')
  const [, listener] = ipcMain.handle.mock.calls[0] ?? []
  const ask = <N extends RequestName>(name: N, input: Input<N>): Promise<unknown> =>
    (listener as (event: SenderEvent, name: string, input: unknown) => Promise<unknown>)(window.asks(), name, input) // what the router registered
  return { ...domain, publisher, windows, demo, ask, link, window, ipcMain }
}
