import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { Pbx } from '../../../simulator/company/pbx.ts'
import type { Leg, LegState } from '../../../simulator/core/calls.ts'
import { VoipbinFront } from '../../../simulator/fronts/voipbin/front.ts'
import type { VoipbinSwitches } from '../../../simulator/fronts/voipbin/switches.ts'
import { lookUp } from '../../../util/lookup.ts'
import { voipbinOperations } from '../../../wire-tables/voipbin.ts'
import type { FrontUnderTest } from '../../testing/front.ts'
import type { ConformanceOptions } from '../../testing/options.ts'
import { capabilityTable } from '../capabilities.ts'
import { createVoipbinConnector } from '../index.ts'

/** A front as the suite sees it, and as what it is. */
export interface VoipbinFrontUnderTest extends FrontUnderTest {
  readonly front: VoipbinFront
}

/** What the called see of calls from here. */
const CALLER_NUMBER = '+493023125100'

/** The front, with Jane's account. */
export async function openFrontUnderTest(
  pbx: Pbx,
  switches: Partial<VoipbinSwitches> = {}
): Promise<VoipbinFrontUnderTest> {
  const front = await VoipbinFront.open(pbx, { switches })
  front.issue('jane')
  const { tokens, agents } = front.platform
  const typed = (token: string) => ({
    method: 'token',
    values: { address: front.url, token },
    kept: { callerNumber: CALLER_NUMBER }
  })
  const jane = front.agent('jane')
  jane.status = 'available'
  return {
    front,
    faults: front.faults,
    get right() {
      return typed(tokens.issue(jane))
    },
    wrong: typed(`${tokens.issue(jane)}x`),
    count: (wanted) => front.requests.filter(({ operation }) => operation === wanted).length,
    requests: () =>
      front.requests.map(({ operation, path, method }) => ({
        operation,
        path,
        changes: lookUp(voipbinOperations, operation) !== undefined && method !== 'GET'
      })),
    revoke: () => tokens.revokeAll(),
    sees: (leg) => seenState(leg, front),
    seesBeside: ({ call }) => call.transfer?.target.state,
    contactIdOf: (who) => agents.of(who)?.id ?? '',
    openStreams: () => front.streams.map(({ operation }) => operation),
    [Symbol.asyncDispose]: () => front.close()
  }
}

/** Holding is seen where it was done from here, and while somebody is asked on the same leg. */
function seenState(leg: Leg, front: VoipbinFront): LegState | undefined {
  if (!leg.isLive) return undefined
  if (!leg.isTalking) return leg.state
  if (leg.call.transfer !== undefined) return 'held'
  const others = leg.call.othersThan(leg)
  // what rings the user first is connected when the other side has answered
  if (!others.some(({ isTalking }) => isTalking)) return 'alerting'
  const isHeld = others.some((other) => front.platform.calls.of(other)?.hidden.isHeld === true)
  return isHeld ? 'held' : 'connected'
}

/**
 * What the suite asks for beside calls. Statuses have other names here than its company has, nobody signs in to a queue, and there is
 * no voicemail in the history: those parts have their own tests.
 */
const BESIDE: readonly Capability[] = [
  'colleagues',
  'queueFigures',
  'queueCallers',
  'contactSearch',
  'personalContacts'
]

/** What the suite of connectors must know of this vendor. */
export const conformanceOptions: ConformanceOptions = {
  name: 'VoIPBin',
  capabilities: [...capabilityTable.capabilitiesOf('calls'), ...BESIDE],
  connector: createVoipbinConnector,
  openFront: (pbx) => openFrontUnderTest(pbx),
  newsBy: 'socket',
  answersIn: 'status',
  operations: { dial: 'createCalls', readCalls: 'listOwnCalls', callEvents: 'openSocket' },
  refusedCommand: 'hold',
  faultTargets: {
    commands: {
      dial: ['createCalls'],
      ringPeople: ['createGroupcall'],
      reject: ['hangUpGroupcall'],
      hangUp: ['hangUpCall'],
      hold: ['holdCall'],
      resume: ['resumeCall'],
      mute: ['muteCall'],
      unmute: ['unmuteCall'],
      blindTransfer: ['createTransfer'],
      consult: ['createTransfer'],
      completeTransfer: ['hangUpCall'],
      cancelConsultation: ['hangUpGroupcall'],
      startRecording: ['startCallRecording'],
      stopRecording: ['stopCallRecording']
    },
    streams: {}
  }
}
