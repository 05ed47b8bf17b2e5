import type { IncomingMessage } from 'node:http'
import { basixOperations } from '../../../../wire-tables/basix.ts'
import { isKeyOf } from '../../../../util/lookup.ts'
import type { Reply } from '../../kit/reply.ts'
import type { FrontContext } from '../front-context.ts'
import { domainOfToken, operationAt } from '../gate.ts'
import type { Values } from '../people/names.ts'
import { methods } from './methods.ts'
import { MethodError, refused } from './result.ts'

const text = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  contentType: 'text/plain',
  body,
  headers
})

/** Answers one HTTP request (Basix API 1.3, 1.4). */
export function answer(incoming: IncomingMessage, body: string, context: FrontContext): Reply {
  const { switches, directory } = context
  const name = operationAt(incoming.url ?? '/')
  if (name === undefined) return text(404, 'no such method')
  if (!isKeyOf(methods, name)) return text(426, 'a WebSocket is needed', { Upgrade: 'websocket' })
  const { method } = basixOperations[name]
  if (incoming.method !== method) return text(switches.wrongMethodStatus, 'POST is needed', { Allow: method })
  const domain = domainOfToken(incoming, directory)
  if (domain === undefined) {
    return switches.refusedToken === 'result'
      ? refused('authentication_required', switches, 200)
      : text(401, 'the token is wrong', { 'WWW-Authenticate': 'Basic realm="Basix"' })
  }
  try {
    return methods[name]({ domain, values: valuesOf(body), context })
  } catch (failure) {
    if (failure instanceof MethodError) return refused(failure.id, switches)
    throw failure
  }
}

/** The members of a body, which is JSON whatever it is called. @throws MethodError invalid_parameter */
function valuesOf(body: string): Values {
  const parsed = parse(body)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new MethodError('invalid_parameter')
  return new Map(Object.entries(parsed))
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
