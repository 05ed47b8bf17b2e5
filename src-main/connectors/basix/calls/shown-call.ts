import type { CallAction, RungMember } from '../../../../src-preload/contract/call.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import { CallsAround, allowedActions } from '../../call-rules.ts'
import type { ReportedCall } from '../../events.ts'
import type { Channel } from '../elements/channel.ts'
import type { CallContext } from './call-context.ts'
import type { CallLegs } from './call-legs.ts'
import { furthest, phaseOf } from './leg-phase.ts'
import { isFirstLeg } from './own-requests.ts'
import type { OwnRequest } from './own-requests.ts'
import { remoteOf } from './remote-party.ts'
import type { PartyContext } from './remote-party.ts'

/** A call as it is told; `request`: ours, by which it was made, `rung`: whom it has rung, `before`: what was told of it last. */
export function shownCall(
  legs: CallLegs,
  request: OwnRequest | undefined,
  rung: readonly RungMember[] | undefined,
  context: CallContext,
  before: ReportedCall | undefined
): ReportedCall | undefined {
  const leg = furthest(legs.live)
  if (leg === undefined) return undefined
  const direction = request === undefined ? legs.direction : 'outgoing'
  const state = stateOf(leg, direction)
  const isRinging = phaseOf(leg) === 'ringing'
  const now = context.link.clock.now()
  /** The clock of the server may be ahead of ours. */
  const notAhead = (at = now): number => Math.min(at, now)
  const shown = {
    vendorId: legs.callId,
    direction,
    state,
    ...(state === 'held' ? { heldBy: 'them' as const } : {}),
    ...(isRinging && request !== undefined ? { pickUp: true } : {}),
    remote: remoteNow(leg, request, context),
    ...cameFrom(leg, direction, context),
    ...defined({ rung: rung && [...rung] }),
    muted: false,
    conference: leg.state?.name === 'conference',
    participants: [],
    startedAt: before?.startedAt ?? notAhead(startOf(legs)),
    ...(isTalking(state) ? { connectedAt: before?.connectedAt ?? notAhead(connectedAt(leg)) } : {}),
    deviceIds: [],
    answerDeviceIds: []
  } satisfies Omit<ReportedCall, 'allowed'>
  return { ...shown, allowed: allowedNow(shown, leg, context) }
}

function stateOf(leg: Channel, direction: ReportedCall['direction']): ReportedCall['state'] {
  switch (phaseOf(leg)) {
    case 'bridged':
      return 'connected'
    case 'busyElsewhere':
      return leg.state?.name === 'park' ? 'held' : 'connected'
    case 'calling':
      return callingState(leg, direction)
    case 'answered':
      return direction === 'incoming' ? 'connected' : 'alerting'
    default:
      return 'alerting'
  }
}

/** A call that came in and was answered calls somebody when the other side hands it on. */
function callingState(leg: Channel, direction: ReportedCall['direction']): ReportedCall['state'] {
  if (direction === 'incoming') return 'connected'
  if (leg.state === undefined) return 'initiated'
  return leg.state.waitsInQueue === true ? 'queued' : 'alerting'
}

/** Before the other leg is told, a call of ours goes to whom it was asked for. */
function remoteNow(leg: Channel, request: OwnRequest | undefined, context: PartyContext): Party {
  const remote = remoteOf(leg, context)
  if (request !== undefined) {
    if (remote.kind === 'service') return remote
    const isTold = leg.otherLeg !== undefined && phaseOf(leg) !== 'ringing'
    if (!isTold) return request.remote
    return remote.number === request.remote.number ? { ...request.remote, ...remote } : remote
  }
  return isFirstLeg(leg) ? arranged(remote) : remote
}

/** Another program has started this call; when it is answered here, the other side is called (Basix 8). */
const arranged = (remote: Party): Party => {
  const name = remote.name ?? remote.displayNumber
  return { ...remote, name: name === undefined ? m.party_arranged() : m.party_arranged_with({ name }) }
}

/** The group for which it rings. */
function cameFrom(
  { groupId }: Channel,
  direction: ReportedCall['direction'],
  { directory }: PartyContext
): Pick<ReportedCall, 'queue' | 'cameBy'> {
  const group = direction === 'incoming' ? directory.group(groupId) : undefined
  return group === undefined ? {} : { queue: group.label, cameBy: 'queue' }
}

function startOf({ all }: CallLegs): number | undefined {
  const times = all.flatMap(({ offeredAt }) => offeredAt ?? [])
  return times.length === 0 ? undefined : Math.min(...times)
}

const isTalking = (state: ReportedCall['state']): boolean => state === 'connected' || state === 'held'

const connectedAt = (leg: Channel): number | undefined =>
  leg.direction === 'outbound' && leg.origination === undefined ? leg.answeredAt : leg.state?.at

/** Both need the other party's leg, which the system names (Basix 3.8). */
function allowedNow(call: Omit<ReportedCall, 'allowed'>, leg: Channel, { link }: CallContext): CallAction[] {
  const canLeave = call.state === 'connected' && !call.conference
  const isOffered = call.direction === 'incoming' && call.state === 'alerting'
  const named: CallAction[] = canLeave ? ['blindTransfer', 'park'] : isOffered ? ['answer', 'blindTransfer'] : []
  const { vendorId: id } = call
  return allowedActions(
    { ...call, id, consultsFor: undefined, named: leg.otherUuid === undefined ? [] : named },
    new CallsAround([]),
    link.capabilities
  )
}
