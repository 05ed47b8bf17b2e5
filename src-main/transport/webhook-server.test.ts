import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loopback, TestWebhooks } from './testing/test-webhooks.ts'
import { WebhookServer } from './webhook-server.ts'

let webhooks: TestWebhooks

beforeEach(async () => {
  webhooks = await TestWebhooks.open()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await webhooks[Symbol.asyncDispose]()
})

describe('a post to a webhook', () => {
  it('is answered with 204 and handed on as it came', async () => {
    const response = await webhooks.post(webhooks.webhook.path, '{"callId":"ä"}')
    expect([response.status, await response.text(), webhooks.received]).toEqual([204, '', ['{"callId":"ä"}']])
  })

  it('counts whatever its content type is, and without a body', async () => {
    await fetch(webhooks.url(), { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/weird' } })
    await fetch(webhooks.url(), { method: 'POST' })
    expect(webhooks.received).toEqual(['x', ''])
  })

  it('is found under the path of the outside world too, whether a proxy takes it away or not', async () => {
    const behind = webhooks.station.register('/ringside/hooks/', 'second', (body) => webhooks.received.push(body))
    expect(behind.path).toMatch(/^\/ringside\/hooks\/[\w-]{32,}\/ringside-[0-9a-f]{24}$/)
    expect((await webhooks.post(behind.path, 'whole')).status).toBe(204)
    expect((await webhooks.post(behind.path.replace('/ringside/hooks', ''), 'rest')).status).toBe(204)
    expect((await webhooks.post(`/other${behind.path}`)).status).toBe(404)
    expect(webhooks.received).toEqual(['whole', 'rest'])
  })

  it('finds nothing once the webhook has ended', async () => {
    webhooks.webhook[Symbol.dispose]()
    expect((await webhooks.post()).status).toBe(404)
    expect(webhooks.received).toEqual([])
  })

  it('reaches its own webhook only', async () => {
    const other: string[] = []
    const second = webhooks.station.register('', 'second', (body) => other.push(body))
    await webhooks.post(second.path, 'two')
    expect([webhooks.received, other]).toEqual([[], ['two']])
    expect(second.path.split('/')[1]).not.toBe(webhooks.webhook.path.split('/')[1])
  })
})

describe('the listener', () => {
  it('is there only while somebody uses it', async () => {
    const listening = vi.spyOn(Server.prototype, 'listen')
    const unused = new WebhookServer({ clock: webhooks.clock })
    expect(listening).not.toHaveBeenCalled()
    const first = await unused.listen(loopback)
    const second = await unused.listen(loopback)
    expect([listening.mock.calls.length, second.port]).toEqual([1, first.port])
    const answers = async (): Promise<number> => (await fetch(`http://127.0.0.1:${String(first.port)}/`)).status
    await first[Symbol.asyncDispose]()
    await first[Symbol.asyncDispose]()
    expect(await answers()).toBe(404)
    await second[Symbol.asyncDispose]()
    await expect(answers()).rejects.toThrow()
  })

  it('takes the webhooks of a user of it away with that user', async () => {
    const second = await webhooks.server.listen(loopback)
    await webhooks.station[Symbol.asyncDispose]()
    expect((await webhooks.post()).status).toBe(404)
    await second[Symbol.asyncDispose]()
  })

  it('says in words that the port is taken, and can be opened when it is free', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo // listening on TCP, so it is an AddressInfo
    const place = { host: '127.0.0.1', port }
    await expect(webhooks.server.listen(place)).rejects.toMatchObject({
      kind: 'network',
      userMessage: expect.stringMatching(/Another program uses port \d+/)
    })
    await new Promise((resolve) => other.close(resolve))
    await using free = await webhooks.server.listen(place)
    expect(free.port).toBe(port)
  })

  it('finds the address of a named interface, and says when it has gone', async () => {
    const address = { address: '127.0.0.1', family: 'IPv4', netmask: '', mac: '', internal: true, cidr: null } as const
    const named = new WebhookServer({ clock: webhooks.clock, interfaces: () => ({ company0: [address] }) })
    await using open = await named.listen({ host: 'company0', port: 0 })
    expect(open.port).toBeGreaterThan(0)
    for (const host of ['wlan0', '192.0.2.77']) {
      await expect(named.listen({ host, port: 0 })).rejects.toMatchObject({
        kind: 'network',
        userMessage: expect.stringContaining(host)
      })
    }
  })

  it('never listens on every interface at once', async () => {
    for (const host of ['0.0.0.0', '::', '::0', '0::0', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0', '::ffff:0:0', '::%1']) {
      await expect(webhooks.server.listen({ host, port: 0 })).rejects.toMatchObject({ kind: 'network' })
    }
  })
})
