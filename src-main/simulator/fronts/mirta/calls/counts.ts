import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, object } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { nodes } from './channels.ts'
import type { Extension } from '../../../people/extension.ts'

const peopleOf = ({ tenants: asked }: MirtaRequest, { tenants }: FrontContext): readonly Extension[] =>
  asked.flatMap((tenant) => tenants.people(tenant))

const registered = (request: MirtaRequest, context: FrontContext): readonly Extension[] =>
  peopleOf(request, context).filter((one) => one.isReachable)

/** All telephones are registered at the first node. */
const countPeers: Handler = (request, context) => {
  const counts = nodes.map((node, index) => [node, index === 0 ? registered(request, context).length : 0] as const)
  return object(Object.fromEntries(counts), counts.map(([node, count]) => `${node}:${count}|`).join(''))
}

const countChannels: Handler = (request, { channels }) => {
  const node = request.optional('nodename')
  const open = channels.open(request.tenants).filter((leg) => node === undefined || channels.of(leg).node === node)
  return object(open.length, String(open.length))
}

const countCalls: Handler = (_, { pbx }) => {
  const running = pbx.desk.calls.filter((call) => call.isLive).length
  return object(running, String(running))
}

const registeredPeers: Handler = (request, context) =>
  list(
    registered(request, context).map((one, index) => ({
      node: nodes[0],
      Name: context.tenants.userName(one),
      Host: `192.0.2.${10 + (index % 240)}`,
      Dyn: 'D',
      Forcerport: 'Yes',
      Comedia: 'Yes',
      ACL: '',
      Port: '5060',
      Status: 'OK (14 ms)',
      Description: '',
      Realtime: 'Cached RT'
    }))
  )

/** How much runs, and which telephones are there (MiRTA 3). */
export const countHandlers: Handlers = { countPeers, countChannels, countCalls, registeredPeers }
