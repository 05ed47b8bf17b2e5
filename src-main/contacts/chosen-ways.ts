import type { ChosenWay } from '../../src-preload/contract/contact.ts'
import { MOST_CHOSEN } from './chosen-ways-file.ts'
import type { ChosenWaysFile } from './chosen-ways-file.ts'

/** What the memory needs. */
export interface ChosenWaysOptions {
  readonly file: ChosenWaysFile
  /** Whether the account is there again after a restart. */
  readonly isKept: (accountId: string) => boolean
}

type ContactOf = ChosenWay['contacts'][number]

/**
 * By which number this user reaches somebody who has several. The last choices are kept in the profile; a contact is
 * forgotten with its account, and a choice with the account whose extension it is.
 */
export class ChosenWays {
  readonly #options: ChosenWaysOptions
  /** The last choice first. */
  #people: readonly ChosenWay[]
  #byContact: ReadonlyMap<string, string>

  constructor(options: ChosenWaysOptions) {
    this.#options = options
    this.#people = options.file.value.people
    this.#byContact = indexed(this.#people)
  }

  /** That way from now on, for the person of these contacts. */
  choose({ contacts, key }: ChosenWay): void {
    const chosen = new Set(contacts.map(idOf))
    const others = withoutContacts(this.#people, (contact) => chosen.has(idOf(contact)))
    this.#replace([{ contacts, key }, ...others].slice(0, MOST_CHOSEN))
  }

  /** Key of the number that was chosen. */
  of(accountId: string, contactId: string): string | undefined {
    return this.#byContact.get(idOf({ accountId, contactId }))
  }

  /** Of how many people something is remembered. */
  get count(): number {
    return this.#people.length
  }

  /** Forgets everybody, damaged entries too. False when the file could not be written. */
  forgetAll(): boolean {
    this.#options.file.removeAside()
    return this.#replace([])
  }

  /** Forgets an account that was removed. */
  dropAccount(accountId: string): void {
    const left = withoutAccounts(this.#people, (id) => id === accountId)
    if (left.length < this.#people.length || this.#people.some(has(accountId))) this.#replace(left)
  }

  #replace(people: readonly ChosenWay[]): boolean {
    const { file, isKept } = this.#options
    this.#people = people
    this.#byContact = indexed(people)
    return file.save({ people: [...withoutAccounts(people, (id) => !isKept(id))] })
  }
}

const idOf = ({ accountId, contactId }: ContactOf): string => JSON.stringify([accountId, contactId])

const has =
  (accountId: string) =>
  ({ contacts }: ChosenWay): boolean =>
    contacts.some((contact) => contact.accountId === accountId)

const indexed = (people: readonly ChosenWay[]): ReadonlyMap<string, string> =>
  new Map(people.flatMap(({ contacts, key }) => contacts.map((contact) => [idOf(contact), key] as const)))

function withoutContacts(people: readonly ChosenWay[], isGone: (one: ContactOf) => boolean): readonly ChosenWay[] {
  return people
    .map(({ contacts, key }) => ({ contacts: contacts.filter((contact) => !isGone(contact)), key }))
    .filter(({ contacts }) => contacts.length > 0)
}

/** An extension begins with the account it belongs to. */
function withoutAccounts(people: readonly ChosenWay[], isGone: (accountId: string) => boolean): readonly ChosenWay[] {
  const isOfOne = ({ contacts, key }: ChosenWay): boolean =>
    contacts.some(({ accountId }) => isGone(accountId) && key.startsWith(`${accountId} `))
  return withoutContacts(
    people.filter((one) => !isOfOne(one)),
    ({ accountId }) => isGone(accountId)
  )
}
