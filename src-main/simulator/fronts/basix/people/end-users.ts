import type { CompanyData } from '../../../core/company-data.ts'
import type { LegSwitches } from '../switches.ts'

/** A customer, as told to the interface and by it. */
export interface EndUser {
  readonly id?: string
  readonly name?: string
  readonly organization?: string
  readonly avatar?: string
  readonly prefecture?: string
}

/** Customers with one number. */
interface Candidates {
  readonly users: readonly EndUser[]
  /** How many there are; may exceed those that are told. */
  readonly count: number
}

/** The customers that belong to numbers outside (Basix API 3.6). */
export class EndUsers {
  readonly #switches: LegSwitches
  readonly #candidates = new Map<string, Candidates>()

  constructor({ directory }: CompanyData, switches: LegSwitches) {
    this.#switches = switches
    for (const { id, firstName, lastName, company = '', number } of directory) {
      const users = [{ id, name: `${firstName} ${lastName}`.trim(), organization: company }]
      this.#candidates.set(number, { users, count: 1 })
    }
  }

  /** Says which customers have a number. */
  set(number: string, users: readonly EndUser[], count = users.length): void {
    this.#candidates.set(number, { users, count })
  }

  /** What is told of whoever has a number; `name` is what the call itself says. */
  textOf(number: string | undefined, name: string | undefined): string | undefined {
    const found = number === undefined ? undefined : this.#candidates.get(number)
    if (found !== undefined) return this.#candidatesText(found)
    return name === undefined ? this.#none : this.textOfUser({ name })
  }

  textOfUser({ id, name, organization, avatar, prefecture }: EndUser): string {
    const parts = [id, name, organization, avatar, prefecture].slice(0, this.#switches.endUserParts)
    const text = parts.map((part = '') => this.#escaped(part)).join('*')
    return this.#switches.malformedEndUser ? `${text.replace('*', '%zz%*')}` : text
  }

  #candidatesText({ users, count }: Candidates): string | undefined {
    const [first] = users
    if (first === undefined) return this.#none
    if (users.length === 1 && count === 1) return this.textOfUser(first)
    return [`_MANY_:${count}`, ...users.map((user) => this.textOfUser(user))].join('|')
  }

  get #none(): string | undefined {
    return this.#switches.noEndUser === 'absent' ? undefined : '*'.repeat(this.#switches.endUserParts - 1)
  }

  #escaped(text: string): string {
    const escaped = percentEncoded(text)
    return this.#switches.endUserSpaces === 'plus' ? escaped.replaceAll('%20', '+') : escaped
  }
}

/** Percent-encoded, with those that part the text from each other: `*` and `|`. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('*', '%2A')
