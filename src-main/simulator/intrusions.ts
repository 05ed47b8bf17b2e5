import type { Leg } from './calls.ts'
import type { Extension } from './extension.ts'
import type { Pbx } from './pbx.ts'
import { moveLeg } from './transfers.ts'

/** How somebody comes into a call of two others: heard by both, heard by the colleague only, or not heard at all. */
export type IntrusionKind = 'intrusion' | 'barge' | 'whisper' | 'monitor'

/** That a leg intrudes, and on whom. */
export interface Intrusion {
  readonly kind: IntrusionKind
  readonly on: Leg
}

/**
 * Brings a waiting leg into the call the colleague is talking in. @returns false when there is none to intrude on; then an
 * intrusion rings like any call, and the other kinds fail.
 */
export function intrude(pbx: Pbx, from: Leg, colleague: Extension, kind: IntrusionKind): boolean {
  const mayBe = (leg: Leg): boolean => leg.intrusion === undefined && leg.call.legOf(from.owner)?.isLive !== true
  const on = colleague.legs.find((leg) => leg.state === 'connected' && mayBe(leg))
  if (on === undefined || on.call.transfer !== undefined) {
    if (kind !== 'intrusion') pbx.desk.fail(from.call, 480)
    return kind !== 'intrusion'
  }
  moveLeg(from, on.call)
  from.intrusion = { kind, on }
  from.remote = colleague.party
  pbx.desk.talk(from)
  for (const other of on.call.othersThan(from)) pbx.desk.touch(other)
  return true
}

/** Whoever intrudes goes; the call goes on as if nothing had been. */
export function endIntrusion(pbx: Pbx, leg: Leg): void {
  pbx.desk.end(leg, 'cleared')
  for (const other of leg.call.liveLegs) pbx.desk.touch(other)
}

/** The legs that intrude on this one and are known to it: a listener to its owner, a voice to everybody. */
export const intrudersOn = (leg: Leg): readonly Leg[] =>
  leg.call.othersThan(leg).filter(({ intrusion }) => {
    if (intrusion === undefined) return false
    return intrusion.on === leg || intrusion.kind === 'intrusion' || intrusion.kind === 'barge'
  })
