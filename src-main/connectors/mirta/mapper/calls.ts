import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { CallAction } from '../../../../src-preload/contract/call.ts'
import { defined } from '../../../util/defined.ts'
import { CallsAround, allowedActions } from '../../call-rules.ts'
import type { RuledCall } from '../../call-rules.ts'
import type { ReportedCall } from '../../events.ts'
import type { TrackedCall } from '../calls/call-identity.ts'
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
}

/** All calls, with what each may be asked: what needs a channel only while it is known (MiRTA 4.3, 4.4). */
export function mapCalls(calls: readonly TrackedCall[], context: CallContext): readonly ReportedCall[] {
  const { capabilities } = context
  const mapped = calls.map((call) => {
    const shown = mapCall(call, context.directory)
    return { shown, ruled: ruledOf(shown, context.channelsOf(call)) }
  })
  const around = new CallsAround(
    mapped.map(({ ruled }) => ruled),
    capabilities
  )
  return mapped.map(({ shown, ruled }) => ({ ...shown, allowed: allowedActions(ruled, around, capabilities) }))
}

function ruledOf(call: Mapped, { own, other }: CallChannels): RuledCall {
  const never: readonly CallAction[] = own === undefined ? ['consult'] : []
  const isGiven = call.state === 'connected' && other !== undefined
  return { ...call, id: call.vendorId, consultsFor: undefined, named: isGiven ? ['blindTransfer'] : [], never }
}

const mapCall = (call: TrackedCall, directory: Directory): Mapped => ({
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
