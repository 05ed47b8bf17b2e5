import type { AssistantGroup } from '../../../src-preload/contract/services/assistant-groups.ts'
import { ask } from '../../state/commands.ts'
import { foldedText } from '../dial/folded-text.ts'
import { sharedTold, type Told } from './told.svelte.ts'

/** The groups of an account, as it told them last. */
export type GroupList = Told<readonly AssistantGroup[]>

const lists = new Map<string, GroupList>()

/** The one list of an account. */
export function groupListOf(accountId: string): GroupList {
  const known = lists.get(accountId)
  if (known !== undefined) return known
  const list: GroupList = sharedTold(() => ask('assistantGroup.list', { accountId }))
  lists.set(accountId, list)
  return list
}

/** Forgets the lists of accounts that are gone. */
export function keepLists(accountIds: readonly string[]): void {
  for (const id of lists.keys()) if (!accountIds.includes(id)) lists.delete(id)
}

/** The group as it is after an own change; the list is asked for again as well. */
export function putGroup(list: GroupList, group: AssistantGroup): void {
  const others = (list.value ?? []).filter(({ id }) => id !== group.id)
  list.set([...others, group].toSorted(byName))
  void list.read()
}

/** The group is gone by an own change. */
export function dropGroup(list: GroupList, groupId: string): void {
  list.set((list.value ?? []).filter(({ id }) => id !== groupId))
  void list.read()
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

export const byName = (a: AssistantGroup, b: AssistantGroup): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)

/** Those whose name or number has every word that is typed, without regard to case and accents. */
export function foundGroups(groups: readonly AssistantGroup[], query: string): readonly AssistantGroup[] {
  const words = foldedText(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return groups
  return groups.filter(({ name, number = '' }) => {
    const text = foldedText(`${name} ${number}`)
    return words.every((word) => text.includes(word))
  })
}

/** Another group of the list that people would read as the same name. */
export const groupWithName = (
  groups: readonly AssistantGroup[],
  name: string,
  exceptId: string | undefined
): AssistantGroup | undefined =>
  groups.find((group) => group.id !== exceptId && plain(group.name) === plain(name) && plain(name) !== '')

const plain = (name: string): string => foldedText(name).replace(/\s+/g, ' ').trim()
