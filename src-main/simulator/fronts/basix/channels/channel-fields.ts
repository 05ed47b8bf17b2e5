import { OutsideParty } from '../../../people/outside-party.ts'
import type { FrontContext } from '../front-context.ts'
import type { BasixGroup } from '../people/directory.ts'
import { percentEncoded } from '../people/end-users.ts'
import { UNKNOWN_FIELD } from '../elements/element-fields.ts'
import type { Fields } from '../elements/fields.ts'
import { atom, binary, integer, nothing, tuple, type Term } from '../socket/bert.ts'
import { channelState, stateTerm, timestamp } from './channel-state.ts'
import { endUserText, enumeration, otherLine, textTerm, type KnownLine } from './known-line.ts'
import type { Line } from './lines.ts'
import { numberFields, numberText } from './numbers.ts'
import { otherInfo } from './other-info.ts'

/** Everything that is told of a line, but what its last event was (Basix API 3.4). */
export function channelFields(known: KnownLine, context: FrontContext): Fields {
  const { line, facts } = known
  const { switches, directory } = context
  const word = enumeration(context)
  const { leg, direction, answeredAt, ended } = line
  const user = directory.userOf(leg.owner)
  const isOutside = leg.owner instanceof OutsideParty
  const state = channelState(line, facts, context)
  const group = facts.group ?? waitingGroup(line, context)
  const fields: Readonly<Record<string, Term | undefined>> = {
    uuid: binary(line.uuid),
    direction: word(direction),
    peer_location: word(isOutside ? 'external' : 'internal'),
    ...numberFields(known, context),
    offer_timestamp: timestamp(line.offeredAt),
    answer_timestamp: answeredAt === undefined ? undefined : timestamp(answeredAt),
    hangup_timestamp: ended && timestamp(ended.at),
    other_uuid: textTerm(otherLine(known)?.uuid),
    user_id: user && integer(user.id),
    state: state && stateTerm(state, known.stateSince, word),
    group_id: group && integer(group.id),
    target: target(known, context),
    origination: originationText(known, context),
    end_user: isOutside ? textTerm(endUserText(known, context)) : undefined,
    tags: line.isRingingPark && facts.origination?.autoAnswer === true ? binary('auto_answer') : undefined,
    last_bridged_user_id: known.lastBridgedUser === undefined ? undefined : integer(known.lastBridgedUser),
    other_info: otherInfo(known, context),
    call_id: binary(direction === 'outbound' ? line.uuid : `${line.uuid}@sip.example.com`)
  }
  const present = Object.entries(fields).filter((entry): entry is [string, Term] => entry[1] !== undefined)
  return new Map(switches.unknownField ? [...present, [UNKNOWN_FIELD, tuple(atom('goat'), nothing)]] : present)
}

/** The group a caller waits for. */
const waitingGroup = ({ leg, direction }: Line, { directory }: FrontContext): BasixGroup | undefined =>
  direction === 'inbound' && leg.call.distribution !== undefined
    ? directory.groupOf(leg.call.distribution.party)
    : undefined

/** The user or group that was called, of a line towards the PBX. */
function target({ line, facts, domains }: KnownLine, context: FrontContext): Term | undefined {
  const { directory, switches } = context
  if (line.leg.direction === 'in') return undefined
  const address = binary(numberText(facts.called, domains[0], context))
  const group = directory.groupOf(facts.called)
  if (group !== undefined) {
    return switches.groupTarget === 'present'
      ? tuple(enumeration(context)('group'), integer(group.id), binary(group.name), address)
      : undefined
  }
  const user = directory.users.find(({ extension }) => extension.party === facts.called)
  return user && tuple(enumeration(context)('user'), integer(user.id), binary(user.name), address)
}

function originationText({ line, facts }: KnownLine, { switches }: FrontContext): Term | undefined {
  const { origination, isFirst } = facts
  if (origination === undefined || line.replaces !== undefined || (!isFirst && switches.originationOf === 'first'))
    return undefined
  const { method, destination } = origination
  if (switches.origination === 'opaque') return binary('7f2c*')
  return binary([method, destination].map(percentEncoded).join('*'))
}
