import type { Account } from '../../src-preload/contract/account.ts'
import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { BareAction } from '../../src-preload/contract/command.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'

/** What a menu entry asks for. */
export type TrayCommand =
  | { readonly type: 'act'; readonly callId: string; readonly action: BareAction }
  | { readonly type: 'dial'; readonly accountId: string; readonly number: string }
  | { readonly type: 'dismissCall'; readonly callId: string }
  | { readonly type: 'applyShortcut'; readonly accountId: string; readonly shortcutId: string }
  | { readonly type: 'setDnd'; readonly accountId: string; readonly on: boolean }
  | { readonly type: 'setSwitch'; readonly accountId: string; readonly switchId: string; readonly on: boolean }
  | { readonly type: 'setQueueSignedIn'; readonly queueId: string; readonly signedIn: boolean }
  | { readonly type: 'setQueuesSignedIn'; readonly queueIds: readonly string[]; readonly signedIn: boolean }
  | {
      readonly type: 'setQueuesPaused'
      readonly queueIds: readonly string[]
      readonly paused: boolean
      readonly reason?: string
    }
  | { readonly type: 'setAccountOff'; readonly accountId: string; readonly off: boolean }
  | { readonly type: 'open'; readonly view: 'home' | 'dial' | 'settings' }
  | { readonly type: 'quit' }

/** One line of the tray menu as data. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'info'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly enabled: boolean; readonly command: TrayCommand }
  | {
      readonly kind: 'check'
      readonly label: string
      readonly checked: boolean
      readonly enabled: boolean
      readonly command: TrayCommand
      readonly icon?: PresenceShortcut['icon']
    }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] }

/** How the menu says times; a time of day, local: "14:30". */
export interface MenuWords {
  readonly time: (at: number) => string
}

const MAX_LENGTH = 60

/** What an account is called among several: its short label, and its name where that says more. */
export function accountEntry({ label, mark }: Pick<Account, 'label' | 'mark'>): string {
  const says = label.toLocaleLowerCase('en').includes(mark.label.toLocaleLowerCase('en'))
  return entryLabel(says ? label : m.tray_account({ mark: mark.label, account: label }))
}

/** A name from outside, short enough for a menu. */
export const entryLabel = (name: string): string =>
  name.length > MAX_LENGTH ? `${name.slice(0, MAX_LENGTH - 1).trimEnd()}…` : name
