import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server in front of another one that writes some of its texts otherwise. */
export interface RewritingServer extends AsyncDisposable {
  readonly url: string
}

const isText = (answer: IncomingMessage): boolean =>
  /json|event-stream|text/.test(String(answer.headers['content-type'] ?? ''))

/** Passes everything on to `target`, and back with the first text of each pair replaced by the second. */
export async function startRewritingServer(
  target: string,
  rewrites: readonly (readonly [from: string, to: string])[]
): Promise<RewritingServer> {
  const rewritten = (text: string): string => rewrites.reduce((seen, [from, to]) => seen.replaceAll(from, to), text)
  const pass = (asked: IncomingMessage, answered: ServerResponse): void => {
    const url = new URL(asked.url ?? '/', target)
    const onward = request(url, { method: asked.method, headers: asked.headers, agent: false }, (answer) => {
      const { 'content-length': _length, ...headers } = answer.headers
      answered.writeHead(answer.statusCode ?? 502, headers)
      answered.flushHeaders()
      answer.on('data', (chunk: Buffer) => answered.write(isText(answer) ? rewritten(chunk.toString()) : chunk))
      answer.on('end', () => answered.end())
      answer.on('error', () => answered.destroy())
    })
    onward.on('error', () => answered.destroy())
    answered.on('close', () => onward.destroy())
    asked.pipe(onward)
  }
  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on TCP, so it is an AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
