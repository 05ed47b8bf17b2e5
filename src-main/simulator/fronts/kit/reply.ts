import type { ServerResponse } from 'node:http'
import type { FaultReply } from './faults.ts'

/** What is sent back: a status and at most one kind of body. */
export interface Reply {
  readonly status: number
  readonly contentType?: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** What a fault answers instead of acting. */
export const faultReply = ({ status, body, contentType = 'application/json', retryAfter }: FaultReply): Reply => ({
  status,
  ...(body !== undefined && { body, contentType }),
  ...(retryAfter !== undefined && { headers: { 'Retry-After': String(retryAfter) } })
})

/** Writes an answer. */
export function writeReply(outgoing: ServerResponse, reply: Reply): void {
  if (outgoing.destroyed) return
  const body = Buffer.from(reply.body ?? '')
  writeHead(outgoing, reply, body.byteLength)
  outgoing.end(body)
}

/** Writes the head of an answer with a body of so many bytes. */
export function writeHead(outgoing: ServerResponse, reply: Reply, length: number): void {
  outgoing.writeHead(reply.status, headersOf(reply, length))
}

/** The headers of an answer with a body of so many bytes. */
export const headersOf = ({ contentType, headers }: Reply, length: number): Readonly<Record<string, string>> => ({
  ...(contentType !== undefined && { 'Content-Type': contentType }),
  ...headers,
  'Content-Length': String(length)
})
