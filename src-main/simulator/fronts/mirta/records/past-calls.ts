import { SECOND } from '../../../../util/durations.ts'
import { lookUp } from '../../../../util/lookup.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { CallLogItem } from '../../../core/call-log.ts'
import type { CallRecord } from '../../../core/call-records.ts'
import type { Party } from '../../../core/parties.ts'
import type { Extension } from '../../../people/extension.ts'
import type { Channels } from '../calls/channels.ts'
import type { Tenant, Tenants } from '../tenants.ts'
import { dispositionOf, type Disposition } from './dispositions.ts'

/** A finished call, as the history of a tenant has it (MiRTA 8.2). */
export interface PastCall {
  readonly tenant: Tenant
  readonly uniqueId: string
  readonly direction: 'IN' | 'OUT' | 'LOCAL'
  readonly from: Party
  readonly to: Party
  readonly disposition: Disposition
  readonly startedAt: number
  readonly answeredAt: number | undefined
  readonly endedAt: number
  readonly answeredBy: Party | undefined
  readonly queue: Party | undefined
  readonly originateId: string
}

/** Kinds of rows of a personal log that say there was a call. */
const kinds = {
  outgoing: { direction: 'OUT', disposition: 'ANSWERED' },
  incoming: { direction: 'IN', disposition: 'ANSWERED' },
  recording: { direction: 'IN', disposition: 'ANSWERED' },
  missed: { direction: 'IN', disposition: 'NO ANSWER' }
} as const

/** The finished calls of all tenants: those since the company opened, and those people remember from before. */
export class PastCalls {
  readonly #pbx: Pbx
  readonly #tenants: Tenants
  readonly #channels: Channels
  readonly #before: readonly PastCall[]

  constructor(pbx: Pbx, tenants: Tenants, channels: Channels) {
    this.#pbx = pbx
    this.#tenants = tenants
    this.#channels = channels
    this.#before = pbx.extensions.flatMap((person) =>
      person.log.flatMap((item) => this.#remembered(person, item) ?? [])
    )
  }

  /** The newest first. */
  of(tenants: readonly Tenant[]): readonly PastCall[] {
    const calls = [...this.#pbx.records.all.flatMap((record) => this.#recorded(record) ?? []), ...this.#before]
    return calls.filter(({ tenant }) => tenants.includes(tenant)).toSorted((a, b) => b.startedAt - a.startedAt)
  }

  find(uniqueId: string, tenants: readonly Tenant[]): PastCall | undefined {
    return this.of(tenants).find((call) => call.uniqueId === uniqueId)
  }

  /** The unique id of the call that somebody's log has such a row of. */
  idBehind(item: CallLogItem): string | undefined {
    return this.#before.find(({ startedAt, from }) => startedAt === item.startedAt && from === item.remote)?.uniqueId
  }

  /** The unique id of the call that such a row is about. */
  idOf({ startedAt, remote }: CallLogItem): string | undefined {
    const isOf = ({ from, to, ...call }: PastCall): boolean =>
      call.startedAt === startedAt && [from, to].some(({ number }) => number === remote.number)
    return this.of(this.#tenants.all).find(isOf)?.uniqueId
  }

  #remembered({ domain, party, log }: Extension, item: CallLogItem): PastCall | undefined {
    const kind = lookUp(kinds, item.kind)
    const tenant = this.#tenants.withDomain(domain)
    const isRecorded = this.#pbx.records.all.some(({ startedAt }) => startedAt === item.startedAt)
    if (kind === undefined || tenant === undefined || isRecorded || !log.includes(item)) return undefined
    const { direction, disposition } = kind
    const { startedAt, durationMs, remote } = item
    const [from, to] = direction === 'OUT' ? [party, remote] : [remote, party]
    const isAnswered = disposition === 'ANSWERED'
    return {
      tenant,
      uniqueId: this.#channels.idAt(startedAt),
      direction,
      from,
      to,
      disposition,
      startedAt,
      answeredAt: isAnswered ? startedAt : undefined,
      endedAt: startedAt + durationMs,
      answeredBy: isAnswered ? to : undefined,
      queue: undefined,
      originateId: ''
    }
  }

  #recorded(record: CallRecord): PastCall | undefined {
    const { from, to, queue, answeredBy, startedAt, endedAt, answeredAt, tag = '' } = record
    const [caller, called] = [this.#domainOf(from), [to, queue, answeredBy].map((one) => this.#domainOf(one))]
    const reached = called.find((domain) => domain !== undefined)
    const tenant = this.#tenants.withDomain(caller ?? reached ?? '')
    if (tenant === undefined) return undefined
    const direction = caller === undefined ? 'IN' : this.#domainOf(to) === caller ? 'LOCAL' : 'OUT'
    const uniqueId = this.#channels.idOfCall(record.id, startedAt)
    const disposition = dispositionOf(record)
    return {
      tenant,
      uniqueId,
      direction,
      from,
      to,
      disposition,
      startedAt,
      answeredAt,
      endedAt,
      answeredBy,
      queue,
      originateId: tag
    }
  }

  /** The organisation whose number a party has. */
  #domainOf(party: Party | undefined): string | undefined {
    if (party === undefined || party.withheld === true) return undefined
    const { extensions, queues, ringGroups } = this.#pbx
    const all = [...extensions, ...queues, ...ringGroups]
    return all.find((one) => one.party === party || one.data.number === party.number)?.data.domain
  }
}

/** How long it was talked on, in whole seconds. */
export const talkedSecondsOf = ({ answeredAt, endedAt }: PastCall): number =>
  answeredAt === undefined ? 0 : Math.floor((endedAt - answeredAt) / SECOND)
