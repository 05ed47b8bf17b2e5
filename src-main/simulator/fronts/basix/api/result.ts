import { Refusal } from '../../../core/refusal.ts'
import type { EndCause } from '../../../core/end-causes.ts'
import type { Reply } from '../../kit/reply.ts'
import type { HttpSwitches } from '../switches.ts'

/** Why a method was refused, in the interface's own words (Basix API 1.4). */
export class MethodError extends Refusal {
  readonly id: string

  constructor(id: string) {
    super('invalid', id)
    this.id = id
  }
}

const json = (status: number, value: unknown): Reply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value)
})

/** The answer of a method that was obeyed. */
export const done = (more: Readonly<Record<string, unknown>>): Reply => json(200, { result_code: 0, ...more })

/** The body that says why not; also that of callbacks. */
export function errorBody(id: string, { errorCode, errorWords }: HttpSwitches): object {
  const isKnown = id === 'authentication_required'
  return { result_code: errorCode, error: { id: errorWords === 'upperCase' && !isKnown ? id.toUpperCase() : id } }
}

export const refused = (id: string, switches: HttpSwitches, status: number = switches.errorStatus): Reply =>
  json(status, errorBody(id, switches))

/** What the method says of somebody who could not be reached. */
export function wordFor(cause: EndCause): string {
  if (cause === 'busy' || cause === 'rejected') return 'user_busy'
  return cause === 'unreachable' ? 'no_terminal' : 'no_answer'
}
