import type { Address } from '../form/resource.ts'
import { microsOf } from '../form/stamps.ts'
import type { Platform } from '../world/platform.ts'
import type { Groupcall } from './groupcall.ts'

const ids = {
  groupcall: 'd8596b14-4d8e-4a86-afde-642b46d59ac7',
  customer: '5e4a0680-804e-11ec-8477-2fea5968d85b',
  owner: '62005165-7592-4ff7-9076-55bf491023f2',
  master: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890',
  call: '3c77eb43-2098-4890-bb6c-5af0707ba4a6'
} as const

/** Adds the group call of the vendor's page: one of its two legs is counted, and has no id yet. */
export function addSample({ groupcalls, calls, agents }: Platform): Groupcall {
  const created = microsOf('2023-04-21 15:33:28.569053') ?? 0
  const extension = (user: string): Address => ({ type: 'extension', target: `${user}@test` })
  const source: Address = { type: 'tel', target: '+15551234567' }
  const destinations = [extension('test11'), extension('test12')]
  const group = groupcalls.create(
    {
      customer: ids.customer,
      source,
      destinations,
      ringMethod: 'ring_all',
      answerMethod: 'hangup_others',
      owner: agents.byId(ids.owner),
      masterCall: ids.master
    },
    { id: ids.groupcall, created }
  )
  const leg = {
    id: ids.call,
    customer: ids.customer,
    owner: ids.owner,
    direction: 'outgoing',
    source,
    created
  } as const
  group.calls.push(calls.add({ ...leg, destination: destinations[0] ?? source, groupcall: group, master: ids.master }))
  group.lost = 1 // the second one
  return group
}
