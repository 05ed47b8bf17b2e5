import type { Address } from '../form/resource.ts'
import { groupcallJson, type Groupcall, type GroupcallStart } from '../groupcalls/groupcall.ts'
import type { RingOrder } from '../groupcalls/unfolding.ts'
import type { Handler } from '../http/handlers.ts'
import { internal, VoipbinRefusal } from '../http/refusal.ts'
import { json } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import { callJson, type CallRow, type FlowAction } from './call-row.ts'

/** What is to be dialled and done then. */
export interface DialRequest {
  readonly customer: string
  readonly source: Address
  readonly actions: readonly FlowAction[]
  readonly flowId: string
}

/** What the members of a request say about dialling; the body is refused before rights are judged. */
export function dialRequestOf(request: VoipbinRequest, { flows }: Platform): DialRequest {
  const flowId = request.reference('flow_id')
  const actions = flows.actionsOf(flowId, request.list('actions'))
  return { customer: request.identity.customer, source: request.address('source'), actions, flowId }
}

/** Refuses what nobody may dial or pays for. @throws VoipbinRefusal 402 | 403 | 500 */
export function demandDialling(destinations: readonly Address[], source: Address, { switches, pbx }: Platform): void {
  if (!switches.verified && destinations.some(({ type }) => type === 'tel')) {
    throw new VoipbinRefusal('PERMISSION_DENIED', 'IDENTITY_VERIFICATION_REQUIRED')
  }
  const isOwn = [...pbx.extensions, ...pbx.queues].some(({ data }) => data.number === source.target)
  const isForeign = switches.checksSource && source.type === 'tel' && !isOwn
  if (switches.noCredit === 'internal' || isForeign) throw internal()
  if (switches.noCredit === 'documented') throw new VoipbinRefusal('PAYMENT_REQUIRED', 'INSUFFICIENT_BALANCE')
}

/** Begins a call of the PBX for the first of these addresses; when somebody has answered, the actions run there. */
function begin(platform: Platform, dialled: DialRequest, [first]: readonly Address[]): RingOrder {
  const { pbx, unfolding, flows } = platform
  const { customer, source, actions } = dialled
  const person = first && unfolding.personAt(first, customer)
  const call = pbx.desk.newCall(person ?? pbx.outsideAt(first?.target ?? ''))
  call.afterAnswer = (by) => flows.run(by, actions)
  return { call, customer, source, shown: flows.wantedParty(actions, customer), lost: () => undefined }
}

/** Rings one number. @returns undefined where it cannot be rung */
function ringNumber(platform: Platform, dialled: DialRequest, destination: Address): CallRow | undefined {
  const order = begin(platform, dialled, [destination])
  platform.unfolding.ringNumber(order, destination)
  const [leg] = order.call.legs
  const row = leg && platform.calls.of(leg)
  if (row !== undefined) row.flowId = dialled.flowId
  return row
}

/** Rings a group call. @returns undefined where there is nothing to ring */
export function ringGroup(
  platform: Platform,
  dialled: DialRequest,
  start: Pick<GroupcallStart, 'destinations' | 'ringMethod' | 'answerMethod'>
): Groupcall | undefined {
  const order = begin(platform, dialled, start.destinations)
  return platform.unfolding.ringGroup(order, { ...start, flowId: dialled.flowId })
}

/** Starts a leg to each destination: numbers come back as calls, people as group calls, the rest is skipped (VoIPBin API 6.4). */
export const createCalls: Handler = (request, platform) => {
  const destinations = request.addresses('destinations')
  const dialled = dialRequestOf(request, platform)
  request.demand(dialled.customer)
  demandDialling(destinations, dialled.source, platform)
  const { switches } = platform
  const isNumber = ({ type }: Address): boolean => type === 'tel' || type === 'sip'
  const rows = destinations.filter(isNumber).flatMap((one) => ringNumber(platform, dialled, one) ?? [])
  const groups = destinations.filter(({ type }) => type === 'agent' || type === 'extension')
  const groupcalls = groups.flatMap((destination) => {
    const start = { destinations: [destination], ringMethod: 'ring_all', answerMethod: 'hangup_others' }
    return ringGroup(platform, dialled, start) ?? []
  })
  if (rows.length === 0 && groupcalls.length === 0) throw internal()
  const calls = rows.map((row) => callJson(row, switches))
  if (switches.bareCallList) return json(calls)
  return json({ calls, groupcalls: groupcalls.map((one) => groupcallJson(one, switches.dataForm)) })
}
