import { displayText } from '../../../util/display-text.ts'
import type { Item } from '../context.ts'
import { integerOf, textOf } from './values.ts'

/** Somebody of the domain (Basix 3.4). */
export interface User {
  readonly id: number
  /** By which it is named in requests; letters of ASCII. */
  readonly name: string
  /** For people. */
  readonly label: string
  readonly extension: string | undefined
  readonly dnd: boolean | undefined
  readonly isForwarded: boolean | undefined
  /** Which park slots are this user's (Basix 3.5). */
  readonly parkGroup: number | undefined
}

/** People who are rung together or one by one. */
export interface Group {
  readonly id: number
  readonly name: string
  readonly label: string
  readonly extension: string | undefined
}

/** Somebody's place in a group; the lowest priority is rung first. */
export interface Member {
  readonly groupId: number
  readonly userId: number
  readonly priority: number
  readonly isLoggedIn: boolean | undefined
}

/** Undefined for somebody without an id or a name. */
export function readUser(item: Item): User | undefined {
  const named = readNamed(item)
  if (named === undefined) return undefined
  return {
    ...named,
    dnd: flagOf(item, 'do_not_disturb_status'),
    isForwarded: flagOf(item, 'fwd_always_status'),
    parkGroup: integerOf(item.get('park_group'))
  }
}

export const readGroup = (item: Item): Group | undefined => readNamed(item)

export function readMember(item: Item): Member | undefined {
  const [groupId, userId] = [integerOf(item.get('group_id')), integerOf(item.get('user_id'))]
  if (groupId === undefined || userId === undefined) return undefined
  const priority = integerOf(item.get('priority')) ?? 0
  return { groupId, userId, priority, isLoggedIn: flagOf(item, 'login_status') }
}

function readNamed(item: Item): Group | undefined {
  const [id, name] = [integerOf(item.get('id')), textOf(item.get('name'))]
  if (id === undefined || name === undefined) return undefined
  const label = displayText(textOf(item.get('label'))) ?? displayText(name) ?? String(id)
  return { id, name, label, extension: textOf(item.get('main_extension')) }
}

/** A number of which only 0 is known to mean "off" (Basix 3.4). */
function flagOf(item: Item, name: string): boolean | undefined {
  const value = integerOf(item.get(name))
  return value === undefined ? undefined : value !== 0
}
