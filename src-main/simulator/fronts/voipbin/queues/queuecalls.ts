import type { Call, Leg, Member } from '../../../core/calls.ts'
import { Queue } from '../../../distribution/queues.ts'
import { Extension } from '../../../people/extension.ts'
import type { Agents } from '../agents/agents.ts'
import { tagOfQueue } from '../agents/agents.ts'
import type { Calls } from '../calls/calls.ts'
import { queueIdOf, type Flows } from '../calls/flows.ts'
import { internal } from '../http/refusal.ts'
import { forgetOldest } from '../world/bounds.ts'
import type { Customers } from '../world/customers.ts'
import type { Shared } from '../world/shared.ts'
import { queuecallJson, queueJson, type Queuecall, type QueueRow } from './queue-json.ts'

/** The queues of the company and who waits in them (VoIPBin API 9). */
export class Queuecalls {
  readonly queues: readonly QueueRow[]
  readonly all = new Map<string, Queuecall>()
  readonly #shared: Shared
  readonly #agents: Agents
  readonly #calls: Calls
  readonly #flows: Flows
  readonly #waiting = new WeakMap<Call, Queuecall>()

  constructor(shared: Shared, agents: Agents, customers: Customers, calls: Calls, flows: Flows) {
    this.#shared = shared
    this.#agents = agents
    this.#calls = calls
    this.#flows = flows
    this.queues = shared.pbx.queues.map((queue, index) => ({
      id: queueIdOf(queue.data.id),
      customer: customers.ofDomain(queue.data.domain),
      created: shared.stamps.now - (index + 1) * 1_000_000,
      queue,
      tagIds: [tagOfQueue(queue.data.id)]
    }))
    shared.pbx.events.on((event) => {
      if (event.kind === 'queue') this.#beginAll(event.queue)
      if (event.kind === 'leg') this.#follow(event.leg)
      if (event.kind === 'callOver') this.#over(event.call)
    })
  }

  /** Those that hang on this queue: who waits, or is served. */
  of({ id }: QueueRow, isServed: boolean): Queuecall[] {
    const states: readonly string[] = isServed ? ['service'] : ['initiating', 'waiting', 'connecting', 'kicking']
    return [...this.all.values()].filter((one) => one.queue === id && states.includes(one.status))
  }

  /** Throws a caller out; the call goes on with its flow, which has nothing left. @throws VoipbinRefusal 500 */
  kick(queuecall: Queuecall): void {
    if (queuecall.status === 'done' || queuecall.status === 'abandoned') throw internal()
    if (queuecall.status === 'service') {
      const { caller } = queuecall
      this.#shared.pbx.after(0, () => this.#calls.hangUp(caller)) // the reply shows it unchanged
      return
    }
    if (queuecall.status === 'connecting' && this.#shared.switches.kickWhileConnecting === 'kicking') {
      queuecall.status = 'kicking' // nobody is told of it
      this.#shared.pbx.after(1000, () => this.#throwOut(queuecall))
      return
    }
    this.#throwOut(queuecall)
  }

  #throwOut(queuecall: Queuecall): void {
    const { call, caller, leg } = queuecall
    if (queuecall.status === 'abandoned') return // the caller was faster
    if (call.distribution instanceof Queue) {
      call.distribution.abandoned(call)
      call.distribution = undefined
    }
    this.#becomes(queuecall, 'abandoned')
    for (const other of call.othersThan(leg)) this.#shared.pbx.desk.end(other, { cause: 'cancelled', by: 'pbx' })
    this.#flows.leftQueue(leg, caller)
  }

  #follow(leg: Leg): void {
    const { call } = leg
    const known = this.#waiting.get(call)
    if (known === undefined)
      return void (call.distribution instanceof Queue && this.#begin(call, call.distribution, leg))
    if (leg === known.leg || !(leg.owner instanceof Extension)) return
    if (leg.isTalking && known.status !== 'service') this.#serviced(known, leg.owner)
    else if (leg.isLive && known.status === 'waiting') this.#becomes(known, 'connecting')
    else if (!leg.isLive && known.status === 'connecting' && !this.#rings(known)) this.#becomes(known, 'waiting')
  }

  /** Whoever has just come to the queue begins to wait. */
  #beginAll(queue: Member): void {
    for (const call of this.#shared.pbx.desk.calls) {
      const waiting = call.distribution === queue && !this.#waiting.has(call)
      const leg = waiting ? call.liveLegs.find((one) => one.state === 'queued') : undefined
      if (leg !== undefined) this.#begin(call, queue, leg)
    }
  }

  #begin(call: Call, queue: Member, leg: Leg): void {
    const row = this.queues.find((one) => one.queue === queue)
    const caller = this.#calls.of(leg)
    if (row === undefined || caller === undefined) return
    const { ids, stamps } = this.#shared
    const queuecall: Queuecall = {
      id: ids.next('queuecall'),
      customer: row.customer,
      created: stamps.next(),
      queue: row.id,
      call,
      caller,
      leg,
      status: 'initiating',
      agent: undefined,
      service: undefined,
      ended: undefined,
      updated: undefined,
      deleted: undefined
    }
    this.all.set(queuecall.id, queuecall)
    this.forgetOldest()
    this.#waiting.set(call, queuecall)
    this.#tell(queuecall, 'queuecall_created')
    this.#becomes(queuecall, 'waiting')
  }

  /** Of more than so many the oldest that are over go. */
  forgetOldest(most?: number): void {
    forgetOldest(this.all, ({ status }) => status === 'done' || status === 'abandoned', most)
  }

  #rings({ call, leg }: Queuecall): boolean {
    return call.liveLegs.some((one) => one !== leg && one.state === 'alerting')
  }

  #serviced(queuecall: Queuecall, person: Extension): void {
    queuecall.agent = this.#agents.of(person)?.id
    queuecall.service = this.#shared.stamps.now
    queuecall.status = 'service'
    this.#changed(queuecall, 'queuecall_serviced')
  }

  #over(call: Call): void {
    const known = this.#waiting.get(call)
    if (known === undefined || known.status === 'done' || known.status === 'abandoned') return
    this.#becomes(known, known.service === undefined ? 'abandoned' : 'done')
  }

  #becomes(queuecall: Queuecall, status: Queuecall['status']): void {
    if (status === 'done' || status === 'abandoned') queuecall.ended = this.#shared.stamps.now
    queuecall.status = status
    this.#changed(queuecall, `queuecall_${status}`)
  }

  #changed(queuecall: Queuecall, type: string): void {
    queuecall.updated = this.#shared.stamps.next()
    this.#tell(queuecall, type)
    const row = this.queues.find(({ id }) => id === queuecall.queue)
    if (row !== undefined) this.#tellQueue(row)
  }

  /** Deletes a row that nobody needs any more, and tells of it. */
  delete(queuecall: Queuecall): void {
    queuecall.deleted = this.#shared.stamps.next()
    this.#tell(queuecall, 'queuecall_deleted')
  }

  #tell(queuecall: Queuecall, type: string): void {
    const { tell, switches } = this.#shared
    const { id, customer } = queuecall
    tell({ type, id, customer, data: () => queuecallJson(queuecall, switches) })
  }

  #tellQueue(row: QueueRow): void {
    const { tell, switches } = this.#shared
    const data = () => queueJson(row, this.of(row, false), this.of(row, true), switches.dataForm)
    tell({ type: 'queue_updated', id: row.id, customer: row.customer, isTold: false, data })
  }
}
