import type { IncomingMessage } from 'node:http'
import { dstnyOperations, type DstnyOperationId } from '../../../../wire-tables/dstny.ts'
import { Refusal, type RefusalReason } from '../../../core/refusal.ts'
import type { Reply } from '../../kit/reply.ts'
import { readBody } from '../../kit/request-log.ts'
import { DstnyRefusal, errorReply } from './reply.ts'
import type { DstnyRouter } from './router.ts'
import type { RawRequest } from './request.ts'
import { underOurNames } from './route-file.ts'

/** Reads a request and finds its operation. @throws DstnyRefusal 400 | 404 | 405 */
export async function readRequest(incoming: IncomingMessage, router: DstnyRouter): Promise<RawRequest> {
  const url = new URL(incoming.url ?? '/', 'http://localhost')
  const match = router.find(methodOf(incoming), url.pathname)
  const bytes = await readBody(incoming)
  if (bytes === undefined) throw new DstnyRefusal(400, { fieldName: 'body', code: 'value.invalid' })
  if (match === 'unknownPath') throw new DstnyRefusal(404, { code: 'path.unknown', name: url.pathname })
  if (match === 'wrongMethod') throw new DstnyRefusal(405, { code: 'method.not.allowed', name: incoming.method ?? '' })
  const query = new URLSearchParams(underOurNames(url.searchParams, match.names.query))
  return { ...match, query, headers: incoming.headers, bytes }
}

function methodOf({ method, headers }: IncomingMessage): string {
  const override = headers['x-http-method-override']
  return method === 'POST' && typeof override === 'string' ? override.toUpperCase() : (method ?? 'GET')
}

/** The answer for operations the front does not serve: 410 for deprecated ones, else 501. */
export function notServed(id: DstnyOperationId): DstnyRefusal {
  const isOld = 'deprecated' in dstnyOperations[id]
  return new DstnyRefusal(isOld ? 410 : 501, { code: isOld ? 'operation.deprecated' : 'not.implemented', name: id })
}

const statuses: Readonly<Record<RefusalReason, readonly [status: number, code: string]>> = {
  notPossible: [409, 'action.not.allowed'],
  deviceInactive: [409, 'action.not.allowed'],
  noSuchDevice: [404, 'device.does.not.exist'],
  noSuchCall: [404, 'call.does.not.exist'],
  noSuchTransfer: [404, 'item.does.not.exist'],
  noSuchParticipant: [404, 'item.does.not.exist'],
  noSuchUser: [404, 'user.does.not.exist'],
  noSuchQueue: [404, 'group.does.not.exist'],
  notAMember: [404, 'group.does.not.exist'],
  noSuchActivity: [400, 'value.invalid'],
  backgroundCall: [409, 'background.call.exists'],
  transcoded: [409, 'call.transcoded'],
  invalid: [400, 'value.invalid']
}

/** Says a refusal in the documented error body; anything else passes. */
export function refusalReply(failure: unknown): Reply {
  if (failure instanceof DstnyRefusal) return errorReply(failure)
  if (!(failure instanceof Refusal)) throw failure
  const [status, code] = statuses[failure.reason]
  return errorReply(new DstnyRefusal(status, { code, description: failure.message }))
}
