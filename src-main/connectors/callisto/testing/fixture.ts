import { readFileSync } from 'node:fs'
import type { HttpResponse } from '../../../transport/http-client.ts'
import type { XmlElement } from '../../../transport/xml.ts'
import type { XmlCharset } from '../../../transport/xml-text.ts'
import { readReply } from '../reply.ts'
import type { Reply } from '../reply.ts'

/** A successful answer with this body. */
export const replyOf = (body: string | Uint8Array, contentType = 'text/xml', charset: XmlCharset = 'utf-8'): Reply => {
  const response: HttpResponse = { status: 200, contentType, body: Buffer.from(body), retryAfterMs: undefined }
  return readReply(response, charset, 'pbx.example.org')
}

/** A recorded answer. */
export const fixture = (name: string): Reply => replyOf(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)))

/** Its rows. */
export function rowsIn(name: string): readonly XmlElement[] {
  const reply = fixture(name)
  return reply.kind === 'list' ? reply.rows : []
}
