import { isNumber } from './http/reply.ts'
import { invalid, required, type DstnyRequest } from './http/request.ts'
import { lookUp } from '../../../util/lookup.ts'

type Values = Readonly<Record<string, unknown>>

/** The members of one object of a body, each checked when it is read; everything wrong is a 400 that names it. */
export class Fields {
  readonly values: Values
  readonly #path: string

  constructor(values: Values, path = '') {
    this.values = values
    this.#path = path
  }

  has(name: string): boolean {
    return this.#value(name) !== undefined
  }

  /** Text of at most `max` characters; undefined when missing. */
  text(name: string, max = 10_000): string | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    return typeof value === 'string' && value.length <= max ? value : this.#refuse(name, value)
  }

  requiredText(name: string): string {
    return this.text(name) || required(this.#path + name)
  }

  flag(name: string): boolean | undefined {
    const value = this.#value(name)
    return value === undefined || typeof value === 'boolean' ? value : this.#refuse(name, value)
  }

  /** A whole number from `min` to `max`. */
  whole(name: string, min: number, max: number): number | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    const number = isNumber(value) ? Number(value.value) : NaN
    return Number.isInteger(number) && number >= min && number <= max ? number : this.#refuse(name, value)
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.text(name)
    return value === undefined ? undefined : (values.find((one) => one === value) ?? this.#refuse(name, value))
  }

  /** A date-time, as epoch ms. */
  time(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const at = Date.parse(value)
    return Number.isNaN(at) ? this.#refuse(name, value) : at
  }

  requiredTime(name: string): number {
    return this.time(name) ?? required(this.#path + name)
  }

  object(name: string): Fields | undefined {
    const value = this.#value(name)
    return value === undefined ? undefined : this.#inner(name, value)
  }

  list(name: string): Fields[] | undefined {
    const value = this.#value(name)
    if (value === undefined) return undefined
    return Array.isArray(value) ? value.map((one: unknown) => this.#inner(name, one)) : this.#refuse(name, value)
  }

  #value(name: string): unknown {
    return lookUp(this.values, name) ?? undefined
  }

  #inner(name: string, value: unknown): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.#refuse(name, value)
    return new Fields(value as Values, `${this.#path}${name}.`) // an object, by the line above
  }

  #refuse(name: string, value: unknown): never {
    return invalid(this.#path + name, String(value).slice(0, 100))
  }
}

/** The members of a request's body. */
export const fieldsOf = (request: DstnyRequest): Fields => new Fields(request.body)

/** Writes an epoch time the way most answers do, in UTC without milliseconds (Dstny API 1.8). */
export const timeText = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** What is left of an object without its undefined members. */
export const defined = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
