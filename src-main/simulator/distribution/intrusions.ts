import type { IntrusionKind, Leg } from '../core/calls.ts'
import { failures } from '../core/end-causes.ts'
import type { Extension } from '../people/extension.ts'
import type { World } from '../core/world.ts'

/**
 * Brings a waiting leg into the call the colleague is talking in. @returns false when there is none to intrude on; then an
 * intrusion rings like any call, and the other kinds fail.
 */
export function intrude(world: World, from: Leg, colleague: Extension, kind: IntrusionKind): boolean {
  const mayBe = (leg: Leg): boolean => leg.intrusion === undefined && leg.call.legOf(from.owner)?.isLive !== true
  const on = colleague.legs.find((leg) => leg.state === 'connected' && mayBe(leg))
  if (on === undefined || on.call.transfer !== undefined) {
    if (kind !== 'intrusion') world.desk.fail(from.call, failures.absent)
    return kind !== 'intrusion'
  }
  world.desk.moveLeg(from, on.call)
  from.intrusion = { kind, on, end: () => endIntrusion(world, from) }
  from.remote = colleague.party
  world.desk.talk(from)
  for (const other of on.call.othersThan(from)) world.desk.touch(other)
  return true
}

/** Whoever intrudes goes; the call goes on as if nothing had been. */
function endIntrusion(world: World, leg: Leg): void {
  world.desk.end(leg, { cause: 'normal', by: 'party' })
  for (const other of leg.call.liveLegs) world.desk.touch(other)
}

/** The legs that intrude on this one and are known to it: a listener to its owner, a voice to everybody. */
export const intrudersOn = (leg: Leg): readonly Leg[] =>
  leg.call.othersThan(leg).filter(({ intrusion }) => {
    if (intrusion === undefined) return false
    return intrusion.on === leg || intrusion.kind === 'intrusion' || intrusion.kind === 'barge'
  })
