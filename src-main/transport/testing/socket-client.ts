import { afterEach, expect, vi } from 'vitest'
import { Secret } from '../../logging/secret.ts'
import { ManualClock } from '../../util/clock.ts'
import type { HttpAuth } from '../http-request.ts'
import { runWebSocket, type WsEnd, type WsSend } from '../ws-client.ts'

/** A client as the product has it. */
export class SocketClient {
  readonly got: (string | Uint8Array)[] = []
  readonly end: Promise<WsEnd>
  readonly clock = new ManualClock()
  send: WsSend = () => {
    throw new Error('not open yet')
  }
  isOpen = false
  readonly #stop = new AbortController()

  constructor(url: string, auth: HttpAuth, path: string) {
    this.end = runWebSocket(
      { baseUrl: new URL(url), path, auth },
      this.clock,
      {
        opened: (send) => {
          this.send = send
          this.isOpen = true
        },
        text: (message) => this.got.push(message),
        binary: (message) => this.got.push(Uint8Array.from(message))
      },
      this.#stop.signal
    )
    this.end.catch(() => undefined)
  }

  async opened(): Promise<this> {
    await vi.waitFor(() => expect(this.got).toContain('hello'))
    return this
  }

  async gets(...messages: readonly (string | Uint8Array)[]): Promise<void> {
    await vi.waitFor(() => expect(this.got).toEqual(['hello', ...messages]))
  }

  stop(): void {
    this.#stop.abort()
  }
}

/** Opens a socket, with the right word unless told otherwise. */
export type ConnectSocket = (auth?: string | HttpAuth, path?: string) => SocketClient

const token = (word: string): HttpAuth => ({ kind: 'bearer', token: new Secret(word) })

/** Opens sockets that end with the test. */
export function socketClientsForEachTest(url: () => string): ConnectSocket {
  const clients: SocketClient[] = []
  afterEach(() => {
    for (const client of clients.splice(0)) client.stop()
  })
  return (auth = 'right', path = '/events') => {
    const client = new SocketClient(url(), typeof auth === 'string' ? token(auth) : auth, path)
    clients.push(client)
    return client
  }
}
