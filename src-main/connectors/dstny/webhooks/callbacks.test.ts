import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { WebhookServer } from '../../../transport/webhook-server.ts'
import { ManualClock } from '../../../util/clock.ts'
import { Callbacks } from './callbacks.ts'

const clock = new ManualClock()
const life = new AbortController()
let callbacks: Callbacks

afterEach(() => callbacks[Symbol.asyncDispose]())

/** A port nobody has: the system does not give the same one out again soon. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // listening on TCP, so it is an AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function targetOf(base: string, port = 0): Promise<URL> {
  const listen = { host: '127.0.0.1', port }
  const place = { account: 'jane@example.org', base: new URL(base), listen, publicTarget: true }
  callbacks = new Callbacks({ server: new WebhookServer({ clock }), place, clock, signal: life.signal })
  await callbacks.open()
  return new URL(callbacks.add('calls', () => undefined)?.target.targetUrl ?? '')
}

describe('the address the telephone system posts to', () => {
  it.each(['https://hooks.example.org//evil.example/x', 'https://hooks.example.org///evil.example'])(
    'is at the host of %s, whatever its path begins with',
    async (base) => {
      expect((await targetOf(base, await freePort())).host).toBe('hooks.example.org')
    }
  )

  it.each(['https://hooks.example.org/r', 'http://hooks.example.org:8080/r'])('keeps the port of %s', async (base) => {
    expect((await targetOf(base, await freePort())).host).toBe(new URL(base).host)
  })

  it('takes the port that is listened on where it is reached without a proxy', async () => {
    expect((await targetOf('http://127.0.0.1/r')).port).toMatch(/^\d{4,5}$/)
  })
})
