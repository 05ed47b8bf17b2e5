import { SECOND } from '../../../../util/durations.ts'
import { Refusal } from '../../../core/refusal.ts'
import { originate, type FirstParty, type Origination as Started } from '../../../features/originate.ts'
import { linesOf, lineNow } from '../channels/lines.ts'
import type { FrontContext } from '../front-context.ts'
import type { BasixGroup } from '../people/directory.ts'
import type { Destination } from './destinations.ts'
import { errorBody, MethodError, wordFor } from './result.ts'

/** How long the first party rings when the request does not say, in ms. */
export const ANSWER_MS = 180 * SECOND

/** What a method has found out of its request. */
export interface CallRequest {
  readonly method: string
  readonly domain: string
  readonly first: FirstParty
  readonly destination: Destination
  readonly ringMs?: number | undefined
  readonly memberRingMs?: number | undefined
  readonly autoAnswer?: boolean
  readonly callingName?: string | undefined
  readonly group?: BasixGroup | undefined
  readonly shownNumber?: string | undefined
  readonly callbackUrl?: string | undefined
  /** How many channels it needs at first. */
  readonly channels: number
}

/** Makes the call of a request. @returns the channels of the first party. @throws MethodError */
export function startCall(request: CallRequest, context: FrontContext): readonly string[] {
  const { switches, channels } = context
  if (channels.countOf(request.domain) + request.channels > switches.channelLimit) {
    throw new MethodError(switches.channelLimitWord)
  }
  const started = begin(request, context)
  const legs = started.call.legs.filter(({ direction, owner }) => direction === 'in' && isFirst(request.first, owner))
  if (legs.length === 0) {
    context.originations.forget(started.call.tag) // such a call is never over
    throw new MethodError(nobodyWord(request.first))
  }
  void callBack(started, request, context)
  const rung = legs.flatMap(linesOf).filter(({ replaces }) => replaces === undefined)
  return rung.map(({ uuid }) => uuid)
}

function begin(request: CallRequest, context: FrontContext): Started {
  const { pbx, originations } = context
  const { method, destination, callingName, group, first, ringMs, memberRingMs, autoAnswer = false } = request
  const shownNumber = destination.shownNumber ?? request.shownNumber
  const tag = originations.add(pbx.nextId(), {
    method,
    destination: destination.written,
    callingName,
    shownNumber,
    shownName: destination.shownName,
    endUser: destination.endUser,
    group,
    autoAnswer
  })
  try {
    return originate(pbx, first, destination.target, {
      tag,
      autoAnswer,
      ...(ringMs !== undefined && { ringMs }),
      ...(memberRingMs !== undefined && { memberRingMs })
    })
  } catch (failure) {
    originations.forget(tag)
    if (failure instanceof Refusal) throw new MethodError('no_terminal')
    throw failure
  }
}

const isFirst = (first: FirstParty, owner: object): boolean =>
  first === owner || ('members' in first && first.members.some(({ extension }) => extension === owner))

/** Why nobody of a group was rung. */
function nobodyWord(first: FirstParty): string {
  const isBusy = 'members' in first && first.members.some(({ extension }) => extension.dnd || extension.isBusy)
  return isBusy ? 'user_busy' : 'no_terminal'
}

/** Tells how the attempt to reach the first party has ended. */
async function callBack(
  { result }: Started,
  { callbackUrl, method }: CallRequest,
  { callbacks, switches }: FrontContext
): Promise<void> {
  const ended = await result
  if (callbackUrl === undefined || (switches.callbacksOf === 'call_group' && method !== 'call_group')) return
  const line = ended.kind === 'answered' ? lineNow(ended.by) : undefined
  const uuid = line?.replaces ?? line?.uuid // that of the answer of the method, though a browser talks by another
  const body = ended.kind === 'answered' ? { result_code: 0, uuid } : errorBody(wordFor(ended.cause), switches)
  for (let time = 0; time < switches.callbackTimes; time++) await callbacks.post(callbackUrl, body)
}
