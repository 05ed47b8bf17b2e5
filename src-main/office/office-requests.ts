import { officeRequests } from '../../src-preload/contract/office/office.ts'
import type { OfficeInput, OfficeName, OfficeOutput } from '../../src-preload/contract/office/office.ts'
import { isRefused, understandNumber } from '../calls/dial-number.ts'
import { CtiError } from '../util/errors.ts'

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

  /** @throws CtiError unsupported when a number is none, and what the link throws */
  async ask<N extends OfficeName>(name: N, input: OfficeInput<N>): Promise<OfficeOutput<N>> {
    const { numbers } = officeRequests[name]
    const dialable = numbers.flatMap((member) => {
      const typed = (input as Readonly<Record<string, unknown>>)[member] // the table names members of this very input
      return typed === undefined ? [] : [[member, this.#dialable(typed)] as const]
    })
    return this.#link.ask(name, { ...input, ...Object.fromEntries(dialable) })
  }

  /** A number, or each one of a list of things that have one. */
  #dialable(typed: unknown): unknown {
    if (typeof typed === 'string') return this.#digitsOf(typed)
    if (Array.isArray(typed)) return typed.map((one: unknown) => this.#dialable(one))
    if (typeof typed !== 'object' || typed === null || !('number' in typed)) return typed
    return { ...typed, number: this.#dialable(typed.number) }
  }

  #digitsOf(typed: string): string {
    const understood = understandNumber(typed, this.#region())
    if (isRefused(understood)) throw new CtiError('unsupported', { userMessage: understood.problem })
    return understood.digits
  }
}
