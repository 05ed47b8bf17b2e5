import { request } from 'node:http'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ConnectionLimit } from './connection-limit.ts'
import { until } from './testing/hostile-server.ts'
import { TestWebhooks } from './testing/test-webhooks.ts'

const ATTACKER = '127.0.0.1'
const POSTS = 40

let webhooks: TestWebhooks
let crowd: Crowd

beforeEach(async () => {
  webhooks = await TestWebhooks.open()
  crowd = new Crowd({ renews: true })
})

afterEach(async () => {
  vi.restoreAllMocks()
  crowd.leave()
  await webhooks[Symbol.asyncDispose]()
})

/** Connections that say nothing, or not enough; each is opened anew as soon as it is closed. */
class Crowd {
  readonly #sockets = new Set<Socket>()
  #renews: boolean
  /** How often one was opened. */
  opened = 0

  constructor({ renews }: { readonly renews: boolean }) {
    this.#renews = renews
  }

  come(size: number, says: string, localAddress = ATTACKER): void {
    for (let one = 0; one < size; one += 1) this.#open(says, localAddress)
  }

  get connected(): number {
    return [...this.#sockets].filter(({ readyState }) => readyState === 'open').length
  }

  leave(): void {
    this.#renews = false
    for (const socket of this.#sockets) socket.destroy()
  }

  #open(says: string, localAddress: string): void {
    const socket = connect({ port: webhooks.station.port, host: '127.0.0.1', localAddress })
    this.opened += 1
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#sockets.delete(socket)
      if (this.#renews) this.#open(says, localAddress)
    })
    socket.write(says)
  }
}

/** A post of a telephone system; its status, or what went wrong. */
function post(localAddress: string): Promise<number | string> {
  return new Promise((resolve) => {
    const sent = request(webhooks.url(), { method: 'POST', localAddress, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', (error) => resolve(error.message))
    sent.end('{}')
  })
}

/** Posts one after the other while time goes on and the crowd renews itself. */
async function statuses(localAddress: string): Promise<readonly (number | string)[]> {
  const found: (number | string)[] = []
  for (let one = 0; one < POSTS; one += 1) {
    found.push(await post(localAddress))
    await webhooks.clock.advance(50)
  }
  return found
}

const SLOW_BODY = (): string => `POST ${webhooks.webhook.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{`

it.each([
  ['64 that say nothing, to posts of another address', 64, () => '', '127.0.0.2'],
  ['64 that say nothing, to posts of the same address', 64, () => '', ATTACKER],
  ['64 with half a header, to posts of the same address', 64, () => 'POST /x HTTP/1.1\r\nHost:', ATTACKER],
  ['64 with half a body, to posts of the same address', 64, SLOW_BODY, ATTACKER],
  ['300 that say nothing, to posts of another address', 300, () => '', '127.0.0.2']
])('connections that are renewed for ever do no harm: %s', async (_name, size, says, localAddress) => {
  crowd.come(size, says())
  await until(() => crowd.connected >= Math.min(size, 64))
  expect(await statuses(localAddress)).toEqual(Array.from({ length: POSTS }, () => 204))
  expect(webhooks.received).toHaveLength(POSTS)
})

it('of one address no more than four stay open, and of all no more than 128', async () => {
  const added = vi.spyOn(ConnectionLimit.prototype, 'add')
  crowd = new Crowd({ renews: false })
  crowd.come(64, '')
  await until(() => added.mock.calls.length === 64)
  await webhooks.clock.advance(100)
  await until(() => crowd.connected === 4)
  for (let address = 2; address < 102; address += 1) crowd.come(3, '', `127.0.0.${String(address)}`)
  await until(() => added.mock.calls.length === 364)
  await until(() => crowd.connected === 128)
  await webhooks.clock.advance(1_000)
  await until(() => crowd.connected === 0)
})

it('posts that come all at the same time are all taken', async () => {
  const found = await Promise.all(Array.from({ length: POSTS }, () => post(ATTACKER)))
  expect(found).toEqual(Array.from({ length: POSTS }, () => 204))
})
