import type { SessionBus } from './session-bus.ts'
import { openSessionBus, plainValues } from './session-bus.ts'
import { waitFor } from './wait-for.ts'

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const CLOSED_BY_USER = 2
const CLOSED_BY_APP = 3

/** A notification as the app asked for it. */
export interface ShownNotification {
  readonly id: number
  readonly appName: string
  readonly summary: string
  readonly body: string
  readonly actions: readonly { readonly key: string; readonly label: string }[]
  readonly hints: Readonly<Record<string, unknown>>
}

/** The part of a desktop that shows notifications. */
export interface NotificationHost extends AsyncDisposable {
  /** All that were shown so far, the oldest first; a replaced one appears again with its id. */
  readonly shown: readonly ShownNotification[]
  /** Ids of those that the app has taken back. */
  readonly takenBack: readonly number[]
  /** Waits for one that fits; those shown before the call count too. */
  next(what: string, fits?: (notification: ShownNotification) => boolean): Promise<ShownNotification>
  /** Presses one of its buttons, or the notification itself with `default`; it closes then. */
  invoke(id: number, action?: string): void
}

/** Becomes what shows the session's notifications; `capabilities` are what it can do beside actions and a body. */
export async function startNotificationHost(
  busAddress?: string,
  capabilities: readonly string[] = []
): Promise<NotificationHost> {
  const bus = openSessionBus(busAddress)
  const shown: ShownNotification[] = []
  const takenBack: number[] = []
  const close = (id: number, reason: number): void => {
    if (reason === CLOSED_BY_APP) takenBack.push(id)
    bus.emit(PATH, NAME, 'NotificationClosed', 'uu', [id, reason])
  }
  serveNotifications(bus, ['actions', 'body', 'persistence', ...capabilities], shown, close)
  await bus.own(NAME)
  return {
    shown,
    takenBack,
    next: (what, fits = () => true) => waitFor(`the notification ${what}`, () => shown.find(fits)),
    invoke: (id, action = 'default') => {
      bus.emit(PATH, NAME, 'ActionInvoked', 'us', [id, action])
      close(id, CLOSED_BY_USER)
    },
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose]()
  }
}

function serveNotifications(
  bus: SessionBus,
  capabilities: readonly string[],
  shown: ShownNotification[],
  close: (id: number, reason: number) => void
): void {
  let lastId = 0
  bus.serve(PATH, {
    [`${NAME}.GetServerInformation`]: () => ({ signature: 'ssss', body: ['ringside-e2e', 'ringside', '1', '1.2'] }),
    [`${NAME}.GetCapabilities`]: () => ({ signature: 'as', body: [capabilities] }),
    [`${NAME}.Notify`]: (args) => {
      // signature of Notify: app, replaces, icon, summary, body, actions, hints, timeout
      const [app, replaces, , summary, body, actions, hints] = args as NotifyArguments
      const id = replaces === 0 ? ++lastId : replaces
      shown.push({ id, appName: app, summary, body, actions: pairs(actions), hints: plainValues(hints) })
      return { signature: 'u', body: [id] }
    },
    [`${NAME}.CloseNotification`]: ([id]) => {
      close(Number(id), CLOSED_BY_APP)
      return { signature: '', body: [] }
    }
  })
}

type NotifyArguments = [string, number, string, string, string, string[], Record<string, unknown>, number]

/** Actions come as one list: key, label, key, label … */
function pairs(flat: readonly string[]): { key: string; label: string }[] {
  return flat.flatMap((key, index) => (index % 2 === 0 ? [{ key, label: flat[index + 1] ?? '' }] : []))
}
