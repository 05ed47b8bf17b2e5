import type { Pbx } from '../../../simulator/company/pbx.ts'
import type { Leg, LegState } from '../../../simulator/core/calls.ts'
import { openBasixFront } from '../../../simulator/fronts/basix/front.ts'
import type { BasixFront } from '../../../simulator/fronts/basix/front.ts'
import type { BasixSwitches } from '../../../simulator/fronts/basix/switches.ts'
import { basixData } from '../../../simulator/testing/basix-company.ts'
import { methods } from '../../../wire-tables/basix/methods.ts'
import { commands } from '../../../wire-tables/basix/sockets.ts'
import type { FrontUnderTest } from '../../testing/front.ts'
import type { ConformanceOptions } from '../../testing/options.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { createBasixConnector } from '../index.ts'
import { readOptions } from '../options.ts'
import type { BasixOptions } from '../options.ts'

/** A front as the suite sees it, and as what it is. */
export interface BasixFrontUnderTest extends FrontUnderTest {
  readonly front: BasixFront
}

/** Numbers are written as in the example company's country. */
const country: Partial<BasixOptions> = { countryCode: '49', nationalPrefix: '0', internationalPrefix: '00' }

/** Holding is not seen (Basix 3.5), and a telephone of mine that was rung first is taken for one that calls. */
function seenState(leg: Leg): LegState {
  if (!leg.isTalking && leg.state !== 'held') return leg.state
  return leg.call.othersThan(leg).some(({ state }) => state === 'alerting') ? 'alerting' : 'connected'
}

/** The front, with Jane's account; links take the place of others, and signing in does not. */
export async function openFrontUnderTest(
  pbx: Pbx,
  options: Partial<BasixOptions> = {},
  switches: Partial<BasixSwitches> = {}
): Promise<BasixFrontUnderTest> {
  const front = await openBasixFront(pbx, { switches })
  const { settings, secret } = front.issue('jane')
  const { domain } = pbx.extension('jane')
  const typed = (token: string) => ({
    method: 'token',
    values: { ...settings, token } as Readonly<Record<string, string>>, // each of them is text
    kept: { ...country, ...options }
  })
  const isCounted = (operation: string, path: string): boolean => operation !== 'ws_cti' || path.includes('forced=true')
  return {
    front,
    faults: front.faults,
    right: typed(secret),
    wrong: typed(`not-${secret}`),
    count: (wanted) =>
      front.requests.filter(({ operation, path }) => operation === wanted && isCounted(operation, path)).length,
    requests: () =>
      front.requests.map(({ operation, path, body }) => ({
        operation,
        path: `${path} ${body}`,
        changes: operation in commands || (operation in methods && operation !== 'gen_ws_ticket')
      })),
    revoke: () => front.context.directory.changeToken(domain),
    sees: seenState,
    contactIdOf: (who) => String(front.context.directory.userOf(who)?.id),
    pickupIdAt: async (who) => {
      const { channels } = front.context
      const caller = who.legIn().call.othersThan(who.legIn())[0]
      return channels.items.find(({ key }) => channels.lineOf(key, domain)?.leg === caller)?.key ?? 'nobody calls'
    },
    openStreams: () => front.streams.map(({ operation }) => operation),
    displace: () =>
      front.connections.open.forEach((one) => {
        one.say('connection_replaced')
        one.socket.end()
      }),
    [Symbol.asyncDispose]: () => front.close()
  }
}

/** What the suite of connectors must know of this vendor. */
export const conformanceOptions: ConformanceOptions = {
  name: 'Basix',
  // of colleagues and of members who ring only those hear who hear of everybody; the line to call with is known to us alone
  capabilities: [...capabilitiesFor({ options: readOptions({}), hasToken: true })].filter(
    (one) => !['colleagues', 'ringGroup', 'callerLines'].includes(one)
  ),
  connector: createBasixConnector,
  openFront: (pbx) => openFrontUnderTest(pbx),
  company: basixData,
  newsBy: 'socket',
  displaces: true,
  answersIn: 'body',
  byEffect: {
    commands: ['hangUp', 'reject', 'blindTransfer', 'park'],
    promise: { status: 200 }
  },
  // nothing can be asked for, so what the system leaves out is found at the next opening
  pending: ['is right after a message that was lost'],
  operations: { dial: 'call_user', callEvents: 'ws_cti' }
}

/** An account that hears of everybody's calls, and knows the codes of its telephone system. */
export const allOptions: ConformanceOptions = {
  ...conformanceOptions,
  name: 'Basix, with the calls of everybody',
  pending: [],
  capabilities: [...capabilitiesFor({ options: readOptions({ fullEvents: true }), hasToken: true })].filter(
    (one) => one !== 'callerLines'
  ),
  openFront: (pbx) => openFrontUnderTest(pbx, { fullEvents: true })
}
