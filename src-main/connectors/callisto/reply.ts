import type { HttpResponse } from '../../transport/http-client.ts'
import { protocolError, tooLargeError } from '../../transport/transport-errors.ts'
import { childOf, parseXml } from '../../transport/xml.ts'
import type { XmlElement } from '../../transport/xml.ts'
import { xmlText } from '../../transport/xml-text.ts'
import type { XmlCharset } from '../../transport/xml-text.ts'
import { limits } from '../../util/limits.ts'

/** A list of all groups is one answer, and a large company has some hundreds of them, of about 900 characters each. */
export const MOST_REPLY_BYTES = 1024 * 1024
const REPLY_LIMITS = { chars: MOST_REPLY_BYTES, parts: 30_000 }

/** What an answer says: a word, the rows of a list, or nothing, which is an empty list or leaves a change open. */
export type Reply =
  | { readonly kind: 'word'; readonly word: string; readonly id?: string }
  | { readonly kind: 'list'; readonly rows: readonly XmlElement[] }
  | { readonly kind: 'nothing' }

/**
 * Reads the body of a successful answer (Callisto API 1.5). `Request` is not looked at: it names other functions than the
 * one that was called. @throws CtiError protocol for what is no such answer
 */
export function readReply({ body, contentType }: HttpResponse, charset: XmlCharset, host: string): Reply {
  const text = body instanceof Uint8Array ? xmlText(body, contentType, charset) : ''
  if (text.length > REPLY_LIMITS.chars) throw tooLargeError(host)
  const root = parseXml(text, undefined, REPLY_LIMITS)
  // what stands around the answers of groups is not documented
  const response = root?.name === 'callisto' ? childOf(root, 'response') : root?.name === 'response' ? root : undefined
  if (response === undefined) throw protocolError(host, new Error('no answer in the body'))
  const status = childOf(response, 'status')
  if (status !== undefined) return wordOf(status.text, response)
  const rows = response.children.filter(({ name }) => name !== 'id')
  return rows.length > 0 ? { kind: 'list', rows } : wordOf(response.text, response)
}

function wordOf(word: string, response: XmlElement): Reply {
  if (word === '') return { kind: 'nothing' }
  const id = childOf(response, 'id')?.text ?? ''
  const isId = word === 'OK' && id !== '' && id.length <= limits.idChars
  return { kind: 'word', word, ...(isId ? { id } : {}) }
}
