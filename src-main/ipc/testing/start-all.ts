import Conf from 'conf'
import { vi } from 'vitest'
import { capabilities } from '../../../src-preload/contract/capability.ts'
import type { Input, RequestName } from '../../../src-preload/contract/ipc.ts'
import { FakeLink } from '../../accounts/testing/fake-connector.ts'
import { ParkCodes } from '../../accounts/park-codes.ts'
import { startAccounts } from '../../accounts/testing/start-accounts.ts'
import { QueueCommands } from '../../agents/queue-commands.ts'
import { CallCommands } from '../../calls/call-commands.ts'
import { DialRequests } from '../../calls/dial-requests.ts'
import { seenCall } from '../../calls/testing/seen-call.ts'
import type { ConnectorEvent } from '../../connectors/events.ts'
import { silentLog } from '../../logging/log.ts'
import { OfficeRequests } from '../../office/office-requests.ts'
import { ColleagueWatching } from '../../presence/colleague-watching.ts'
import { PresenceCommands } from '../../presence/presence-commands.ts'
import { SettingsStore } from '../../settings/settings-store.ts'
import { EntityStore } from '../../state/entity-store.ts'
import { allHandlers } from '../handlers/all.ts'
import { Publisher } from '../publisher.ts'
import { Router } from '../router.ts'
import { TrustedWindows } from '../trusted-windows.ts'
import type { SenderEvent } from '../trusted-windows.ts'
import { FakeWindow } from './fake-window.ts'

/** What the account's server tells at first. */
export const now: readonly ConnectorEvent[] = [
  { type: 'callSeen', call: seenCall(), order: 'unknown' },
  { type: 'devicesSeen', devices: [{ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true }] },
  { type: 'presenceSeen', presence: { available: true } },
  {
    type: 'shortcutsSeen',
    shortcuts: [{ id: 's1', name: 'Out', activityId: 'out', icon: 'car', available: false, duration: 'noEndTime' }]
  },
  {
    type: 'queuesSeen',
    queues: [{ vendorId: 'q1', name: 'Sales', kind: 'acd', signedIn: false, nightMode: false }],
    complete: true
  }
]

type Accounts = ReturnType<typeof startAccounts>

/** What orders go through. */
function startCommands({ accounts, calls, clock, keeper, links, notices, service }: Accounts, region: () => string) {
  const parkCodes = new ParkCodes(accounts, keeper)
  const commands = new CallCommands({
    calls,
    link: links,
    region,
    parkCode: (accountId) => parkCodes.of(accountId),
    tell: (text) => void notices.add('info', text),
    preferAnswerDevice: (...choice) => service.preferAnswerDevice(...choice)
  })
  const dialRequests = new DialRequests({
    clock,
    notices,
    log: silentLog,
    region,
    linksAllowed: () => false,
    defaultAccountId: () => undefined,
    dial: (order) => commands.dial(order)
  })
  return { parkCodes, commands, dialRequests }
}

function startPublisher(parts: Accounts, dialRequests: DialRequests, settings: SettingsStore): Publisher {
  const stores = {
    accounts: parts.accounts.entities,
    calls: parts.calls.entities,
    missed: parts.missed.entities,
    presence: parts.presence.entities,
    queues: parts.queues.entities,
    colleagues: parts.colleagues.entities,
    notices: parts.notices.entities,
    dialRequests: dialRequests.entities,
    popupCards: new EntityStore('popupCards'),
    settings: settings.entities
  }
  return new Publisher({ stores, clock: parts.clock, log: silentLog })
}

/** The handlers, and what they and a test look at beside accounts. */
function startHandlers(parts: Accounts, cwd: string) {
  const { service, links, clock, notices, accounts, calls, presence, queues, colleagues } = parts
  const open = (options: { cwd: string; name: string }) => new Conf({ cwd: options.cwd, configName: options.name })
  const settings = new SettingsStore({ open, cwd, clock, log: silentLog, notices, systemRegion: 'DE' })
  const region = (): string => settings.current.region
  const orders = startCommands(parts, region)
  const publisher = startPublisher(parts, orders.dialRequests, settings)
  const execute = links.execute.bind(links)
  const tell = links.watchColleagues.bind(links)
  const windows = {
    dismissPopup: vi.fn(),
    resizePopup: vi.fn(),
    openMain: vi.fn(),
    isPopupLimited: vi.fn(() => true),
    missedOnScreen: vi.fn(),
    queuesOnScreen: vi.fn()
  }
  const demo = { run: vi.fn(), show: vi.fn() }
  const workingDay = () => ({ startsAt: settings.current.workingDayStartsAt, timeZone: 'UTC' })
  const handlers = allHandlers({
    accounts: service,
    connectors: parts.connectors,
    links,
    ...orders,
    region,
    endpoints: parts.endpoints,
    options: parts.options,
    trust: parts.trust,
    office: new OfficeRequests(links, region),
    colleagueWatching: new ColleagueWatching({ accounts: accounts.entities, colleagues, tell, log: silentLog }),
    queueCommands: new QueueCommands(queues, execute),
    presenceCommands: new PresenceCommands({ presence, clock, workingDay, execute }),
    publisher,
    settings,
    notices,
    calls,
    missed: parts.missed,
    windows,
    demo
  })
  return { handlers, windows, demo, dialRequests: orders.dialRequests, settings, publisher }
}

/** Everything below the windows, with one account that is connected over a link that keeps what it is asked. */
export async function startAll(cwd: string) {
  const parts = startAccounts(cwd, 'none')
  const { handlers, ...rest } = startHandlers(parts, cwd)
  const window = new FakeWindow(1)
  const trusted = new TrustedWindows()
  trusted.add(window)
  const ipcMain = { handle: vi.fn(), removeHandler: vi.fn() }
  new Router({ ipcMain, trusted, handlers, log: silentLog })
  await parts.service.signIn({ vendor: 'fake', method: 'password', values: { address: 'x', password: 'right' } })
  const link = new FakeLink(capabilities.filter((one) => one !== 'barge'))
  const [first] = parts.started
  first?.sink.replace(now)
  first?.sink.link(link)
  first?.sink.status('live')
  const [, listener] = ipcMain.handle.mock.calls[0] ?? []
  const ask = <N extends RequestName>(name: N, input: Input<N>): Promise<unknown> =>
    (listener as (event: SenderEvent, name: string, input: unknown) => Promise<unknown>)(window.asks(), name, input) // what the router registered
  return { ...parts, ...rest, ask, link, window, ipcMain }
}
