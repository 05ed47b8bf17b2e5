import { randomUUID } from 'node:crypto'
import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../../util/errors.ts'
import { KeyedMutex } from '../../../../util/keyed-mutex.ts'
import type { CommandOptions } from '../../calls/commands.ts'
import type { ShortcutWatch } from '../../watch/configuration-watch.ts'
import { inOrder } from '../../mapper/presence.ts'
import type { WireShortcut } from '../../wire/presence.ts'
import { checkNote } from './typed-values.ts'
import { changedShortcut, checkedShortcut, wireShortcutOf } from '../../mapper/shortcut.ts'

type PresenceName =
  | 'presence.set'
  | 'presence.createShortcut'
  | 'presence.changeShortcut'
  | 'presence.deleteShortcut'
  | 'presence.orderShortcuts'

/** Largest order, an int32 (Dstny API 2.3): behind it, the name decides. */
const MAX_ORDER = 2 ** 31 - 1

/** The user's own presence, and the shortcuts to it (Dstny API 3.20, 3.23, 5.10). */
export function presenceServices(
  { context, person }: CommandOptions,
  shown: Pick<ShortcutWatch, 'changed'>
): Services<PresenceName> {
  const shortcuts = context.client.presenceShortcuts
  const turns = new KeyedMutex()
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
        const order = Math.min(last + 1, MAX_ORDER)
        const shortcut = wireShortcutOf(wanted, { id: shortcutId, order })
        await shortcuts.putPresenceShortcut(shortcutId, shortcut, signal)
      })
      return { shortcutId }
    },
    'presence.changeShortcut': async ({ shortcutId, ...given }, signal) => {
      const wanted = checkedShortcut(given)
      await changing(async () => {
        const before = await shortcuts.getPresenceShortcut(shortcutId, signal)
        await shortcuts.putPresenceShortcut(shortcutId, changedShortcut(before, wanted), signal)
      })
    },
    'presence.deleteShortcut': ({ shortcutId }, signal) =>
      changing(() => shortcuts.deletePresenceShortcut(shortcutId, signal)),
    'presence.orderShortcuts': ({ shortcutIds }, signal) =>
      changing(async () => {
        for (const { id, order } of moved(await shortcuts.listPresenceShortcuts(signal), shortcutIds)) {
          const { raw } = await shortcuts.getPresenceShortcut(id, signal)
          await shortcuts.putPresenceShortcut(id, { ...raw, order }, signal)
        }
      })
  }
}

/**
 * Those that move when the named ones come first, each with its new place. The others are not written, so that one that was
 * made or changed elsewhere meanwhile, or that cannot be read, stays as it is. @throws CtiError notFound when a named one is gone
 */
function moved(known: readonly WireShortcut[], ids: readonly string[]): Pick<WireShortcut, 'id' | 'order'>[] {
  const named = [...new Set(ids)].map((id) => {
    const found = known.find((one) => one.id === id)
    if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_shortcut_gone() })
    return found
  })
  const before = inOrder(known)
  const rest = before.filter((one) => !named.includes(one))
  const places = [...new Set(before.map(({ order }) => order))]
  return [...named, ...rest].flatMap(({ id, order }, index) => {
    const place = (places.length === before.length ? places[index] : undefined) ?? index + 1
    return place === order ? [] : [{ id, order: place }]
  })
}
