import type { Leg } from '../../../core/calls.ts'
import type { Pbx } from '../../../company/pbx.ts'

const TOP = 2n ** 63n - 1n

/** Gives each state of a leg its token: 64 bits, up and down without order, many beyond 2^53 (Dstny API 5.1). */
export class StateTokens {
  readonly #pbx: Pbx
  readonly #known = new WeakMap<Leg, { revision: number; token: bigint }>()
  #turn = 0

  constructor(pbx: Pbx) {
    this.#pbx = pbx
  }

  of(leg: Leg): bigint {
    const known = this.#known.get(leg)
    if (known?.revision === leg.revision) return known.token
    const token = this.#next(known?.token)
    this.#known.set(leg, { revision: leg.revision, token })
    return token
  }

  #next(before: bigint | undefined): bigint {
    const high = BigInt(this.#pbx.random32())
    const low = BigInt(this.#pbx.random32())
    const wide = (high << 32n) | low
    const sizes = [wide & TOP, low, low & 0x7fffffffn, (1n << 53n) + (wide & 0xffn), wide & ((1n << 40n) - 1n)]
    const token = sizes[this.#turn++ % sizes.length] ?? low
    return token === before ? token + 1n : token
  }
}
