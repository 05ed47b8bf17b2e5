import { displayText } from '../../../util/display-text.ts'
import { foldedText } from '../../../util/folded-text.ts'
import type { SeenContact } from '../../events.ts'
import type { CallContext } from '../calls/call-context.ts'
import type { Group, User } from '../elements/people.ts'

/** People and groups of the domain whose name, extension or label has every word; there is no other directory (Basix 4). */
export function searchPeople(query: string, limit: number, { directory }: CallContext): readonly SeenContact[] {
  const words = foldedText(query).split(/\s+/).filter(Boolean)
  const fits = ({ label, name, extension = '' }: User | Group): boolean => {
    const text = foldedText(`${label} ${name} ${extension}`)
    return words.every((word) => text.includes(word))
  }
  const found = [
    ...directory.users.filter(fits).map((user) => contactOf(user, String(user.id))),
    ...directory.groups.filter(fits).map((group) => contactOf(group, `group ${String(group.id)}`))
  ]
  return found.sort((one, other) => one.name.localeCompare(other.name)).slice(0, limit)
}

const contactOf = ({ label, extension }: User | Group, id: string): SeenContact => ({
  id,
  name: label,
  numbers: extension === undefined ? [] : [{ label: '', number: extension, display: displayText(extension) ?? '' }]
})
