import type { Account } from '../../src-preload/contract/account.ts'
import type { OwnPresence, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../util/assert-never.ts'
import { entryLabel } from './tray-entries.ts'
import type { MenuEntry, MenuWords, TrayCommand } from './tray-entries.ts'
import { isUsable } from './tray-state.ts'

/** More switches than this go into a menu of their own. */
const MANY_SWITCHES = 8

/** The presence shortcuts in the user's order; the one that is applied has the check mark and says until when. */
export function shortcutItems(
  account: Account,
  presence: OwnPresence | undefined,
  words: MenuWords
): readonly MenuEntry[] {
  if (presence === undefined || !account.capabilities.includes('presenceShortcuts')) return []
  return presence.shortcuts.map((shortcut) => ({
    kind: 'check',
    label: shortcutLabel(shortcut, presence, words),
    icon: shortcut.icon,
    checked: isApplied(shortcut, presence),
    enabled: isUsable(account),
    command: { type: 'applyShortcut', accountId: account.id, shortcutId: shortcut.id }
  }))
}

/** Do not disturb and the switches of the call plan, where the account can set them. */
export function switchItems(account: Account): readonly MenuEntry[] {
  const { id: accountId, capabilities, switches = [] } = account
  const enabled = isUsable(account)
  const check = (name: string, on: boolean, command: TrayCommand): MenuEntry => ({
    kind: 'check',
    label: entryLabel(name),
    checked: on,
    enabled,
    command
  })
  const own = capabilities.includes('dnd') ? [dndItem(account, enabled)] : []
  const plan = (capabilities.includes('switches') ? switches : []).map(({ id: switchId, name, on }) =>
    check(name, on, { type: 'setSwitch', accountId, switchId, on: !on })
  )
  return plan.length > MANY_SWITCHES
    ? [...own, { kind: 'submenu', label: m.tray_switches(), entries: plan }]
    : [...own, ...plan]
}

/** While it is not known there is nothing to check, but it can be switched on. */
function dndItem({ id: accountId, dnd }: Account, enabled: boolean): MenuEntry {
  const command: TrayCommand = { type: 'setDnd', accountId, on: dnd !== true }
  return dnd === undefined
    ? { kind: 'command', label: m.tray_dnd_on(), enabled, command }
    : { kind: 'check', label: m.tray_dnd(), checked: dnd, enabled, command }
}

/** How many new messages wait; nothing while that cannot be trusted. */
export function voicemailItems(account: Account): readonly MenuEntry[] {
  const count = account.voicemail?.fresh ?? 0
  return isUsable(account) && count > 0 ? [{ kind: 'info', label: m.tray_voicemail({ count }) }] : []
}

const isApplied = ({ id }: PresenceShortcut, { appliedShortcutId }: OwnPresence): boolean => id === appliedShortcutId

function shortcutLabel(shortcut: PresenceShortcut, presence: OwnPresence, { time }: MenuWords): string {
  const name = { name: entryLabel(shortcut.name) }
  const text = { shortcut: shortcut.available ? m.tray_shortcut_available(name) : m.tray_shortcut_busy(name) }
  if (isApplied(shortcut, presence)) {
    return presence.until === undefined ? text.shortcut : m.tray_shortcut_until({ ...text, time: time(presence.until) })
  }
  switch (shortcut.duration) {
    case 'noEndTime':
      return text.shortcut
    case 'untilNextWorkingDay':
      return m.tray_shortcut_working_day(text)
    case 'minutes':
      return m.tray_shortcut_minutes({ ...text, minutes: shortcut.minutes ?? 0 })
    default:
      return assertNever(shortcut.duration)
  }
}
