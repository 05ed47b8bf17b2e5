import { SECOND } from '../../../../util/durations.ts'
import type { Values } from '../people/names.ts'
import { MethodError } from './result.ts'

/** A number of seconds that may be left out, as ms. @throws MethodError invalid_parameter */
export function seconds(values: Values, name: string): number | undefined {
  const value = values.get(name)
  if (value === undefined) return undefined
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number <= 0) throw new MethodError('invalid_parameter')
  return number * SECOND
}

/** @throws MethodError invalid_parameter */
export function flag(values: Values, name: string): boolean {
  const value = values.get(name)
  if (value === true || value === 'true') return true
  if (value === undefined || value === false || value === 'false') return false
  throw new MethodError('invalid_parameter')
}

/** Text that telephones can show. @throws MethodError invalid_parameter */
export function asciiText(values: Values, name: string): string | undefined {
  const value = values.get(name)
  if (value === undefined) return undefined
  if (typeof value !== 'string' || !/^[\x20-\x7e]*$/.test(value)) throw new MethodError('invalid_parameter')
  return value
}

/** An address that can be posted to; an empty one is none. @throws MethodError invalid_parameter */
export function callbackUrl(values: Values): string | undefined {
  const value = values.get('callback_url')
  if (value === undefined || value === '') return undefined
  const isUrl = typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
  if (!isUrl) throw new MethodError('invalid_parameter')
  return value
}
