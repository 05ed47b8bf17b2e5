import type { MenuItemConstructorOptions } from 'electron'
import type { MenuEntry, TrayCommand } from './tray-entries.ts'

type Icon = NonNullable<Extract<MenuEntry, { kind: 'check' }>['icon']>

/** The menu as Electron takes it; `iconFile`: where the picture of an entry is. */
export function menuTemplate(
  entries: readonly MenuEntry[],
  run: (command: TrayCommand) => void,
  iconFile: (icon: Icon) => string
): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    if (entry.kind === 'separator') return { type: 'separator' }
    const label = plain(entry.label)
    if (entry.kind === 'info') return { label, enabled: false }
    if (entry.kind === 'submenu') return { label, submenu: menuTemplate(entry.entries, run, iconFile) }
    const { enabled, command } = entry
    const click = (): void => run(command)
    if (entry.kind === 'check') {
      const icon = entry.icon === undefined ? {} : { icon: iconFile(entry.icon) }
      return { type: 'checkbox', label, checked: entry.checked, enabled, click, ...icon }
    }
    return { label, enabled, click }
  })
}

/** Text as it is: a single & would mark the next letter as a key. */
const plain = (label: string): string => label.replaceAll('&', '&&')
