import type { Reply } from '../../kit/reply.ts'
import type { Members } from '../form/resource.ts'
import { microsOf, rfc3339 } from '../form/stamps.ts'
import type { VoipbinSwitches } from '../switches.ts'
import { VoipbinRefusal } from './refusal.ts'
import { json } from './reply.ts'
import type { VoipbinRequest } from './request.ts'

/** Most rows of one page, and how many there are unless fewer are asked for (VoIPBin API 4.1). */
const MOST_ROWS = 100

/** A row of a list. */
interface Listed {
  /** µs. */
  readonly created: number
}

/** One page of rows, the newest first; its token is when the last of them was made. @throws VoipbinRefusal 400 */
export function page<Row extends Listed>(
  request: VoipbinRequest,
  rows: Iterable<Row>,
  write: (row: Row) => Members,
  switches: VoipbinSwitches
): Reply {
  const size = sizeOf(request)
  const before = tokenOf(request, switches)
  const left = [...rows].toSorted((a, b) => b.created - a.created).filter(({ created }) => created < before)
  const shown = left.slice(0, size)
  const last = shown.at(-1)
  const isLast = shown.length === left.length
  const token = last === undefined || (isLast && switches.emptyTokenOnLastPage) ? '' : rfc3339(last.created, 6)
  return json({ result: shown.map(write), next_page_token: token })
}

const invalidParameter = (): VoipbinRefusal => new VoipbinRefusal('INVALID_ARGUMENT', 'INVALID_REQUEST_PARAMETER')

function sizeOf(request: VoipbinRequest): number {
  const asked = request.query('page_size') ?? ''
  if (!/^-?\d*$/.test(asked)) throw invalidParameter()
  const size = Number(asked)
  return size <= 0 || size > MOST_ROWS ? MOST_ROWS : size
}

function tokenOf(request: VoipbinRequest, { badPageToken }: VoipbinSwitches): number {
  const token = request.query('page_token') ?? ''
  if (token === '') return Infinity
  const micros = microsOf(token)
  if (micros === undefined && badPageToken === 'refused') throw invalidParameter()
  return micros ?? Infinity
}
