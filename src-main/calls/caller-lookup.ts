import type { Call } from '../../src-preload/contract/call.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { DialedNumber } from '../../src-preload/contract/dial.ts'
import { describeNumber } from './dial-number.ts'

const COMPARED_DIGITS = 9
const MOST_CONTACTS = 50_000
const MOST_DESCRIPTIONS = 2_000

/** What the lookup keeps of a contact. */
type Known = Pick<ContactRow, 'accountId' | 'name' | 'company'> & { readonly contactId: string }

/**
 * Names callers and formats their numbers. Contacts are found by the last nine digits, so that +49 30 123… and 030 123…
 * are the same; shorter numbers are extensions and belong to their account. Bounded: the longest unseen go first.
 */
export class CallerLookup {
  readonly #region: () => string
  readonly #known = new Map<string, Known>()
  readonly #described = new Map<string, DialedNumber>()

  /** `region`: ISO 3166-1 alpha-2 of the user, asked each time. */
  constructor(region: () => string) {
    this.#region = region
  }

  /** Learns contacts, for instance what a search found. */
  remember(contacts: readonly ContactRow[]): void {
    for (const { id: contactId, accountId, name, company, numbers } of contacts) {
      if (name === '') continue
      const known: Known = { accountId, contactId, name, ...(company !== undefined ? { company } : {}) }
      for (const { number } of numbers) keep(this.#known, keyOf(accountId, number), known, MOST_CONTACTS)
    }
  }

  forgetAccount(accountId: string): void {
    for (const [key, known] of this.#known) if (known.accountId === accountId) this.#known.delete(key)
  }

  /** The call with names and display numbers filled in for all its parties. */
  named(call: Call): Call {
    const name = (party: Party): Party => this.namedParty(call.accountId, party)
    const came = ({ diverting, called }: Pick<Call, 'diverting' | 'called'>): Pick<Call, 'diverting' | 'called'> => ({
      ...(diverting !== undefined ? { diverting: name(diverting) } : {}),
      ...(called !== undefined ? { called: name(called) } : {})
    })
    const participants = call.participants.map((one) => ({ ...one, party: name(one.party), ...came(one) }))
    const { transfer } = call
    const handedOver = transfer === undefined ? {} : { transfer: { ...transfer, to: name(transfer.to) } }
    return { ...call, remote: name(call.remote), ...came(call), participants, ...handedOver }
  }

  /** Id of the account's contact that has this number. */
  contactIdOf(accountId: string, number: string): string | undefined {
    const known = this.#known.get(keyOf(accountId, number))
    return known?.accountId === accountId ? known.contactId : undefined
  }

  /** For people: national format in the user's region, international otherwise. */
  displayNumber(number: string): string {
    return this.#describe(number).display
  }

  /** A number of a contact with its display form, unless the system gave one of its own. */
  shown<T extends { readonly number: string; readonly display: string }>(one: T): T {
    return one.display === '' || one.display === one.number ? { ...one, display: this.displayNumber(one.number) } : one
  }

  /** What the system itself says goes before what a contact says. */
  namedParty(accountId: string, party: Party): Party {
    if (party.number === undefined || party.number === '' || party.withheld) return party
    const known = this.#known.get(keyOf(accountId, party.number))
    const name = party.name ?? known?.name
    const company = party.company ?? known?.company
    const { display, country } = this.#describe(party.number)
    return {
      ...party,
      displayNumber: display,
      ...(name !== undefined ? { name } : {}),
      ...(company !== undefined ? { company } : {}),
      ...(country !== undefined && party.kind === 'external' ? { country } : {})
    }
  }

  #describe(number: string): DialedNumber {
    const key = `${this.#region()} ${number}`
    const described = this.#described.get(key) ?? describeShown(number, this.#region())
    keep(this.#described, key, described, MOST_DESCRIPTIONS)
    return described
  }
}

function describeShown(number: string, region: string): DialedNumber {
  const isPlain = /^\+?\d{7,32}$/.test(number)
  return isPlain ? describeNumber(number, region) : { digits: number, kind: 'extension', display: number }
}

/** Extensions are the same digits in every company, so the account is part of their key. */
function keyOf(accountId: string, number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits.length < 7 ? `${accountId} ${digits}` : digits.slice(-COMPARED_DIGITS)
}

function keep<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= most) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    return
  }
}
