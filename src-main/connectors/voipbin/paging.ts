import type { Page } from './wire/page.ts'

/** How many rows a page has at most (VoIPBin 4.1). */
export const PAGE_ROWS = 100

/** Reads a page from a token on; the first one without. @throws CtiError */
export type ReadPage<T> = (token: string | undefined) => Promise<Page<T>>

/**
 * All rows of a list, each once, no more than `most`. The last page has a token too, and rows of one moment can be lost between
 * two pages, so that nobody may rely on all of them (VoIPBin 4.1). @throws CtiError
 */
export async function allRows<T extends { readonly id: string }>(
  read: ReadPage<T>,
  most: number
): Promise<readonly T[]> {
  const found = new Map<string, T>()
  for (let token: string | undefined; found.size < most;) {
    const { rows, sent, nextToken } = await read(token)
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
    if (sent < PAGE_ROWS || nextToken === '' || nextToken === token) break
    token = nextToken
  }
  return [...found.values()].slice(0, most)
}
