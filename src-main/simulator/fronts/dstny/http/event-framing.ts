import type { EventStreamSwitches } from '../switches.ts'

const BOM = '\uFEFF'
const MB = 1024 * 1024

/** One event before it is put into lines. */
export interface EventParts {
  readonly id: number
  readonly name: string | undefined
  readonly data: string
}

/** Turns events and comments into the bytes of one stream, in the shape the switches had when it was opened. */
export class EventFraming {
  readonly #shape: EventStreamSwitches

  constructor({ sseLineEnd, sseBom, sseComments, sseSplitBytes, sseNoFinalNewline, sseTrouble }: EventStreamSwitches) {
    this.#shape = { sseLineEnd, sseBom, sseComments, sseSplitBytes, sseNoFinalNewline, sseTrouble }
  }

  /** What stands before everything else. */
  opening(): string {
    const { sseBom, sseTrouble } = this.#shape
    const front = sseTrouble === 'hugeEvent' ? [`data: ${'x'.repeat(20 * MB)}`, ''] : []
    const padding = sseTrouble === 'longComment' ? ' '.repeat(2 * MB) : ''
    return this.#lines([`${sseBom ? BOM : ''}: open${padding}`, '', ...front])
  }

  heartbeat(): string {
    return this.#lines([':', ''])
  }

  /** An event with its lines; `last` is the empty line that ends it, written later when that is wanted. */
  event({ id, name, data }: EventParts): { readonly text: string; readonly last: string | undefined } {
    const { sseComments, sseLineEnd, sseNoFinalNewline } = this.#shape
    const comment = (text: string): string[] => (sseComments ? [`: ${text}`] : [])
    const named = name === undefined ? [] : [`event: ${name}`]
    const body = data.split('\n').flatMap((line, index) => [...(index === 1 ? comment('inside') : []), `data: ${line}`])
    const text = this.#lines([...comment('before'), `id: ${id}`, ...named, ...body, ...comment('after')])
    return sseNoFinalNewline ? { text, last: sseLineEnd } : { text: text + sseLineEnd, last: undefined }
  }

  /** The chunks a text is written in: with the switch on, each ends inside a letter of several bytes where there is one. */
  chunks(text: string): Uint8Array[] {
    const bytes = Buffer.from(text)
    if (!this.#shape.sseSplitBytes) return [bytes]
    const inside = [...bytes.keys()].filter((index) => ((bytes[index] ?? 0) & 0xc0) === 0x80)
    return [0, ...inside].map((start, index) => bytes.subarray(start, inside[index]))
  }

  #lines(lines: readonly string[]): string {
    return lines.map((line) => line + this.#shape.sseLineEnd).join('')
  }
}
