import type { Platform } from '../world/platform.ts'
import { VoipbinRefusal } from './refusal.ts'
import type { VoipbinRequest } from './request.ts'

/** A row that can be read by its id. */
interface Readable {
  readonly id: string
  readonly customer: string
  readonly deleted?: number | undefined
  /** Epoch ms; before that it cannot be read although its id is known. */
  readonly readableAt?: number
}

/** What is looked up. */
interface Lookup<Row extends Readable> {
  readonly byId: (id: string) => Row | undefined
  /** As `CALL`. */
  readonly noun: string
  /** True for what is the agent's own. */
  readonly isOwn?: (row: Row) => boolean
}

/** The row whose id stands in the path, for somebody who may have it. @throws VoipbinRefusal 400 | 403 | 404 | 409 */
export function rowOf<Row extends Readable>(
  request: VoipbinRequest,
  { pbx, switches }: Platform,
  { byId, noun, isOwn = () => false }: Lookup<Row>
): Row {
  const row = byId(request.id())
  const notFound = new VoipbinRefusal('NOT_FOUND', `${noun}_NOT_FOUND`)
  if (row === undefined || (row.readableAt ?? 0) > pbx.clock.now()) throw notFound
  if (row.deleted !== undefined) {
    throw switches.deletedIs === 'notFound' ? notFound : new VoipbinRefusal('FAILED_PRECONDITION', 'STATE_INVALID')
  }
  request.demand(row.customer, isOwn(row))
  return row
}

/** The rows of whoever asks that were not deleted; judges the rights to the list. @throws VoipbinRefusal 403 */
export function rowsOf<Row extends Readable>(request: VoipbinRequest, rows: Iterable<Row>): Row[] {
  const { customer } = request.identity
  request.demand(customer)
  return [...rows].filter((row) => row.customer === customer && row.deleted === undefined)
}
