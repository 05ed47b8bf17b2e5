import type { Account } from '../../src-preload/contract/account.ts'
import type { OwnPresence, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../util/assert-never.ts'
import { entryLabel } from './tray-entries.ts'
import type { MenuEntry, MenuWords } from './tray-entries.ts'
import { isUsable } from './tray-state.ts'

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
    checked: isApplied(shortcut, presence),
    enabled: isUsable(account),
    command: { type: 'applyShortcut', accountId: account.id, shortcutId: shortcut.id }
  }))
}

/** Systems do not say which shortcut was applied: it is the one whose name and effect the presence has. */
const isApplied = (shortcut: PresenceShortcut, presence: OwnPresence): boolean =>
  presence.activityName === shortcut.name && presence.available === shortcut.available

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
