import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import dbus from 'dbus-next'
import type { BusTarget, SessionBus } from './session-bus.ts'
import { openSessionBus, plain, plainValues } from './session-bus.ts'
import { waitFor } from './wait-for.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ITEM = 'org.kde.StatusNotifierItem'
const MENU = 'com.canonical.dbusmenu'
const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** One entry of the tray menu as a desktop would draw it. */
export interface TrayMenuItem {
  readonly id: number
  /** Without the underscore that marks an access key. */
  readonly label: string
  readonly type: 'standard' | 'separator'
  readonly enabled: boolean
  readonly visible: boolean
  /** Undefined for entries that cannot be checked. */
  readonly checked: boolean | undefined
  readonly toggle: 'checkmark' | 'radio' | undefined
  readonly children: readonly TrayMenuItem[]
}

/** What the tray shows of the app, apart from its menu. */
export interface TrayItem {
  readonly title: string
  readonly toolTip: string
  readonly status: string
  /** The bytes of the picture: a PNG file, or raw pixels. Made to be compared, not to be shown. */
  readonly icon: Buffer
}

/** The part of a desktop that holds tray icons. It must be there before the app makes its tray. */
export interface TrayHost extends AsyncDisposable {
  /** Waits for the app's icon and reads what is shown. */
  item(): Promise<TrayItem>
  /** The menu as it is now. */
  menu(): Promise<readonly TrayMenuItem[]>
  /** Waits for the first entry with these labels, from the top of the menu down. */
  find(...labels: readonly string[]): Promise<TrayMenuItem>
  /** Waits until an entry is there and enabled, then chooses it as a click would. */
  click(...labels: readonly string[]): Promise<void>
  /** Presses the icon itself. */
  activate(): Promise<void>
}

interface Registration {
  readonly destination: string
  readonly path: string
}

/** Becomes the tray of the session with this bus, or of our own. */
export async function startTrayHost(busAddress?: string): Promise<TrayHost> {
  const bus = openSessionBus(busAddress)
  const registered: Registration[] = []
  serveWatcher(bus, registered)
  await bus.own(WATCHER)
  const current = (): Promise<Registration> => waitFor('the tray icon', () => registered.at(-1))
  /** Reads of the icon there is; one that is made anew while it is read is read again. */
  const ofIcon = <T>(read: (icon: Registration) => Promise<T>): Promise<T> =>
    waitFor('the tray icon', async () => read(await current()))
  const menu = (): Promise<readonly TrayMenuItem[]> => ofIcon((icon) => readMenu(bus, icon))
  const find = (...labels: readonly string[]): Promise<TrayMenuItem> =>
    waitFor(`the tray menu entry ${labels.join(' › ')}`, async () => descend(await menu(), labels))
  return {
    item: () => ofIcon((icon) => readItem(bus, icon)),
    menu,
    find,
    // a menu that is drawn anew between reading and clicking refuses the old entry: then nothing was clicked
    click: async (...labels) => {
      await waitFor(`an enabled tray menu entry ${labels.join(' › ')}`, async () => {
        const entry = descend(await menu(), labels)
        if (entry?.enabled !== true) return false
        const target = await menuTarget(bus, await current())
        await bus.call(target, 'Event', 'isvu', [entry.id, 'clicked', new dbus.Variant('i', 0), 0])
        return true
      })
    },
    activate: async () => {
      await bus.call({ ...(await current()), interface: ITEM }, 'Activate', 'ii', [0, 0])
    },
    [Symbol.asyncDispose]: () => bus[Symbol.asyncDispose]()
  }
}

function serveWatcher(bus: SessionBus, registered: Registration[]): void {
  const properties: Record<string, dbus.Variant> = {
    IsStatusNotifierHostRegistered: new dbus.Variant('b', true),
    ProtocolVersion: new dbus.Variant('i', 0),
    RegisteredStatusNotifierItems: new dbus.Variant('as', [])
  }
  const nothing = { signature: '', body: [] }
  bus.serve('/StatusNotifierWatcher', {
    [`${WATCHER}.RegisterStatusNotifierHost`]: () => nothing,
    [`${WATCHER}.RegisterStatusNotifierItem`]: ([service], sender) => {
      // an item may give its bus name, or its object path on the connection it calls from
      const name = String(service)
      registered.push(
        name.startsWith('/') ? { destination: sender, path: name } : { destination: name, path: '/StatusNotifierItem' }
      )
      return nothing
    },
    [`${PROPERTIES}.Get`]: ([, name]) => ({ signature: 'v', body: [properties[String(name)]] }),
    [`${PROPERTIES}.GetAll`]: () => ({ signature: 'a{sv}', body: [properties] })
  })
}

async function properties(bus: SessionBus, item: Registration): Promise<Readonly<Record<string, unknown>>> {
  const [all] = await bus.call({ ...item, interface: PROPERTIES }, 'GetAll', 's', [ITEM])
  return plainValues(all)
}

async function readItem(bus: SessionBus, item: Registration): Promise<TrayItem> {
  const shown = await properties(bus, item)
  const text = (name: string): string => String(shown[name] ?? '')
  // the signature is (sa(iiay)ss): icon name, pixmaps, title, text
  const toolTip = (shown['ToolTip'] ?? []) as readonly unknown[]
  return {
    title: text('Title'),
    toolTip: toolTip.slice(2).filter(Boolean).join('\n'),
    status: text('Status'),
    icon: await readIcon(shown)
  }
}

/** Under GNOME Electron writes the picture to a file and names it; elsewhere it sends the pixels. */
async function readIcon(shown: Readonly<Record<string, unknown>>): Promise<Buffer> {
  const folder = String(shown['IconThemePath'] ?? '')
  const name = String(shown['IconName'] ?? '')
  if (folder !== '' && name !== '') {
    const files = await readdir(folder, { recursive: true })
    const file = files.find((path) => basename(path) === `${name}.png`)
    if (file !== undefined) return readFile(join(folder, file))
  }
  const pixmaps = (shown['IconPixmap'] ?? []) as readonly [number, number, Buffer][]
  return pixmaps[0]?.[2] ?? Buffer.alloc(0)
}

async function menuTarget(bus: SessionBus, item: Registration): Promise<BusTarget> {
  const path = String((await properties(bus, item))['Menu'])
  return { destination: item.destination, path, interface: MENU }
}

async function readMenu(bus: SessionBus, item: Registration): Promise<readonly TrayMenuItem[]> {
  const target = await menuTarget(bus, item)
  // lets the app fill a menu late; Electron answers with an error, because its menu is always filled
  await bus.call(target, 'AboutToShow', 'i', [0]).catch(() => undefined)
  const [, root] = await bus.call(target, 'GetLayout', 'iias', [0, -1, []])
  return toMenuItem(root).children
}

/** An entry is (id, properties, children), where a property that has its default value is left out. */
function toMenuItem(entry: unknown): TrayMenuItem {
  // the shape is given by the signature (ia{sv}av) of the call that returned it
  const [id, properties, children] = plain(entry) as [number, Record<string, unknown>, unknown[]]
  const toggle = plain(properties['toggle-type'])
  const isToggle = toggle === 'checkmark' || toggle === 'radio'
  return {
    id,
    label: withoutAccessKey(String(plain(properties['label']) ?? '')),
    type: plain(properties['type']) === 'separator' ? 'separator' : 'standard',
    enabled: plain(properties['enabled']) !== false,
    visible: plain(properties['visible']) !== false,
    checked: isToggle ? plain(properties['toggle-state']) === 1 : undefined,
    toggle: isToggle ? toggle : undefined,
    children: children.map(toMenuItem)
  }
}

/** One underscore marks the letter that follows, two stand for one. */
const withoutAccessKey = (label: string): string => label.replace(/_(_?)/g, '$1')

function descend(items: readonly TrayMenuItem[], labels: readonly string[]): TrayMenuItem | undefined {
  const [label, ...rest] = labels
  const found = items.find((item) => item.label === label)
  return rest.length === 0 || found === undefined ? found : descend(found.children, rest)
}
