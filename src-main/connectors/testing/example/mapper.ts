import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { RungMember } from '../../../../src-preload/contract/call.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { readNumber } from '../../../util/written-number.ts'
import { CallsAround, allowedActions } from '../../call-rules.ts'
import type { RuledCall } from '../../call-rules.ts'
import type {
  ConnectorEvent,
  ReportedCall,
  ReportedColleague,
  ReportedMissedCall,
  ReportedQueue
} from '../../events.ts'
import type { WireCall, WireGroup, WireLamp, WireMember, WireQueue, WireRow } from './wire.ts'

type Mapped = Omit<ReportedCall, 'allowed'>

/** All calls, with what each may be asked. */
export function mapCalls(calls: readonly WireCall[], able: ReadonlySet<Capability>): ReportedCall[] {
  const mapped = calls.map(mapCall)
  const ruled = mapped.map(ruledOf)
  const around = new CallsAround(ruled, able)
  return mapped.map((call) => ({ ...call, allowed: allowedActions(ruledOf(call), around, able) }))
}

const ruledOf = (call: Mapped): RuledCall => ({
  ...call,
  id: call.vendorId,
  consultsFor: undefined,
  named: call.state === 'connected' ? ['blindTransfer'] : []
})

const mapCall = ({ id, dir, state, name, number, since, members }: WireCall): Mapped => ({
  vendorId: id,
  direction: dir === 'out' ? 'outgoing' : 'incoming',
  state: state === 'talk' ? 'connected' : 'alerting',
  ...(state === 'pickup' ? { pickUp: true } : {}),
  remote: mapParty(name, number),
  ...(members === undefined ? {} : { rung: members.slice(0, limits.rung).map(mapMember) }),
  muted: false,
  conference: false,
  participants: [],
  startedAt: since * SECOND,
  deviceIds: [],
  answerDeviceIds: []
})

const RUNG_STATES: ReadonlyMap<string, RungMember['state']> = new Map([
  ['ring', 'ringing'],
  ['talk', 'answered'],
  ['failed', 'failed']
])

const mapMember = ({ name, state }: WireMember): RungMember => ({
  name: displayText(name) ?? '',
  state: RUNG_STATES.get(state) ?? 'idle'
})

function mapParty(name: string | null | undefined, written: string | null | undefined): Party {
  const number = readNumber(written ?? '')
  const shown = { name: displayText(name ?? undefined), number, displayNumber: number }
  return { kind: 'external', withheld: number === undefined, ...defined(shown) }
}

/** A call of the history that nobody answered. */
export const mapMissed = ({ id, at, name, number }: WireRow): ReportedMissedCall => ({
  vendorId: id,
  remote: mapParty(name, number),
  at: at * SECOND
})

export const mapQueue = ({ id, name, number, in: signedIn, paused, waiting }: WireQueue): ReportedQueue => ({
  vendorId: id,
  name: displayText(name) ?? id,
  kind: 'acd',
  signedIn: signedIn === '1',
  ...defined({ number: number ?? undefined, waiting }),
  ...(typeof paused === 'string' ? { paused: { ...defined({ reason: displayText(paused) }) } } : {})
})

/** A group that can be rung, and in which there is no signing in. */
export const mapGroup = ({ id, name, number }: WireGroup): ReportedQueue => ({
  vendorId: id,
  name: displayText(name) ?? id,
  kind: 'ring',
  ...defined({ number: number ?? undefined })
})

const LINES: ReadonlyMap<string, ReportedColleague['line']> = new Map([
  ['idle', 'idle'],
  ['ring', 'alerting'],
  ['talk', 'busy']
])

/** The lines of those who are watched. */
export function mapLamps(lamps: readonly WireLamp[], watched: readonly string[]): readonly ConnectorEvent[] {
  const states = new Map(lamps.map(({ ext, state }) => [ext, state]))
  return watched.map((contactId) => {
    const state = states.get(contactId)
    if (state === undefined) return { type: 'colleagueRemoved', contactId }
    return { type: 'colleagueChanged', colleague: { contactId, line: LINES.get(state) ?? 'unknown' } }
  })
}
