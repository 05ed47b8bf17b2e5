import type { ServerResponse } from 'node:http'

/** Writes chunks so that each travels alone: the next one leaves when the one before had time to arrive. */
export class ChunkWriter {
  readonly #out: ServerResponse
  readonly #queue: Uint8Array[] = []
  #isBusy = false
  #isEnding = false

  constructor(out: ServerResponse) {
    this.#out = out
  }

  /** A single chunk leaves at once unless others wait. */
  write(chunks: readonly Uint8Array[]): void {
    const [only, ...more] = chunks
    if (only !== undefined && more.length === 0 && !this.#isBusy) return void this.#out.write(only)
    this.#queue.push(...chunks)
    if (!this.#isBusy) this.#next()
  }

  /** Ends the answer after what still waits. */
  end(): void {
    this.#isEnding = true
    if (!this.#isBusy) this.#out.end()
  }

  #next(): void {
    const chunk = this.#queue.shift()
    this.#isBusy = chunk !== undefined && !this.#out.destroyed
    if (chunk !== undefined && this.#isBusy) {
      this.#out.write(chunk)
      setImmediate(() => this.#next()) // one turn of the loop is enough on loopback
    } else if (this.#isEnding) this.#out.end()
  }
}
