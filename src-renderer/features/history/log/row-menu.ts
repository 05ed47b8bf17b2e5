import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { mirror } from '../../../state/mirror.svelte.ts'
import { notLiveReason } from '../../accounts/connection.ts'
import type { MenuItem } from '../../../ui/menu-item.ts'
import { dialAccounts } from '../../dial/dial-from.svelte.ts'
import type { Fold } from './folds.ts'
import { can, canDelete, canMark } from './log-actions.ts'
import { isNew } from './log-text.ts'

export type RowAction = 'callBackFrom' | 'details' | 'copy' | 'seen' | 'unseen' | 'trash' | 'restore' | 'remove'

/** One thing that can be done with a line. */
export type RowItem = MenuItem<RowAction>

/** What Delete does with a line: to the trash where the account has one, else for good, or nothing. */
export function deletion({ entries: [first] }: Fold, isTrash: boolean): 'trash' | 'remove' | undefined {
  if (first.shared) return undefined
  if (!isTrash && can(first, 'historyTrash')) return 'trash'
  return canDelete(first) ? 'remove' : undefined
}

/** What can be done with a line; what its account cannot do is not there. */
export function rowMenu(fold: Fold, { isOpen, isTrash }: { isOpen: boolean; isTrash: boolean }): readonly RowItem[] {
  const [first] = fold.entries
  const fresh = fold.entries.some(isNew)
  const marks = canMark(first) && !isTrash && first.kind !== 'outgoing' && first.kind !== 'incoming'
  const away = deletion(fold, isTrash)
  const blocked = notLiveReason(mirror.account(first.accountId))
  const items: readonly (RowItem | false)[] = [
    first.number !== undefined && dialAccounts().length > 0 && { value: 'callBackFrom', label: m.log_call_back_from() },
    { value: 'details', label: isOpen ? m.log_details_hide() : m.log_details() },
    first.number !== undefined && { value: 'copy', label: m.log_copy() },
    marks && fresh && { value: 'seen', label: m.log_mark_seen(), blocked },
    marks && !fresh && { value: 'unseen', label: m.log_mark_unseen(), blocked },
    isTrash && can(first, 'historyTrash') && { value: 'restore', label: m.log_restore(), blocked },
    away === 'trash' && { value: 'trash', label: m.log_delete(), blocked },
    away === 'remove' && { value: 'remove', label: m.log_delete_for_good(), blocked }
  ]
  return items.filter((item) => item !== false)
}
