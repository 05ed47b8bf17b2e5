import type { Dispatcher } from 'undici'
import { SECOND } from '../util/durations.ts'
import type { Clock } from '../util/clock.ts'
import { lookUp } from '../util/lookup.ts'
import type { ServerTime } from '../util/server-time.ts'
import type { HttpRequest } from './http-request.ts'
import { parseJson } from './json.ts'
import { isTooLarge, protocolError, tooLargeError } from './transport-errors.ts'

/** Largest answer of a request that names no other, in bytes (trust N6). */
const MAX_BODY_BYTES = 256 * 1024

type Body = Dispatcher.ResponseData['body']

/** Reads the body of an answer as its request expects it. @throws CtiError protocol; and what the connection fails with */
export async function readBody(
  request: HttpRequest,
  response: Dispatcher.ResponseData,
  host: string,
  signal: AbortSignal
): Promise<unknown> {
  const type = contentTypeOf(response)
  const isDone = request.bodyMayBeLost === true && response.statusCode < 300 && !type.startsWith('text/html')
  let bytes: Uint8Array
  try {
    bytes = await boundedBytes(response.body, request.mostBytes ?? MAX_BODY_BYTES, host)
  } catch (error) {
    if (isDone && !signal.aborted) return undefined
    if (response.statusCode >= 400 && isTooLarge(error)) return undefined // the status says what matters
    throw error
  }
  return request.expects === 'raw' ? bytes : parsed(request, { status: response.statusCode, type, bytes, host })
}

async function boundedBytes(body: Body, mostBytes: number, host: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    // undici types its body's chunks as any
    size += chunk.byteLength
    if (size > mostBytes) {
      discard(body)
      throw tooLargeError(host)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

interface Received {
  readonly status: number
  readonly type: string
  readonly bytes: Uint8Array
  readonly host: string
}

function parsed(request: HttpRequest, { status, type, bytes, host }: Received): unknown {
  const ok = status >= 200 && status < 300
  if (ok && request.expects === 'bytes' && !type.startsWith('text/')) return bytes.byteLength > 0 ? bytes : undefined
  const text = new TextDecoder().decode(bytes)
  if (text.trim() === '') return undefined
  const html = type.startsWith('text/html') || /^\s*<(!doctype|html)/i.test(text)
  if (html && ok && request.bodyMayBeLost === true && !isPage(text)) return undefined
  if (html && ok) throw protocolError(host, new Error('HTML answer'))
  if (html || (ok && request.expects === 'nothing')) return undefined
  // A name such as 1e3 or 007 is no number: of a text answer only what must be JSON is read as such.
  if (ok && request.expects === 'text' && !/^\s*["{[]/.test(text)) return text
  try {
    return parseJson(text)
  } catch (error) {
    if (ok && request.bodyMayBeLost === true) return undefined
    if (ok && request.expects === 'json') throw protocolError(host, error)
    return text
  }
}

/** A whole page comes from whoever stands before the server, to sign in; a fragment such as `<p>done</p>` does not. */
const isPage = (html: string): boolean => /<(!doctype|html|head|body|title|meta|script|form|iframe)\b/i.test(html)

/** Ends a body that nobody reads. */
export function discard(body: Body): void {
  body.destroy()
}

/** Value of a header, the first of several; empty when there is none. */
export function header(response: Pick<Dispatcher.ResponseData, 'headers'>, name: string): string {
  const value = lookUp(response.headers, name)
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** In lower case, with its parameters. */
export const contentTypeOf = (response: Pick<Dispatcher.ResponseData, 'headers'>): string =>
  header(response, 'content-type').toLowerCase()

/** A date is whole seconds, cut off, and an answer is under way for a while: so much says nothing about a clock, in ms. */
const SAME_TIME_MS = 3 * SECOND

/** Epoch ms from `Date`; of an answer that somebody kept it would say nothing about now. */
function serverNow(response: Pick<Dispatcher.ResponseData, 'headers'>): number | undefined {
  const at = Date.parse(header(response, 'date'))
  return Number.isFinite(at) && header(response, 'age') === '' ? at : undefined
}

/** What an answer says about the server's clock. */
export function serverTime(response: Pick<Dispatcher.ResponseData, 'headers'>, clock: Clock): ServerTime {
  const at = serverNow(response)
  if (at === undefined) return {}
  const aheadMs = at - clock.now()
  return { serverAheadMs: Math.abs(aheadMs) < SAME_TIME_MS ? 0 : Math.round(aheadMs) }
}

/** From `Retry-After`, in ms; a date is by the server's clock, as far as that is known. */
export function retryAfter(
  response: Pick<Dispatcher.ResponseData, 'headers'>,
  clock: Clock
): { readonly retryAfterMs: number | undefined } {
  const text = header(response, 'retry-after')
  if (text === '') return { retryAfterMs: undefined }
  const ms = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - (serverNow(response) ?? clock.now())
  return { retryAfterMs: Number.isFinite(ms) ? Math.max(0, ms) : undefined }
}
