import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { Secret } from '../../logging/secret.ts'
import { CtiError } from '../../util/errors.ts'
import { dstnyScopes } from '../../wire-tables/dstny-scopes.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import type { HttpResponse } from '../../transport/http-client.ts'
import { wantedScopes } from './capabilities.ts'
import type { Endpoints } from './endpoints/endpoints.ts'
import { SECOND_FACTOR_REQUIRED, SECOND_FACTOR_WRONG, errorCodes } from './errors.ts'
import type { OperationInput, Requester } from './request.ts'
import { wireTicket } from './wire/access.ts'
import type { WireTicket } from './wire/access.ts'
import { defined } from '../../util/defined.ts'

const MAX_NAME = 64
/**
 * Name our ticket has in the portal: the user recognises the computer, and signing in on a second one does not replace
 * the ticket of the first (Dstny API 6: the same name replaces).
 */
export const ticketName = (): string => `Ringside ${hostname().replace(/[^\w.-]+/g, '-')}`.slice(0, MAX_NAME)

/** Who signs in. */
export interface TicketUser {
  readonly domain: string
  readonly userId: string
}

/** Makes a ticket with user name and password; asks for the second factor when the server does. @throws CtiError */
export async function createSecureTicket(
  requester: Requester,
  endpoints: Endpoints,
  user: TicketUser,
  password: Secret,
  code: string,
  signal: AbortSignal
): Promise<WireTicket | 'secondFactor'> {
  const username = `${user.userId}@${user.domain}`
  const body = { username, password, ...(code === '' ? {} : { code: new Secret(code) }) }
  const input = (query: OperationInput['query']): OperationInput => ({ query, body })
  const answer = await withKnownScopes(requester, endpoints, 'createTicketSecure', input, signal)
  if (answer.status === 401 && errorCodes(answer.body).includes(SECOND_FACTOR_REQUIRED)) return 'secondFactor'
  if (isLocked(answer, code)) throw lockedCode(answer)
  return ticketFrom(requester, answer, m.error_sign_in_new_missing())
}

/** A code that is refused because of how often, or in words of a later server: other than a wrong one, it is no use to type another. */
function isLocked({ status, body }: HttpResponse, code: string): boolean {
  const isAboutCode = errorCodes(body).some((one) => one.startsWith('two.factor.') && one !== SECOND_FACTOR_WRONG)
  return status >= 400 && status < 500 && (isAboutCode || (code !== '' && [423, 429].includes(status)))
}

const lockedCode = ({ status, retryAfterMs }: HttpResponse): CtiError =>
  new CtiError('rateLimited', {
    userMessage: m.error_code_locked(),
    ...defined({ retryAfterMs }),
    cause: new Error(`status ${String(status)}`)
  })

/** Makes a ticket the way servers before 6.0.0 know (Dstny API 1.4 c). @throws CtiError */
export async function createLegacyTicket(
  requester: Requester,
  endpoints: Endpoints,
  user: TicketUser,
  password: string,
  signal: AbortSignal
): Promise<WireTicket> {
  const input = (query: NonNullable<OperationInput['query']>): OperationInput => {
    const permissions = query.flatMap(([name, value]) => (name === 'api' ? [String(value)] : []))
    return { query: [...query, ['t', legacyTicket(user, password, permissions)]] }
  }
  const answer = await withKnownScopes(requester, endpoints, 'createTicket', input, signal)
  return ticketFrom(requester, answer, m.error_sign_in_old_missing())
}

/** A server that does not know the assumed scope names answers 400; then only the sure ones are asked for. */
async function withKnownScopes(
  requester: Requester,
  endpoints: Endpoints,
  operation: DstnyOperationId,
  input: (query: NonNullable<OperationInput['query']>) => OperationInput,
  signal: AbortSignal
): Promise<HttpResponse> {
  const query = (onlySure: boolean): (readonly [string, string])[] => [
    ['platform', 'other'],
    ...wantedScopes(onlySure).map((ours) => ['api', endpoints.scopeName(ours, dstnyScopes[ours].serverName)] as const),
    ['name', ticketName()]
  ]
  const answer = await requester.send(operation, input(query(false)), signal)
  return answer.status === 400 ? requester.send(operation, input(query(true)), signal) : answer
}

function ticketFrom(requester: Requester, answer: HttpResponse, missing: string): WireTicket {
  if ([404, 405, 410, 501].includes(answer.status) && errorCodes(answer.body)[0] !== 'user.does.not.exist') {
    throw new CtiError('unsupported', { userMessage: missing })
  }
  return requester.checked(answer, wireTicket, false)
}

/** The password-based ticket string (Dstny API 1.4 c, with its two test vectors). */
export function legacyTicket(user: TicketUser, password: string, permissions: readonly string[]): Secret {
  const perms = permissions.join(':')
  const h1 = md5(`${user.userId}:${user.domain}:${password}`)
  const h2 = md5(`${user.userId}:${perms}:${h1}`)
  const part2 = base64(`P:${h2}:${user.userId}:${perms}`)
  return new Secret(`D${base64(user.domain)}.${part2}`)
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64').replaceAll('=', '')
