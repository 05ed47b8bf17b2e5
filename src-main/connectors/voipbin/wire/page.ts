import * as z from 'zod/mini'
import { rows, text } from './values.ts'

/** One page of a list, the newest row first (VoIPBin 4.1). */
export interface Page<T> {
  readonly rows: readonly T[]
  /** How many rows the server has sent, read or not. */
  readonly sent: number
  /** Where the next page begins; empty on the last page, or on none. */
  readonly nextToken: string
}

export const page = <T>(row: z.ZodMiniType<T>) =>
  z.pipe(
    z.object({ result: z.array(z.unknown()), next_page_token: text }),
    z.transform(({ result, next_page_token: nextToken }): Page<T> => {
      return { rows: z.parse(rows(row), result), sent: result.length, nextToken }
    })
  )
