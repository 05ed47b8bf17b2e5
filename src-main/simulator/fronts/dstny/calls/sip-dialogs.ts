import type { Leg } from '../../../core/calls.ts'

/** How SIP names one dialog. */
export interface SipIds {
  readonly callId: string
  readonly localTag: string
  readonly remoteTag: string
}

/** The SIP ids of a leg: not the callId of the call state (Dstny API 4.5). */
export function sipIds(leg: Leg): SipIds {
  const [serial = '', noise = ''] = leg.id.split(/[:@]/)
  return { callId: `s${noise}${serial}`, localTag: `l${serial}`, remoteTag: `r${serial}` }
}

/** True when the ids of a pick-up name this leg: for one that was called, `from` is the far side (Dstny API 4.5). */
export function isNamed(leg: Leg, callId: string, fromTag: string, toTag: string): boolean {
  const ids = sipIds(leg)
  const [from, to] = leg.direction === 'in' ? [ids.remoteTag, ids.localTag] : [ids.localTag, ids.remoteTag]
  return ids.callId === callId && from === fromTag && to === toTag
}
