import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { basicOf } from '../../simulator/testing/basix-company.ts'
import { live } from '../testing/connector-harness.ts'
import type { BasixHarness } from './testing/basix-harness.ts'
import { openBasixHarness } from './testing/basix-harness.ts'

const KEY = 'k3y-of-the-service'
let basix: BasixHarness
let service: Server

/** A service of the customer: it holds the token, knows its own users, and hands tickets on. */
beforeEach(async () => {
  basix = await openBasixHarness()
  const { url, context } = basix.front
  const authorization = basicOf('example.org', context.directory.tokenOf('example.org'))
  service = createServer(async (incoming, outgoing) => {
    if (incoming.headers.authorization !== `Bearer ${KEY}`) return void outgoing.writeHead(401).end()
    const body = (await incoming.toArray()).join('')
    const asked = await fetch(`${url}/basix/api/gen_ws_ticket`, { method: 'POST', body, headers: { authorization } })
    outgoing.writeHead(asked.status, { 'content-type': 'application/json' }).end(await asked.text())
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  service.closeAllConnections()
  service.close()
  await basix[Symbol.asyncDispose]()
})

const typed = (token: string) => {
  const { port } = service.address() as AddressInfo // a TCP server that listens has such an address
  const ticketService = `http://127.0.0.1:${String(port)}/basix`
  return { method: 'tickets', values: { address: basix.front.url, ticketService, user: 'jane', token } }
}

describe('an account that has tickets only (Basix 1.2)', () => {
  it('sees calls and commands them, and starts none', async () => {
    const { harness, front } = basix
    const signedIn = await harness.signIn(typed(KEY))
    if (signedIn.status !== 'signedIn') throw new Error('more is asked for')
    expect(signedIn).toMatchObject({ label: 'Jane Doe' })
    expect(signedIn.warning).toBeUndefined()
    await using link = await harness.connector.open(signedIn.credentials, live)
    await link.snapshot(live)
    expect(link.capabilities.has('dial')).toBe(false)
    expect([...link.capabilities]).toEqual(expect.arrayContaining(['calls', 'hangUp', 'blindTransfer', 'park']))
    expect(front.requests.every(({ operation }) => ['gen_ws_ticket', 'ws_cti'].includes(operation))).toBe(true)
  })

  it('says that the service does not let it in', async () => {
    const refused = basix.harness.signIn(typed('another'))
    await expect(refused).rejects.toMatchObject({ kind: 'auth', userMessage: expect.stringContaining('service') })
  })
})

describe('a token that may start no calls', () => {
  it('takes dialling away, and leaves the calls', async () => {
    const { harness, front } = basix
    await harness.goLive()
    front.faults.reply(403, { operation: 'call_user' })
    const dialled = harness.do({ type: 'dial', number: '201', deviceId: undefined })
    await expect(dialled).rejects.toMatchObject({ kind: 'permission' })
    await harness.until(() => harness.recorded.lost.includes('dial'))
    expect(harness.can('hangUp')).toBe(true)
    await harness.rings()
  })
})
