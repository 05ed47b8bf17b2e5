import type { ContactNumber, ContactRow } from '../../../src-preload/contract/contact.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { isLive } from '../accounts/connection.ts'
import { chosenWays } from './chosen-ways.svelte.ts'
import { lampOfContact, type Lamp } from './lamp.ts'

/** One way to reach somebody: a number, and all contacts of the person that have it. */
export interface Way extends ContactNumber {
  readonly key: string
  /** The one whose account is best asked to call it is the first. */
  readonly sources: readonly [ContactRow, ...ContactRow[]]
}

/** Whether a number means the same from every account; an extension is somebody else in another company. */
export const isWorldwide = ({ key, number }: Pick<ContactNumber, 'key' | 'number'>): boolean =>
  key === undefined ? number.startsWith('+') : key.startsWith('+') || key.includes('@')

/** Whether the way leads to the person for calls of that account. */
export const reachesFrom = (accountId: string, way: Way): boolean =>
  isWorldwide(way) || way.sources.some((source) => source.accountId === accountId)

/**
 * All ways to reach the person of these rows, the best one first: the one that was chosen for the person before, then
 * what can be called now, who is free there, and the short number; the rest in the order of the rows.
 */
export function waysOf(rows: readonly ContactRow[]): readonly Way[] {
  const ways = new Map<string, Way>()
  for (const row of rows.toSorted((one, other) => compareRanks(rankOfContact(one), rankOfContact(other)))) {
    for (const one of row.numbers) {
      const key = one.key ?? `${row.accountId} ${one.number}`
      const known = ways.get(key)
      if (known?.sources.includes(row) === true) continue
      const label = known?.label || one.label // a system may leave it empty
      ways.set(key, { ...(known ?? one), label, key, sources: known ? [...known.sources, row] : [row] })
    }
  }
  const chosen = chosenWays.of(rows)
  const rank = ({ key, number, sources: [first] }: Way): readonly number[] => [
    Number(key !== chosen),
    ...rankOfContact(first),
    Number(!isExtension(number))
  ]
  return [...ways.values()].toSorted((one, other) => compareRanks(rank(one), rank(other)))
}

const isExtension = (number: string): boolean => /^\d{1,6}$/.test(number)

/** Who is reached sooner: where there is a connection, and where the person is free. */
function rankOfContact(row: ContactRow): readonly number[] {
  const account = mirror.account(row.accountId)
  const lamp = lampOfContact(row)
  return [Number(!isLive(account)), lamp === undefined ? busyness.grey : busyness[lamp.tone]]
}

const busyness: Readonly<Record<Lamp['tone'], number>> = { green: 0, grey: 1, amber: 2, blue: 3, red: 3 }

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((rank, index) => rank !== other[index])
  return (one[at] ?? 0) - (other[at] ?? 0)
}
