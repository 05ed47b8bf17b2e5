import type { ServerResponse } from 'node:http'
import type { Clock } from '../../../util/clock.ts'
import type { RequestFault } from './faults.ts'
import { writeHead, writeReply, type Reply } from './reply.ts'

const PIECES = 10

/** Writes an answer with what the faults make of it: too big, called something else, cut off or slow. */
export async function writeFaulty(
  outgoing: ServerResponse,
  answer: Reply,
  fault: RequestFault,
  clock: Clock
): Promise<void> {
  const reply = disguised(answer, fault)
  if (outgoing.destroyed) return
  const body = Buffer.from(reply.body ?? '')
  if (body.byteLength === 0 || (!fault.cutOff && fault.pieceMs === 0)) return writeReply(outgoing, reply)
  writeHead(outgoing, reply, body.byteLength)
  if (fault.pieceMs > 0) return await writeSlowly(outgoing, body, fault.pieceMs, clock)
  outgoing.write(body.subarray(0, Math.ceil(body.byteLength / 2)), () => outgoing.destroy())
}

function disguised(answer: Reply, { fillTo, contentType }: RequestFault): Reply {
  const named = contentType === undefined ? answer : { ...answer, contentType }
  if (fillTo === 0) return named
  const body = Buffer.alloc(fillTo, ' ')
  body.set(Buffer.from(answer.body ?? ''))
  return { ...named, status: answer.status === 204 ? 200 : answer.status, body }
}

async function writeSlowly(outgoing: ServerResponse, body: Uint8Array, pieceMs: number, clock: Clock): Promise<void> {
  outgoing.flushHeaders()
  const at = (piece: number): number => Math.floor((piece * body.byteLength) / PIECES)
  for (let piece = 0; piece < PIECES && !outgoing.destroyed; piece++) {
    await clock.sleep(pieceMs)
    outgoing.write(body.subarray(at(piece), at(piece + 1)))
  }
  outgoing.end()
}
