import { permissions } from '../agents/agent.ts'
import { isUuid } from '../form/ids.ts'
import type { Identity } from '../http/credentials.ts'
import type { VoipbinSwitches } from '../switches.ts'
import type { Told } from '../world/news.ts'

/** The part of the platform that publishes each resource, where topics name it (VoIPBin API 17). */
const services = {
  call: 'call',
  groupcall: 'call',
  recording: 'call',
  agent: 'agent',
  queue: 'queue',
  queuecall: 'queue',
  conference: 'conference',
  conferencecall: 'conference'
} as const

/** What an event is about: its type up to the first `_`. */
export const resourceOf = (type: string): string => type.split('_')[0] ?? ''

/** Every topic an event is published under, once for each form and scope (VoIPBin API 10.2). */
export function topicsOf({ type, customer, owner, id }: Told, { topics, copies }: VoipbinSwitches): string[] {
  const resource = resourceOf(type)
  const service = Object.entries(services).find(([name]) => name === resource)?.[1] ?? resource
  const ends = {
    both: [`${resource}:${id}`, `${resource}:${type}:${id}`],
    old: [`${resource}:${id}`],
    service: [`${service}:${type}:${id}`]
  }
  const scopes = [`customer_id:${customer}`, ...(owner === undefined ? [] : [`agent_id:${owner}`])]
  const once = scopes.flatMap((scope) => ends[topics].map((end) => `${scope}:${end}`))
  return Array.from({ length: copies }, () => once).flat()
}

/** Whether somebody may subscribe to a topic; a malformed one nobody may. */
export function mayFollow(topic: string, { permission, customer, agent }: Identity): boolean {
  const [scope = '', id = ''] = topic.split(':')
  if (!isUuid(id) || (scope !== 'customer_id' && scope !== 'agent_id')) return false
  if ((permission & permissions.superAdmin) !== 0) return true
  if (scope === 'agent_id') return agent !== undefined && id === agent.id
  return id === customer && (permission & (permissions.admin | permissions.manager)) !== 0
}
