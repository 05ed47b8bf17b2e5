import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Pbx } from '../../../simulator/company/pbx.ts'
import type { Leg, LegState } from '../../../simulator/core/calls.ts'
import { openBasixFront } from '../../../simulator/fronts/basix/front.ts'
import type { BasixFront } from '../../../simulator/fronts/basix/front.ts'
import type { BasixSwitches } from '../../../simulator/fronts/basix/switches.ts'
import type { Extension } from '../../../simulator/people/extension.ts'
import { basicOf, basixData, CtiClient } from '../../../simulator/testing/basix-company.ts'
import { methods } from '../../../wire-tables/basix/methods.ts'
import { commands } from '../../../wire-tables/basix/sockets.ts'
import type { FaultReply } from '../../../simulator/fronts/kit/faults.ts'
import type { FrontUnderTest } from '../../testing/front.ts'
import type { ConformanceOptions } from '../../testing/options.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { createBasixConnector } from '../index.ts'
import { readOptions } from '../options.ts'
import type { BasixOptions } from '../options.ts'
import { ownCases } from './own-cases.ts'

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

/** What somebody hears who hears everything: the caller's leg of what rings at a user. */
async function ringingAt({ url, context }: BasixFront, who: Extension): Promise<string> {
  const { directory } = context
  const user = directory.userOf(who)
  const path = '/basix/api/ws_cti?app_name=Watcher&full_events=true'
  const headers = { authorization: basicOf(who.domain, directory.tokenOf(who.domain)) }
  const client = new CtiClient(new WebSocket(url.replace('http', 'ws') + path, { headers, perMessageDeflate: false }))
  await once(client.socket, 'open')
  await client.heard()
  const { other_uuid: uuid } = client.channel(({ user_id: id }) => id === user?.id)
  client.socket.close()
  await client.ended
  return typeof uuid === 'string' ? uuid : 'nobody calls'
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
    pickupIdAt: (who) => ringingAt(front, who),
    openStreams: () => front.streams.map(({ operation }) => operation),
    displace: () =>
      front.connections.open.forEach((one) => {
        one.say('connection_replaced')
        one.socket.end()
      }),
    [Symbol.asyncDispose]: () => front.close()
  }
}

/** A refusal as the system words it (Basix 1.4). */
const refusedWith = (id: string): FaultReply => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ result_code: 500, error: { id } })
})

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
  refusals: [
    {
      name: 'a token that is no longer good',
      command: 'dial',
      reply: refusedWith('authentication_required'),
      says: 'auth'
    },
    { name: 'no channel free', command: 'dial', reply: refusedWith('channel_limit_reached'), says: 'rateLimited' },
    { name: 'no such group', command: 'ringGroup', reply: refusedWith('group_not_found'), says: 'notFound' },
    {
      name: 'a destination that is not allowed',
      command: 'dial',
      reply: refusedWith('invalid_destination'),
      says: 'protocol'
    },
    { name: 'a word nobody knows', command: 'dial', reply: refusedWith('moon_in_wrong_phase'), says: 'protocol' },
    {
      name: 'a word, as a problem of its own',
      command: 'dial',
      reply: { ...refusedWith('user_busy'), status: 500 },
      says: 'conflict'
    }
  ],
  refusedCommand: 'dial',
  ownCases,
  faultTargets: {
    commands: { dial: ['call_user'], pickUp: ['call_user'], ringGroup: ['call_group'] },
    streams: {}
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
