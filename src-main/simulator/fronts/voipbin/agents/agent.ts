import type { Extension } from '../../../people/extension.ts'
import { layouts, written, writtenAddress, type Address, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'

/** Bits of an agent's rights (VoIPBin API 3.4). */
export const permissions = { superAdmin: 1, agent: 16, admin: 32, manager: 64 } as const

/** Somebody who signs in: a person of the company. */
export interface Agent {
  readonly id: string
  readonly extension: Extension
  readonly customer: string
  readonly username: string
  readonly created: number
  name: string
  detail: string
  /** Any text: the server checks nothing. */
  ringMethod: string
  status: string
  permission: number
  tagIds: readonly string[]
  addresses: readonly Address[]
  updated: number
}

/** An agent as it goes over the wire. */
export function agentJson(agent: Agent, form: Form): Members {
  const members = {
    id: agent.id,
    customer_id: agent.customer,
    username: agent.username,
    name: agent.name,
    detail: agent.detail,
    ring_method: agent.ringMethod,
    status: agent.status,
    permission: agent.permission,
    tag_ids: agent.tagIds,
    addresses: agent.addresses.map((address) => writtenAddress(address, form)),
    direct_hash: '',
    tm_create: new Stamp(agent.created),
    tm_update: new Stamp(agent.updated),
    tm_delete: new Stamp(undefined)
  }
  return written(members, layouts.agent, form)
}
