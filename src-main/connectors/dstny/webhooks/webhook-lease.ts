import { DAY, HOUR, SECOND } from '../../../util/durations.ts'
import { epochMs } from '../wire/dates.ts'
import type { WireWebhookLease } from '../wire/devices.ts'

/** From here on a figure is epoch seconds, and from the next one on epoch milliseconds (Dstny API 4.6). */
const EPOCH_SECONDS = 1_000_000_000n
const EPOCH_MS = 1_000_000_000_000n

/** Life of a webhook whose answer says nothing of it, in ms: the contract's example. */
const USUAL_LIFE_MS = HOUR
/** Bounds of what is believed, in ms: a clock that is wrong must neither make us knock all the time nor never again. */
const MIN_LIFE_MS = 30 * SECOND
const MAX_LIFE_MS = DAY

/** How long a webhook lives from now on, in ms; the usual time where the answer is silent or not to be understood. */
export function lifeMs(lease: WireWebhookLease | undefined, now: number): number {
  const life = lease === undefined ? undefined : reported(lease.expiresOn, now)
  return life === undefined ? USUAL_LIFE_MS : Math.min(Math.max(life, MIN_LIFE_MS), MAX_LIFE_MS)
}

/**
 * How long until a webhook must be renewed, in ms (80 % of its life). The document names no unit for `expiresOn`: its
 * sample says 3600, so small figures are read as seconds (Dstny API 4.6; fixtures/seed/registerUserWebhook.3762).
 */
export const renewInMs = (lease: WireWebhookLease | undefined, now: number): number => lifeMs(lease, now) * 0.8

function reported(expiresOn: bigint | string, now: number): number | undefined {
  if (typeof expiresOn === 'string') {
    const at = epochMs(expiresOn)
    return at === undefined ? undefined : at - now
  }
  if (expiresOn > EPOCH_MS) return Number(expiresOn) - now
  if (expiresOn > EPOCH_SECONDS) return Number(expiresOn) * SECOND - now
  return Number(expiresOn) * SECOND
}
