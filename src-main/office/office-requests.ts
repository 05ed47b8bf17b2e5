import { officeRequests } from '../../src-preload/contract/office/office.ts'
import type { OfficeInput, OfficeName, OfficeOutput } from '../../src-preload/contract/office/office.ts'
import { isRefused, understandNumber } from '../calls/dial-number.ts'
import { CtiError } from '../util/errors.ts'
import { lookUp } from '../util/lookup.ts'

/** Where office requests go. */
export interface OfficeLink {
  /** Sends once. @throws CtiError */
  ask<N extends OfficeName>(name: N, input: OfficeInput<N>): Promise<OfficeOutput<N>>
}

/** Takes what windows ask for beside calls to the account's link, with numbers as they are dialled. */
export class OfficeRequests {
  readonly #link: OfficeLink
  readonly #region: () => string

  /** `region`: ISO 3166-1 alpha-2. */
  constructor(link: OfficeLink, region: () => string) {
    this.#link = link
    this.#region = region
  }

  /** @throws CtiError unsupported when a number is none and cannot have been read, and what the link throws */
  async ask<N extends OfficeName>(name: N, input: OfficeInput<N>): Promise<OfficeOutput<N>> {
    const { numbers, keepsNumbers } = officeRequests[name]
    const dialable = numbers.reduce((given, place) => this.#dialable(given, place, keepsNumbers), { ...input })
    return this.#link.ask(name, dialable)
  }

  /** The same with the numbers at this place as they are dialled. */
  #dialable<T>(given: T, place: string, keeps: boolean): T {
    if (Array.isArray(given)) return given.map((one: unknown) => this.#dialable(one, place, keeps)) as T // the same list
    if (typeof given !== 'object' || given === null) return given
    const [member = '', ...inside] = place.split('.')
    const value = lookUp(given as Readonly<Record<string, unknown>>, member) // an object, by the line above
    if (value === undefined) return given
    if (inside.length > 0) return { ...given, [member]: this.#dialable(value, inside.join('.'), keeps) }
    if (typeof value !== 'string') return given
    return { ...given, [member]: this.#digitsOf(value, keeps), ...(keeps ? { asTyped: value } : {}) }
  }

  #digitsOf(typed: string, keeps: boolean): string {
    const understood = understandNumber(typed, this.#region())
    if (isRefused(understood) && keeps) return typed
    if (isRefused(understood)) throw new CtiError('unsupported', { userMessage: understood.problem })
    return understood.digits
  }
}
