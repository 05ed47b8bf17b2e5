import type { Platform } from '../world/platform.ts'
import { rfc3339 } from '../form/stamps.ts'
import { DAY } from '../../../../util/durations.ts'
import { authenticationRequired, identify, type Identity } from './credentials.ts'
import type { RateLimits } from './rate-limits.ts'
import { permissionDenied, VoipbinRefusal } from './refusal.ts'
import { VoipbinRequest, type RawRequest } from './request.ts'

/** Lets a request in: who asks, how often, a frozen account, what only agents may. @throws VoipbinRefusal 401 | 403 | 429 */
export function admit(raw: RawRequest, platform: Platform, limits: RateLimits): VoipbinRequest {
  limits.count('ip')
  const identity = identify(raw, platform.tokens, platform.customers)
  limits.count('customer', identity.customer)
  demandActive(platform, identity)
  demandAgent(raw, identity)
  const request = new VoipbinRequest(raw, identity, platform.switches)
  const isOwn = raw.params['id'] === identity.agent?.id
  if (platform.switches.rightsJudged === 'first' && !request.hasRight(isOwn)) throw permissionDenied()
  return request
}

/** Nobody of a frozen account does anything. @throws VoipbinRefusal 403 */
export function demandActive({ switches, shared }: Platform, { customer }: Identity): void {
  if (!switches.frozen) return
  const { now } = shared.stamps
  throw new VoipbinRefusal('PERMISSION_DENIED', 'ACCOUNT_FROZEN', {
    details: [
      {
        deletion_scheduled_at: rfc3339(now - DAY * 1000),
        deletion_effective_at: rfc3339(now + 29 * DAY * 1000),
        recovery_endpoint: `/v1.0/customers/${customer}/recover`
      }
    ]
  })
}

/** Keys are no agents: one operation says so, the others say something else (VoIPBin API 3.3). */
function demandAgent({ operation, row }: RawRequest, { agent }: Identity): void {
  if (row.needs !== 'agent' || agent !== undefined) return
  if (operation === 'getMe') throw new VoipbinRefusal('PERMISSION_DENIED', 'AGENT_AUTH_REQUIRED')
  throw authenticationRequired()
}
