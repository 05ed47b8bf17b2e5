import type { Call } from '../../src-preload/contract/call.ts'
import type { ContactNumber, ContactRow } from '../../src-preload/contract/contact.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { DialedNumber } from '../../src-preload/contract/dial.ts'
import { describeNumber } from './dial-number.ts'
import { isWorldwide, numberKey } from './number-key.ts'
import { keepNewest } from '../util/keep-newest.ts'

const MOST_CONTACTS = 50_000
const MOST_DESCRIPTIONS = 2_000
const MOST_VIPS = 10_000

/** What the lookup keeps of a contact. */
type Known = Pick<ContactRow, 'accountId' | 'name' | 'company'> & {
  readonly contactId: string
  readonly number: string
}

/**
 * Names callers and formats their numbers. Contacts are found by whole numbers in the user's region, so that +49 30 123…
 * and 030 123… are the same (trust.md P7); what is no whole number is an extension and belongs to its account. Bounded:
 * the longest unseen go first.
 */
export class CallerLookup {
  readonly #region: () => string
  #known = new Map<string, Known>()
  /** What the keys of the known are made with. */
  #knownRegion: string
  /** The important numbers of each account that tells of some. */
  readonly #vips = new Map<string, readonly string[]>()
  /** The numbers of contacts that the user has marked as important. */
  readonly #vipContacts = new Map<string, Pick<Known, 'accountId' | 'number'>>()
  #vipKeys: ReadonlySet<string> = new Set()
  readonly #described = new Map<string, DialedNumber>()

  /** `region`: ISO 3166-1 alpha-2 of the user, asked each time. */
  constructor(region: () => string) {
    this.#region = region
    this.#knownRegion = region()
  }

  /** Learns contacts, for instance what a search found. */
  remember(contacts: readonly ContactRow[]): void {
    for (const { id: contactId, accountId, name, company, numbers } of contacts) {
      if (name === '') continue
      const known = { accountId, contactId, name, ...(company !== undefined ? { company } : {}) }
      for (const { number } of numbers) this.#keep({ ...known, number })
    }
  }

  /** Replaces the important numbers an account tells of; they count for the calls of every account. */
  rememberVips(accountId: string, numbers: readonly string[]): void {
    this.#vips.set(accountId, numbers.slice(0, MOST_VIPS))
    this.#vipKeys = this.#keysOfVips()
  }

  /** Learns how the contact who has this number stands in the user's list; true where that is news. */
  rememberVipContact(accountId: string, number: string, isVip: boolean): boolean {
    const id = `${accountId} ${number}`
    if (this.#vipContacts.has(id) === isVip) return false
    if (isVip) keepNewest(this.#vipContacts, id, { accountId, number }, MOST_VIPS)
    else this.#vipContacts.delete(id)
    this.#vipKeys = this.#keysOfVips()
    return true
  }

  forgetAccount(accountId: string): void {
    this.#vips.delete(accountId)
    for (const [id, one] of this.#vipContacts) if (one.accountId === accountId) this.#vipContacts.delete(id)
    this.#vipKeys = this.#keysOfVips()
    for (const [key, known] of this.#known) if (known.accountId === accountId) this.#known.delete(key)
  }

  /** The call with names and display numbers filled in for all its parties. */
  named(call: Call): Call {
    const name = (party: Party): Party => this.namedParty(call.accountId, party)
    const { answeredBy, transfer } = call
    const taken = answeredBy === undefined ? {} : { answeredBy: name(answeredBy) }
    const came = ({ diverting, called }: Pick<Call, 'diverting' | 'called'>): Pick<Call, 'diverting' | 'called'> => ({
      ...(diverting !== undefined ? { diverting: name(diverting) } : {}),
      ...(called !== undefined ? { called: name(called) } : {})
    })
    const participants = call.participants.map((one) => ({ ...one, party: name(one.party), ...came(one) }))
    const handedOver = transfer === undefined ? {} : { transfer: { ...transfer, to: name(transfer.to) } }
    return { ...call, remote: name(call.remote), ...came(call), participants, ...handedOver, ...taken }
  }

  /** Id of the account's contact that has this number. */
  contactIdOf(accountId: string, number: string): string | undefined {
    return this.#contactOf(accountId, number)?.contactId
  }

  /** Name of the account's contact that has this number. */
  contactNameOf(accountId: string, number: string): string | undefined {
    return this.#contactOf(accountId, number)?.name
  }

  #contactOf(accountId: string, number: string): Known | undefined {
    const known = this.#known.get(this.#currentKey(accountId, number))
    return known?.accountId === accountId ? known : undefined
  }

  /** A number of an account for people: whose it is, else how it is written. */
  shownAs(accountId: string, number: string): string {
    const { name, displayNumber } = this.namedParty(accountId, { kind: 'external', number, withheld: false })
    return name ?? displayNumber ?? number
  }

  /** For people: national format in the user's region, international otherwise. */
  displayNumber(number: string): string {
    return this.#describe(number).display
  }

  /** A number of a contact with its display form, unless the system gave one of its own. */
  shown<T extends { readonly number: string; readonly display: string }>(one: T): T {
    return one.display === '' || one.display === one.number ? { ...one, display: this.displayNumber(one.number) } : one
  }

  /** The same for a number of an account's contact, with what it is compared by. */
  shownNumber(accountId: string, one: ContactNumber): ContactNumber {
    const key = this.#keyOf({ accountId, number: one.number })
    return { ...this.shown(one), ...(key === '' ? {} : { key }) }
  }

  /** What the system itself says goes before what a contact says; important is who has such a number now. */
  namedParty(accountId: string, { vip: _before, ...party }: Party): Party {
    if (party.number === undefined || party.number === '' || party.withheld) return party
    const key = this.#currentKey(accountId, party.number)
    const known = this.#known.get(key)
    const name = party.name ?? known?.name
    const company = party.company ?? known?.company
    const { display, country } = this.#describe(party.number)
    return {
      ...party,
      displayNumber: extensionOf(party) ?? display,
      ...(this.#vipKeys.has(key) ? { vip: true } : {}),
      ...(name !== undefined ? { name } : {}),
      ...(company !== undefined ? { company } : {}),
      ...(country !== undefined && party.kind === 'external' ? { country } : {})
    }
  }

  #keep(known: Known): void {
    const key = this.#keyOf(known)
    if (key !== '') keepNewest(this.#known, key, known, MOST_CONTACTS)
  }

  #currentKey(accountId: string, number: string): string {
    if (this.#knownRegion !== this.#region()) this.#sortAgain()
    return this.#keyOf({ accountId, number })
  }

  /** Numbers without a country code belong elsewhere in another region. */
  #sortAgain(): void {
    this.#knownRegion = this.#region()
    const all = this.#known.values()
    this.#known = new Map()
    for (const known of all) this.#keep(known)
    this.#vipKeys = this.#keysOfVips()
  }

  #keysOfVips(): ReadonlySet<string> {
    const keys = [...this.#vips].flatMap(([accountId, numbers]) =>
      numbers.map((number) => this.#keyOf({ accountId, number }))
    )
    const contactKeys = [...this.#vipContacts.values()].map((one) => this.#keyOf(one))
    return new Set([...keys, ...contactKeys].filter((key) => key !== ''))
  }

  /** Extensions are the same digits in every company, so the account is part of their key. */
  #keyOf({ accountId, number }: Pick<Known, 'accountId' | 'number'>): string {
    const key = numberKey(number, this.#region())
    return key === '' || isWorldwide(key) ? key : `${accountId} ${key}`
  }

  #describe(number: string): DialedNumber {
    const key = `${this.#region()} ${number}`
    const described = this.#described.get(key) ?? describeShown(number, this.#region())
    keepNewest(this.#described, key, described, MOST_DESCRIPTIONS)
    return described
  }
}

/** Colleagues know each other by their short numbers. */
const extensionOf = ({ kind, displayNumber }: Party): string | undefined =>
  kind !== 'external' && /^\d{1,6}$/.test(displayNumber ?? '') ? displayNumber : undefined

function describeShown(number: string, region: string): DialedNumber {
  const isPlain = /^\+?\d{7,32}$/.test(number)
  return isPlain ? describeNumber(number, region) : { digits: number, kind: 'extension', display: number }
}
