import type { Account } from '../../src-preload/contract/account.ts'
import { canDial } from '../../src-preload/contract/capability.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { lookUp } from '../util/lookup.ts'
import { callItems } from './tray-calls.ts'
import type { MenuEntry, MenuWords } from './tray-entries.ts'
import { accountEntry } from './tray-entries.ts'
import { shortcutItems, switchItems, voicemailItems } from './tray-presence.ts'
import { queueItems } from './tray-queues.ts'
import { isUsable } from './tray-state.ts'
import type { TrayInput } from './tray-state.ts'

/** The whole tray menu as data: what is wrong first, then calls, presence, groups and the program itself. */
export function trayMenu(state: TrayInput, words: MenuWords): readonly MenuEntry[] {
  const accounts = Object.values(state.accounts)
  const parts = [
    problemItems(accounts, words),
    callItems(state, words),
    ...accountParts(accounts, state, words),
    programItems(accounts.some(({ capabilities }) => canDial(capabilities)))
  ]
  return separated(parts)
}

/** More problems than this go into a menu of their own. */
const MANY_PROBLEMS = 3

function problemItems(accounts: readonly Account[], words: MenuWords): readonly MenuEntry[] {
  const entries = accounts.flatMap((account) => problemItem(account, accounts.length > 1, words))
  return entries.length > MANY_PROBLEMS
    ? submenu(m.tray_problems({ count: entries.length, all: accounts.length }), entries)
    : entries
}

function problemItem(account: Account, several: boolean, { time }: MenuWords): readonly MenuEntry[] {
  const label = { account: accountEntry(account) }
  if (account.connection === 'signInAgain') {
    const text = several ? m.tray_sign_in_again_account(label) : m.tray_sign_in_again()
    return [{ kind: 'command', label: text, enabled: true, command: { type: 'open', view: 'home' } }]
  }
  if (isUsable(account) || account.connection === 'off') return []
  if (account.connection === 'connecting' || account.staleSince === undefined) {
    return [info(several ? m.tray_connecting_account(label) : m.tray_connecting())]
  }
  const since = { time: time(account.staleSince) }
  return [info(several ? m.tray_lost_account({ ...label, ...since }) : m.tray_lost(since))]
}

/** One account shows its presence and groups in the menu itself, several have a submenu each. */
function accountParts(
  accounts: readonly Account[],
  state: TrayInput,
  words: MenuWords
): readonly (readonly MenuEntry[])[] {
  const parts = accounts.map((account) => ({
    account,
    parts: [
      voicemailItems(account),
      shortcutItems(account, lookUp(state.presence, account.id), words),
      switchItems(account),
      queueItems(account, state),
      ...(accounts.length > 1 || account.connection === 'off' ? [offItems(account, words)] : [])
    ]
  }))
  if (parts.length === 1) return parts[0]?.parts ?? []
  const submenus = parts.map(({ account, parts: own }) => submenu(accountEntry(account), separated(own)))
  return [submenus.flat()]
}

/** Switching off for the day, and on again; the demo is ended in the settings. */
function offItems({ id: accountId, isDemo, connection, offUntil }: Account, { time }: MenuWords): readonly MenuEntry[] {
  if (isDemo) return []
  const off = connection !== 'off'
  const until = offUntil === undefined ? [] : [info(m.tray_off_until({ time: time(offUntil) }))]
  const label = off ? m.switch_off_until_tomorrow() : m.switch_on()
  return [...until, { kind: 'command', label, enabled: true, command: { type: 'setAccountOff', accountId, off } }]
}

function programItems(canDial: boolean): readonly MenuEntry[] {
  const open = (label: string, view: 'dial' | 'home' | 'settings', enabled = true): MenuEntry => ({
    kind: 'command',
    label,
    enabled,
    command: { type: 'open', view }
  })
  return [
    open(m.tray_dial(), 'dial', canDial),
    open(m.tray_open(), 'home'),
    open(m.tray_settings(), 'settings'),
    { kind: 'separator' },
    { kind: 'command', label: m.tray_quit(), enabled: true, command: { type: 'quit' } }
  ]
}

const info = (label: string): MenuEntry => ({ kind: 'info', label })

const submenu = (label: string, entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.length === 0 ? [] : [{ kind: 'submenu', label, entries }]

/** The parts that have something, with a line between them. */
const separated = (parts: readonly (readonly MenuEntry[])[]): readonly MenuEntry[] =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [{ kind: 'separator' } as const, ...part]))
