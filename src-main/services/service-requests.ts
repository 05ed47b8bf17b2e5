import { serviceRequests } from '../../src-preload/contract/services/services.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import { isRefused, understandNumber } from '../calls/dial-number.ts'
import { CtiError } from '../util/errors.ts'
import { lookUp } from '../util/lookup.ts'

/** Where service requests go. */
export interface ServiceLink {
  /** Sends once. @throws CtiError */
  ask<N extends ServiceName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>>
}

/** Takes what windows ask for beside calls to the account's link, with numbers as they are dialled. */
export class ServiceRequests {
  readonly #link: ServiceLink
  readonly #region: () => string

  /** `region`: ISO 3166-1 alpha-2. */
  constructor(link: ServiceLink, region: () => string) {
    this.#link = link
    this.#region = region
  }

  /** @throws CtiError unsupported when a number is none and cannot have been read, and what the link throws */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const { numbers, keepsNumbers } = serviceRequests[name]
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
