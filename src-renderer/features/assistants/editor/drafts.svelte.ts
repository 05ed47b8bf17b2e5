import { SvelteMap } from 'svelte/reactivity'
import type { AssistantGroup } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { GroupDraft } from './group-draft.svelte.ts'

/** So many are kept, the latest opened ones. */
const MOST_DRAFTS = 20

const drafts = new SvelteMap<string, GroupDraft>()

/** Without an id: the one new group of the account. */
const keyOf = (accountId: string, groupId: string | undefined): string => `${accountId}/${groupId ?? ''}`

/** What is typed about this group, kept until it is saved or thrown away. */
export function draftOf(accountId: string, group: AssistantGroup | undefined): GroupDraft {
  const key = keyOf(accountId, group?.id)
  const known = drafts.get(key)
  if (known !== undefined) return known
  const draft = new GroupDraft(accountId, group)
  drafts.set(key, draft)
  for (const [oldKey, old] of drafts) {
    if (drafts.size <= MOST_DRAFTS) break
    if (!old.isDirty) drafts.delete(oldKey)
  }
  return draft
}

/** Something is typed about it that is not saved. */
export const hasDraft = (accountId: string, groupId: string | undefined): boolean =>
  drafts.get(keyOf(accountId, groupId))?.isDirty === true

export function dropDraft(accountId: string, groupId: string | undefined): void {
  drafts.delete(keyOf(accountId, groupId))
}

/** Forgets what was typed for accounts that are gone. */
export function keepDrafts(accountIds: readonly string[]): void {
  for (const [key, { accountId }] of drafts) if (!accountIds.includes(accountId)) drafts.delete(key)
}
