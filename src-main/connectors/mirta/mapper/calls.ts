import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { CallAction } from '../../../../src-preload/contract/call.ts'
import { defined } from '../../../util/defined.ts'
import { CallsAround, allowedActions } from '../../call-rules.ts'
import type { RuledCall } from '../../call-rules.ts'
import type { ReportedCall } from '../../events.ts'
import type { TrackedCall } from '../calls/call-identity.ts'
import type { Consultation } from '../calls/consultations.ts'
import type { CallChannels } from '../calls/own-channels.ts'
import { mapParty } from './people.ts'
import type { Directory } from './people.ts'

type Mapped = Omit<ReportedCall, 'allowed'>

/** What is needed to show calls. */
export interface CallContext {
  readonly directory: Directory
  readonly capabilities: ReadonlySet<Capability>
  /** The channels of a call, as far as they are known now. */
  readonly channelsOf: (call: TrackedCall) => CallChannels
  /** Who is asked about a call. */
  readonly consultationAbout?: (vendorId: string) => Consultation | undefined
  /** Why a call did not come about. */
  readonly failureOf?: (vendorId: string) => string | undefined
}

/** All calls, with what each may be asked: what needs a channel only while it is known (MiRTA 4.3, 4.4). */
export function mapCalls(calls: readonly TrackedCall[], context: CallContext): readonly ReportedCall[] {
  const { capabilities } = context
  const mapped = calls.flatMap((call) => withRules(call, context))
  const around = new CallsAround(
    mapped.map(({ ruled }) => ruled),
    capabilities
  )
  return mapped.map(({ shown, ruled }) => ({ ...shown, allowed: allowedActions(ruled, around, capabilities) }))
}

interface Ruled {
  readonly shown: Mapped
  readonly ruled: RuledCall
}

function withRules(call: TrackedCall, context: CallContext): readonly Ruled[] {
  const consultation = context.consultationAbout?.(call.vendorId)
  if (consultation !== undefined) return asTwo(call, consultation, context)
  const failure = context.failureOf?.(call.vendorId)
  const shown = mapCall(call, context)
  const { own, other } = context.channelsOf(call)
  const isGiven = call.state === 'connected' && other !== undefined
  return [
    ruledAs(
      failure === undefined ? shown : { ...shown, state: 'failed', failure },
      isGiven ? ['blindTransfer'] : [],
      own === undefined ? ['consult'] : []
    )
  ]
}

/**
 * One leg on which somebody is asked: who waits, and who is asked. Each is ended by a channel of its own: to end one's own would hand the
 * call over (MiRTA 4.4).
 */
function asTwo(call: TrackedCall, consultation: Consultation, context: CallContext): readonly Ruled[] {
  const { waiting, waitingChannel, askedChannel, number, state, startedAt } = consultation
  const { connectedAt } = consultation
  const { name: _name, number: told, ...rest } = call
  const isTold = told !== undefined && told !== waiting.number
  const asked: TrackedCall = {
    vendorId: consultation.vendorId,
    direction: 'outgoing',
    pickUp: false,
    isDialled: true,
    state,
    startedAt,
    ...defined({ number: isTold ? told : number, name: isTold ? call.name : undefined, connectedAt })
  }
  const cannotCancel: readonly CallAction[] = askedChannel === undefined ? ['cancelConsultation'] : []
  const isEnded = (channel: string | undefined): readonly CallAction[] => (channel === undefined ? ['hangUp'] : [])
  return [
    ruledAs(
      { ...mapCall({ ...rest, ...waiting }, context), state: 'held', heldBy: 'us' },
      ['blindTransfer'], // it can be given to the one who is asked, and to nobody else
      ['blindTransfer', ...cannotCancel, ...isEnded(waitingChannel)]
    ),
    ruledAs(
      { ...mapCall(asked, context), consultsForVendorId: call.vendorId },
      [],
      [...cannotCancel, ...isEnded(askedChannel)]
    )
  ]
}

const ruledAs = (shown: Mapped, named: readonly CallAction[], never: readonly CallAction[]): Ruled => ({
  shown,
  ruled: { ...shown, id: shown.vendorId, consultsFor: shown.consultsForVendorId, named, never }
})

const mapCall = (call: TrackedCall, { directory }: CallContext): Mapped => ({
  vendorId: call.vendorId,
  direction: call.direction,
  state: call.state,
  ...(call.pickUp ? { pickUp: true } : {}),
  remote: mapParty(call.name, call.number, directory),
  muted: false,
  conference: false,
  participants: [],
  startedAt: call.startedAt,
  ...defined({ connectedAt: call.connectedAt }),
  deviceIds: [],
  answerDeviceIds: []
})
