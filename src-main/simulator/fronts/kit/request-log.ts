import type { IncomingMessage } from 'node:http'
import { Emitter } from '../../../util/emitter.ts'
import type { FrontRequest } from './front.ts'

/** More requests than these are not remembered: whoever polls asks many times a day. */
const MOST_REQUESTS = 20_000

/** The requests a front has seen, for tests. */
export class RequestLog<Request extends FrontRequest = FrontRequest> {
  /** Oldest first. */
  readonly all: Request[] = []
  readonly added = new Emitter<Request>()

  add(request: Request): void {
    this.all.push(request)
    if (this.all.length > MOST_REQUESTS) this.all.shift()
    this.added.emit(request)
  }

  /** Resolves with the first request of this operation from now on. */
  next(operation: Request['operation']): Promise<Request> {
    return new Promise((resolve) => {
      const off = this.added.on((request) => {
        if (request.operation !== operation) return
        off()
        resolve(request)
      })
    })
  }

  clear(): void {
    this.all.splice(0)
  }
}

/** The body of a request; undefined where it is larger than `mostBytes`. */
export async function readBody(incoming: IncomingMessage, mostBytes = 1_000_000): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
