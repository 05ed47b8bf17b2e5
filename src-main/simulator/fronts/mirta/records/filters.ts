import { DAY } from '../../../../util/durations.ts'
import type { FrontContext } from '../front-context.ts'
import type { MirtaRequest } from '../http/request.ts'

/** From when to when rows are asked for, epoch ms; the end is not in it. */
export interface Range {
  readonly from: number
  readonly until: number
}

/** The range of a request: today when it says nothing; a bare date as end is that day's first moment (MiRTA 8.2). */
export function rangeOf(request: MirtaRequest, { time, pbx }: FrontContext): Range {
  const [start, end] = [time.read(request.text('start')), time.read(request.text('end'))]
  const today = time.startOfDay(pbx.clock.now())
  if (start === undefined && end === undefined) return { from: today, until: today + DAY }
  return { from: start ?? 0, until: end ?? Infinity }
}

/** True for what began within the range. */
export const isWithin = (at: number, { from, until }: Range): boolean => at >= from && at < until

/** True where one of the values is asked for, or nothing is; several are parted by commas. */
export function isAsked(wanted: string | undefined, ...values: readonly string[]): boolean {
  if (wanted === undefined || wanted === '') return true
  const all = wanted.split(',').map((one) => one.trim().toLowerCase())
  return values.some((value) => all.includes(value.toLowerCase()))
}
