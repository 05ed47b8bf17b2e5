import type { Clock } from '../../../../util/clock.ts'
import { VoipbinRefusal } from './refusal.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** A token bucket: so many a second, so many at once. */
interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** What everybody may ask for (VoIPBin API 4.5). */
const rates = {
  auth: { perSecond: 10, burst: 20 },
  ip: { perSecond: 200, burst: 400 },
  customer: { perSecond: 1000 / 60, burst: 33 }
} as const satisfies Record<string, Rate>

/** What is counted. */
export type Counted = keyof typeof rates

/** Counts requests, and refuses those that are too many. */
export class RateLimits {
  readonly #clock: Clock
  readonly #switches: VoipbinSwitches
  readonly #buckets = new Map<string, { left: number; at: number }>()

  constructor(clock: Clock, switches: VoipbinSwitches) {
    this.#clock = clock
    this.#switches = switches
  }

  /** One request more; `who` tells customers apart. @throws VoipbinRefusal 429 */
  count(counted: Counted, who = ''): void {
    const by = counted === 'customer' ? 'customer' : 'ip'
    if (this.#switches.limitedBy === by) throw tooMany(by, 1)
    if (!this.#switches.rateLimits) return
    const { perSecond, burst } = rates[counted]
    const now = this.#clock.elapsed()
    const bucket = this.#buckets.get(`${counted} ${who}`) ?? { left: burst, at: now }
    const left = Math.min(burst, bucket.left + ((now - bucket.at) * perSecond) / 1000)
    this.#buckets.set(`${counted} ${who}`, { left: left >= 1 ? left - 1 : left, at: now })
    if (left < 1) throw tooMany(by, Math.ceil((1 - left) / perSecond))
  }
}

const tooMany = (by: 'ip' | 'customer', seconds: number): VoipbinRefusal =>
  new VoipbinRefusal('RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED', {
    details: [{ limited_by: by }],
    headers: { 'Retry-After': String(seconds) }
  })
