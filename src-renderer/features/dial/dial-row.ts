import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import type { DialedNumber } from '../../../src-preload/contract/dial.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { WatchedContact } from '../../state/watching.ts'
import type { Person } from '../contacts/person.ts'
import type { Callable } from './dial-choice.svelte.ts'
import type { FieldCommand } from './field-commands.ts'

/** A line that can be chosen: the typed number itself, one number of a contact, or somebody called before. */
export interface DialRow {
  readonly id: string
  readonly target: string
  readonly number?: DialedNumber
  readonly contact?: ContactRow
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

const isExtension = (number: string): boolean => /^\d{1,6}$/.test(number)

/** One row for each number of a contact; colleagues know each other by their short numbers. */
export function contactRows(contact: ContactRow, group?: string, prefix = ''): readonly DialRow[] {
  const numbers = contact.numbers.toSorted(
    (one, other) => Number(isExtension(other.number)) - Number(isExtension(one.number))
  )
  return numbers.map(({ number, label, display }, index) => ({
    id: `${prefix}${contact.accountId}/${contact.id}/${index}`,
    target: number,
    contact,
    isFirst: index === 0,
    label,
    display,
    watched: { accountId: contact.accountId, contactId: contact.id },
    ...(group === undefined ? {} : { group })
  }))
}

/** Who a row is about; a command is about nobody, who has no number. */
export function personOf({ contact, name, target, display, label, watched, isFavourite, command }: DialRow): Person {
  const main = { number: target, display, label: label ?? '' }
  const others = contact?.numbers.filter(({ number }) => number !== target) ?? []
  return {
    name: contact?.name ?? name ?? display,
    numbers: command === undefined ? [main, ...others] : [],
    inCall: contact?.inCall,
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
