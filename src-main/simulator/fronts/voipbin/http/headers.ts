import type { IncomingMessage } from 'node:http'
import type { Ids } from '../form/ids.ts'

/** What a client may choose as the id of its request. */
const chosenId = /^[A-Za-z0-9_-]{1,64}$/

/** Any origin, without credentials (VoIPBin API 2). */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Length'
} as const

/** What a browser is told that asks before it sends. */
export const preflightHeaders = {
  ...corsHeaders,
  'Access-Control-Allow-Methods': 'GET,POST,PUT,DELETE,OPTIONS',
  'Access-Control-Allow-Headers': 'Origin,X-Requested-With,Content-Type,Accept,Authorization'
} as const

/** The id of a request: the client's own, or one that is made. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>, ids: Ids): string {
  const chosen = headers['x-request-id']
  if (typeof chosen === 'string' && chosenId.test(chosen)) return chosen
  const hex = ids.next('request').replaceAll('-', '')
  return `req_${BigInt(`0x${hex}`).toString(32).toUpperCase().padStart(26, '0')}`
}
