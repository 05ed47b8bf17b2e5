import { SvelteMap } from 'svelte/reactivity'
import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import { ask } from '../../state/commands.ts'
import type { Way } from './ways.ts'

/** As many as main takes. */
const MOST_CONTACTS = 20

const idOf = ({ accountId, id }: Pick<ContactRow, 'accountId' | 'id'>): string => `${accountId} ${id}`

/** How the user has chosen to reach people who can be reached in several ways, as main and this window remember it. */
class ChosenWays {
  /** Chosen since this window was opened: rows that were read before do not know it. */
  readonly #here = new SvelteMap<string, string>()

  /** Key of the way that was chosen for the person of these rows. */
  of(rows: readonly ContactRow[]): string | undefined {
    return (
      rows.map((row) => this.#here.get(idOf(row))).find((key) => key !== undefined) ??
      rows.flatMap(({ numbers }) => numbers).find(({ chosen }) => chosen === true)?.key
    )
  }

  /** The user has called the person in a way that is not the usual one. */
  choose(rows: readonly ContactRow[], { key }: Pick<Way, 'key'>): void {
    if (this.of(rows) === key) return
    for (const row of rows) this.#here.set(idOf(row), key)
    const contacts = rows.slice(0, MOST_CONTACTS).map(({ accountId, id }) => ({ accountId, contactId: id }))
    // nobody misses it: the way is chosen again
    void ask('person.chooseWay', { contacts, key })
  }
}

/** The one of this window. */
export const chosenWays = new ChosenWays()
