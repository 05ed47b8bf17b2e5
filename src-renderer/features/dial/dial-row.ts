import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import type { DialedNumber } from '../../../src-preload/contract/dial.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { WatchedContact } from '../../state/watching.ts'
import { chosenWays } from '../contacts/chosen-ways.svelte.ts'
import type { Person } from '../contacts/person.ts'
import { waysOf, type Way } from '../contacts/ways.ts'
import type { Callable } from './dial-choice.svelte.ts'
import type { FieldCommand } from './field-commands.ts'

/** A line that can be chosen: the typed number itself, one number of a contact, or somebody called before. */
export interface DialRow {
  readonly id: string
  readonly target: string
  readonly number?: DialedNumber
  /** Whose number it is; of a person whom several systems know, the contact of the system that has this number. */
  readonly contact?: ContactRow
  /** Every contact of that person. */
  readonly contacts?: readonly ContactRow[]
  /** The way to reach that person that the row stands for, and all of them, the best one first. */
  readonly way?: Way
  readonly ways?: readonly Way[]
  /** Further numbers of the same contact follow under its name. */
  readonly isFirst: boolean
  /** Name of somebody who is no contact here. */
  readonly name?: string
  readonly label?: string
  readonly display: string
  /** Account whose history it is of. */
  readonly calledWithId?: string
  /** What the row and those after it stand under. */
  readonly group?: string
  /** Whose line the lamp is of. */
  readonly watched?: WatchedContact
  readonly isFavourite?: boolean
  /** What is done instead of calling. */
  readonly command?: FieldCommand
  /** Account whose parked call it fetches, instead of calling. */
  readonly retrieveFor?: string
}

/** What rows of a person are made with. */
interface RowOptions {
  readonly group?: string | undefined
  readonly prefix?: string
  /** The ways that have a row; the others are in the menu. */
  readonly has?: (way: Way, contacts: readonly ContactRow[]) => boolean
}

const hasLetters = /\p{L}/u

/** One row for each way to reach the person of these contacts, the best way first. */
export function personRows(
  contacts: readonly ContactRow[],
  { group, prefix = '', has = () => true }: RowOptions = {}
): readonly DialRow[] {
  const ways = waysOf(contacts)
  const [first] = contacts
  const name = contacts.find((contact) => hasLetters.test(contact.name))?.name ?? first?.name ?? ''
  const company = contacts.find((contact) => contact.company !== undefined)?.company
  return ways
    .filter((way) => has(way, contacts))
    .map((way, index) => {
      const { number, label, display, key, sources } = way
      const [{ accountId, id: contactId }] = sources
      return {
        id: `${prefix}${first?.accountId ?? ''}/${first?.id ?? ''}/${key}`,
        target: number,
        contact: { ...sources[0], name, ...(company === undefined ? {} : { company }) },
        contacts,
        way,
        ways,
        isFirst: index === 0,
        label,
        display,
        watched: { accountId, contactId },
        ...(group === undefined ? {} : { group })
      }
    })
}

/** A way that is not the first one and was chosen is the first one the next time. */
export function rememberWay({ way, ways = [], contacts = [] }: DialRow): void {
  if (way !== undefined && way !== ways[0]) chosenWays.choose(contacts, way)
}

/** Everybody whose presence a row shows. */
export const watchedBy = ({ contacts, watched }: DialRow): readonly WatchedContact[] =>
  contacts?.map(({ accountId, id }) => ({ accountId, contactId: id })) ?? (watched ? [watched] : [])

/** Who a row is about; a command is about nobody, who has no number. */
export function personOf(row: DialRow): Person {
  const { contact, contacts = [], name, target, display, label = '', watched, isFavourite, command } = row
  const main = row.way ?? { number: target, display, label }
  const others = (row.ways ?? []).filter((way) => way !== main)
  return {
    name: contact?.name ?? name ?? display,
    numbers: command === undefined ? [main, ...others] : [],
    inCall: contact?.inCall,
    contacts,
    ...(watched === undefined ? {} : { contact: { ...watched, isFavourite: isFavourite === true } })
  }
}

/** What is called by choosing the row. */
export function callableOf({ id, target, contact, watched, calledWithId, number }: DialRow): Callable {
  return {
    id,
    number: target,
    rowAccountId: contact?.accountId ?? watched?.accountId ?? calledWithId,
    rowName: contact?.name,
    emergency: number?.emergency
  }
}

/** One row for each thing that typed words ask for. */
export const commandRows = (commands: readonly FieldCommand[]): readonly DialRow[] =>
  commands.map((command) => ({
    id: `command ${command.id}`,
    target: '',
    command,
    isFirst: true,
    display: command.detail ?? '',
    group: m.search_group_commands()
  }))
