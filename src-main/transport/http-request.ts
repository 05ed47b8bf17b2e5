import { Secret } from '../logging/secret.ts'
import { requestJson } from './json.ts'

/** How an account proves who it is; the secret goes into the request and nowhere else. */
export type HttpAuth =
  | { readonly kind: 'bearer'; readonly token: Secret }
  | { readonly kind: 'basic'; readonly user: string; readonly password: Secret }
  /** A key in the query of every request. */
  | { readonly kind: 'query'; readonly name: string; readonly value: Secret }

type Named = readonly (readonly [name: string, value: string | Secret])[]

/** One request; the path is encoded already and holds no query. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly query?: Named
  /** Sent as JSON; secrets inside are revealed here and nowhere else. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly raw?: RawBody
  /** Sent as a form, instead of `body`; every name and value is percent-encoded once. */
  readonly form?: Named
  /** Bytes of a form's text where the server reads another charset than UTF-8. */
  readonly formBytes?: (text: string) => Uint8Array
  /**
   * What a successful answer must be; 'text' takes anything but HTML and reads JSON where it is some, 'raw' gives the
   * bytes of an answer of any status and type, HTML too, for a vendor that judges them itself.
   */
  readonly expects: 'json' | 'text' | 'bytes' | 'nothing' | 'raw'
  /** Longest time from the request to the last byte of its answer, in ms; the client's when absent. */
  readonly deadlineMs?: number
  /** Largest answer that is taken, in bytes; 256 kB when absent. */
  readonly mostBytes?: number
  /** 'tell': a redirect is an answer with its `location`; it is never followed here (trust N2). */
  readonly redirect?: 'refuse' | 'tell'
  /** True: a 2xx counts as done although its body is cut off, too slow, too large, no JSON or a fragment of HTML; a web page never does. */
  readonly bodyMayBeLost?: boolean
  /** True: a read that waits for no other one; what changes something never does. A GET that changes something must say so. */
  readonly urgent?: boolean
  /** True: over a connection made for it, for those that are kept may all be dead behind a firewall. */
  readonly fresh?: boolean
}

/** A body that is not JSON, such as a picture. */
export interface RawBody {
  readonly contentType: string
  readonly content: Uint8Array | string
}

const JSON_OR_TEXT = 'application/json, text/plain;q=0.9'
const ACCEPTED: Readonly<Record<HttpRequest['expects'], string>> = {
  json: JSON_OR_TEXT,
  text: JSON_OR_TEXT,
  nothing: JSON_OR_TEXT,
  bytes: 'image/*, application/json;q=0.5',
  raw: '*/*'
}

/** What the server is asked to answer with. */
export const acceptHeader = ({ expects }: HttpRequest): Record<string, string> => ({ accept: ACCEPTED[expects] })

/** Headers with the secret of the account. */
export function authHeaders(auth: HttpAuth | undefined): Record<string, string> {
  switch (auth?.kind) {
    case 'bearer':
      return { authorization: `Bearer ${auth.token.reveal()}` }
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${auth.user}:${auth.password.reveal()}`).toString('base64')}` }
    case 'query':
    case undefined:
      return {}
  }
}

/** Path and query as they are sent, with the key of the account where it belongs there. */
export function target({ path, query = [] }: Pick<HttpRequest, 'path' | 'query'>, auth: HttpAuth | undefined): string {
  const all: Named = auth?.kind === 'query' ? [...query, [auth.name, auth.value]] : query
  return all.length === 0 ? path : `${path}?${encodedPairs(all, encodeURIComponent)}`
}

/** Type and content of the body. */
export function sentBody(request: HttpRequest): {
  readonly contentType: string
  readonly content: RawBody['content'] | null
} {
  const { raw, form, body, formBytes = utf8 } = request
  if (raw !== undefined) return raw
  if (form !== undefined) {
    const content = encodedPairs(form, (text) => percentEncoded(formBytes(text)))
    return { contentType: 'application/x-www-form-urlencoded', content }
  }
  const content = body === undefined ? null : requestJson(body, (secret) => secret.reveal())
  return { contentType: 'application/json', content }
}

/**
 * Where a redirect leads, as an absolute address; undefined when that is none, when it names somebody to sign in as, or
 * when it repeats a secret of the request, which would then be shown to whoever is there (trust N2).
 */
export function redirectTarget(
  location: string,
  origin: string,
  { path, query = [] }: HttpRequest,
  auth: HttpAuth | undefined
): string | undefined {
  const requested = new URL(path, origin)
  if (!URL.canParse(location, requested.href)) return undefined
  const { href, username, password } = new URL(location, requested)
  const values = [...query.map(([, value]) => value), auth?.kind === 'query' ? auth.value : '']
  const secrets = values.flatMap((value) => (value instanceof Secret ? value.reveal() : []))
  const shows = (secret: string): boolean => href.includes(secret) || decoded(href).includes(secret)
  return username !== '' || password !== '' || secrets.some(shows) ? undefined : href
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const encodedPairs = (pairs: Named, encode: (text: string) => string): string =>
  pairs.map(([name, value]) => `${encode(name)}=${encode(plain(value))}`).join('&')

const plain = (value: string | Secret): string => (value instanceof Secret ? value.reveal() : value)

const utf8 = (text: string): Uint8Array => Buffer.from(text)

/** The characters that `encodeURIComponent` leaves too. */
const PLAIN = /[A-Za-z0-9\-_.!~*'()]/

const percentEncoded = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte)
    return PLAIN.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
