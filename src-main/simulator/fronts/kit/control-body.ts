import { lookUp } from '../../../util/lookup.ts'
import { Refusal } from '../../core/refusal.ts'

/** The JSON body of a control request. */
export type ControlBody = Readonly<Record<string, unknown>>

/** A member of a body that must be text. @throws Refusal invalid */
export function text(body: ControlBody, name: string): string {
  const value = lookUp(body, name)
  if (typeof value === 'string') return value
  throw new Refusal('invalid', `${name} must be text`)
}

/** A member of a body that may be left out. @throws Refusal invalid */
export const optionalText = (body: ControlBody, name: string): string | undefined =>
  lookUp(body, name) === undefined ? undefined : text(body, name)

/** A number of a body that may be left out. @throws Refusal invalid */
export function optionalNumber(body: ControlBody, name: string): number | undefined {
  const value = lookUp(body, name)
  if (value === undefined || typeof value === 'number') return value
  throw new Refusal('invalid', `${name} must be a number`)
}
