import { randomUUID } from 'node:crypto'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Office } from '../../../../src-preload/contract/office/office.ts'
import { CtiError } from '../../../util/errors.ts'
import { Turns } from '../../../util/turns.ts'
import type { CommandParts } from '../commands.ts'
import type { ShortcutWatch } from '../configuration-watch.ts'
import { inOrder } from '../mapper-presence.ts'
import type { WireShortcut } from '../wire.ts'
import { checkNote } from './note.ts'
import { checkedShortcut, wireShortcutOf } from './mapper-shortcut.ts'

type PresenceName =
  | 'presence.set'
  | 'presence.createShortcut'
  | 'presence.changeShortcut'
  | 'presence.deleteShortcut'
  | 'presence.orderShortcuts'

/** The user's own presence, and the shortcuts to it (Contract dstny 3.20, 3.23, 5.10). */
export function presenceOffice(
  { context, person }: CommandParts,
  shown: Pick<ShortcutWatch, 'changed'>
): Office<PresenceName> {
  const shortcuts = context.client.presenceShortcuts
  const turns = new Turns()
  /** One after the other, because all are read before; what is shown follows, also when nobody knows whether it arrived. */
  const changing = <T>(work: () => Promise<T>): Promise<T> =>
    turns.take('shortcuts', async () => {
      try {
        return await work()
      } finally {
        shown.changed()
      }
    })
  return {
    'presence.set': async (change, signal) => {
      checkNote(change.note)
      await person.set(change, signal)
    },
    'presence.createShortcut': async (given, signal) => {
      const wanted = checkedShortcut(given)
      const shortcutId = randomUUID()
      await changing(async () => {
        const known = await shortcuts.listPresenceShortcuts(signal)
        const last = known.reduce((most, { order }) => Math.max(most, order), 0)
        const shortcut = wireShortcutOf(wanted, { id: shortcutId, order: last + 1 })
        await shortcuts.putPresenceShortcut(shortcutId, shortcut, signal)
      })
      return { shortcutId }
    },
    'presence.changeShortcut': async ({ shortcutId, ...given }, signal) => {
      const wanted = checkedShortcut(given)
      await changing(async () => {
        const before = await shortcuts.getPresenceShortcut(shortcutId, signal)
        await shortcuts.putPresenceShortcut(shortcutId, wireShortcutOf(wanted, before, before), signal)
      })
    },
    'presence.deleteShortcut': ({ shortcutId }, signal) =>
      changing(() => shortcuts.deletePresenceShortcut(shortcutId, signal)),
    'presence.orderShortcuts': ({ shortcutIds }, signal) =>
      changing(async () => {
        const ordered = reordered(await shortcuts.listPresenceShortcuts(signal), shortcutIds)
        await shortcuts.replacePresenceShortcuts(ordered, signal)
      })
  }
}

/** All of them, those that are named first. @throws CtiError notFound when one of these is gone */
function reordered(known: readonly WireShortcut[], ids: readonly string[]): WireShortcut[] {
  const named = [...new Set(ids)].map((id) => {
    const found = known.find((one) => one.id === id)
    if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_shortcut_gone() })
    return found
  })
  const rest = inOrder(known).filter((one) => !named.includes(one))
  return [...named, ...rest].map((one, index) => ({ ...one, order: index + 1 }))
}
