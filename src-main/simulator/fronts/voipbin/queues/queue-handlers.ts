import type { Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { VoipbinRefusal } from '../http/refusal.ts'
import { json } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import { queuecallJson, queueJson, type Queuecall, type QueueRow } from './queue-json.ts'

const shown = (row: QueueRow, { queuecalls, switches }: Platform) =>
  queueJson(row, queuecalls.of(row, false), queuecalls.of(row, true), switches.dataForm)

const queuecallOf = (request: VoipbinRequest, platform: Platform): Queuecall =>
  rowOf(request, platform, { byId: (id) => platform.queuecalls.all.get(id), noun: 'QUEUECALL' })

/** Operations of queues and of those who wait in them. */
export const queueHandlers: Handlers = {
  listQueues: (request, platform) =>
    page(request, rowsOf(request, platform.queuecalls.queues), (row) => shown(row, platform), platform.switches),
  getQueue: (request, platform) => {
    const byId = (id: string) => platform.queuecalls.queues.find((row) => row.id === id)
    return json(shown(rowOf(request, platform, { byId, noun: 'QUEUE' }), platform))
  },
  listQueuecalls: (request, { queuecalls, switches }) =>
    page(request, rowsOf(request, queuecalls.all.values()), (one) => queuecallJson(one, switches), switches),
  getQueuecall: (request, platform) => json(queuecallJson(queuecallOf(request, platform), platform.switches)),
  deleteQueuecall: (request, platform) => {
    const queuecall = queuecallOf(request, platform)
    platform.queuecalls.delete(queuecall)
    return json(queuecallJson(queuecall, platform.switches))
  },
  kickQueuecall: (request, platform) => {
    const queuecall = queuecallOf(request, platform)
    platform.queuecalls.kick(queuecall)
    return json(queuecallJson(queuecall, platform.switches))
  },
  kickQueuecallOfCall: (request, platform) => {
    const id = request.id()
    const queuecall = [...platform.queuecalls.all.values()].findLast(({ caller }) => caller.id === id)
    if (queuecall === undefined) throw new VoipbinRefusal('NOT_FOUND', 'QUEUECALL_NOT_FOUND')
    request.demand(queuecall.customer)
    const isOver = queuecall.status === 'done' || queuecall.status === 'abandoned'
    if (!isOver) platform.queuecalls.kick(queuecall) // again is harmless here, by the id of the queuecall it is not
    return json(queuecallJson(queuecall, platform.switches))
  }
}
