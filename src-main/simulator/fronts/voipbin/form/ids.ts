import { createHash } from 'node:crypto'

/** No such reference; sent wherever there is none (VoIPBin API 4.2). */
export const NIL = '00000000-0000-0000-0000-000000000000'

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for the text of a UUID. */
export const isUuid = (text: string): boolean => shape.test(text)

/** The id something has in each run, made from what it is. */
export function uuidOf(what: string): string {
  const hex = createHash('sha256').update(what).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-'
  )
}

/** Gives new rows their ids, the same in each run, each kind by itself. */
export class Ids {
  readonly #counts = new Map<string, number>()

  next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    return uuidOf(`${kind} ${count}`)
  }
}
