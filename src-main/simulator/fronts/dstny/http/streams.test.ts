import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import type { BlockReader } from '../../../testing/dstny-client.ts'
import { caller, companyForEachCase } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

const version = async (reader: BlockReader): Promise<string | undefined> =>
  /version="(\d+)" state="(\w+)"/
    .exec((await reader.data()) ?? '')
    ?.slice(1)
    .join(' ')

const dialogStream = (client = company.client) => client.stream(`${company.state()}/dialog-events`)

async function callStream(): Promise<BlockReader> {
  const { id } = company.pbx.extension('200').legIn()
  return company.client.stream(`${company.statePath(id)}/events`)
}

describe('the dialog stream', () => {
  it('starts full and counts versions up with partial documents', async () => {
    const reader = await dialogStream()
    expect(await version(reader)).toBe('0 full')
    const call = await company.ring(caller, 'A <&> B')
    const early = (await reader.data()) ?? ''
    expect(early).toContain('version="1" state="partial"')
    expect(early).toContain('<state>early</state>')
    expect(early).toContain('display="A &lt;&amp;&gt; B"')
    expect(early).toContain('direction="recipient"')
    await company.pbx.extension('200').answers(call)
    expect((await reader.data()) ?? '').toContain('<state>confirmed</state>')
    call.caller.hangsUp()
    expect((await reader.data()) ?? '').toContain('terminated</state>')
  })

  it('can skip a version', async () => {
    const reader = await dialogStream()
    await reader.data()
    company.front.switches.dialogGap = true
    await company.ring()
    expect(await version(reader)).toBe('2 partial')
  })

  it('has a heartbeat every 15 s', async () => {
    const reader = await dialogStream()
    await reader.data()
    await company.clock.advance(15 * SECOND)
    expect(await reader.block()).toBe(':')
  })

  it('ends when the ticket is revoked', async () => {
    const token = company.front.issueToken('jane')
    const client = company.withToken(token)
    const reader = await dialogStream(client)
    await reader.data()
    company.front.tickets.revokeToken(token)
    expect(await reader.data()).toBeUndefined()
    expect((await client.get(company.state())).status).toBe(401)
  })
})

describe('the stream of one call', () => {
  it('shows the present state, each change, and closes after TERMINATED', async () => {
    const call = await company.ring()
    const reader = await callStream()
    expect(await reader.data()).toContain('"RINGING"')
    await company.pbx.extension('200').answers(call)
    expect(await reader.data()).toContain('"ACTIVE"')
    call.caller.hangsUp()
    expect(await reader.data()).toContain('"TERMINATED"')
    expect(await reader.data()).toBeUndefined()
  })

  it('tells the bench when each event was written', async () => {
    const written: string[] = []
    company.front.written.on((event) => written.push(event.operation))
    await company.ring()
    await (await callStream()).data()
    expect(written).toEqual(['streamCallState'])
  })
})

describe('faults on streams', () => {
  it('repeat the last event', async () => {
    await company.ring()
    const reader = await callStream()
    const first = await reader.data()
    company.front.faults.repeatLastEvent()
    expect(await reader.data()).toBe(first)
  })

  it('change the order of the next two', async () => {
    const call = await company.ring()
    const reader = await callStream()
    await reader.data()
    company.front.faults.outOfOrder()
    await company.pbx.extension('200').answers(call)
    company.pbx.extension('200').holds(call)
    expect(await reader.data()).toContain('"HELD"')
    expect(await reader.data()).toContain('"ACTIVE"')
  })

  it('lose the next one', async () => {
    const call = await company.ring()
    const reader = await callStream()
    await reader.data()
    company.front.faults.loseNextEvent({ operation: 'streamCallState' })
    await company.pbx.extension('200').answers(call)
    company.pbx.extension('200').holds(call)
    expect(await reader.data()).toContain('"HELD"')
  })

  it('let events wait', async () => {
    const call = await company.ring()
    const reader = await callStream()
    await reader.data()
    company.front.faults.delay(5 * SECOND, { operation: 'streamCallState' })
    await company.pbx.extension('200').answers(call)
    await company.clock.advance(5 * SECOND)
    expect(await reader.data()).toContain('"ACTIVE"')
  })

  it('make a stream silent for ever without closing it, and new ones work after clear()', async () => {
    const call = await company.ring()
    const silent = await callStream()
    await silent.data()
    company.front.faults.halfOpen()
    company.front.faults.clear()
    await company.pbx.extension('200').answers(call)
    await company.clock.advance(60 * SECOND)
    const reader = await callStream()
    expect(await reader.data()).toContain('"ACTIVE"')
    expect(company.front.streams).toHaveLength(2)
    await silent.close()
  })

  it('cut connections, and the server can go and come back on the same port', async () => {
    const reader = await dialogStream()
    await reader.data()
    company.front.faults.dropConnections()
    await expect(reader.data()).rejects.toThrow()
    const { url } = company.front
    await company.front.faults.refuse()
    await expect(company.client.get(company.state())).rejects.toThrow()
    await company.front.faults.accept()
    expect([company.front.url, (await company.client.get(company.state())).status]).toEqual([url, 200])
  })
})

describe('faults on requests', () => {
  it('answer a status with Retry-After for a number of times', async () => {
    company.front.faults.reply(503, { retryAfter: 7, times: 1, operation: 'getUserCallState' })
    const refused = await company.client.get(company.state())
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7'])
    expect((await company.client.get(company.state())).status).toBe(200)
  })

  it('send a web page', async () => {
    company.front.faults.htmlBody()
    const page = await company.client.get(company.state())
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
  })

  it('cut the body off', async () => {
    company.front.faults.cutOffJson({ times: 1 })
    await expect(company.client.get(company.state())).rejects.toThrow()
    expect((await company.client.get(company.state())).status).toBe(200)
  })

  it('act and then cut the connection', async () => {
    company.front.faults.dropAfterActing('makeCall')
    const path = `${company.control()}/devices/200-desk/calls`
    await expect(company.client.post(path, { destination: 'tel:201' })).rejects.toThrow()
    expect(company.pbx.extension('200').legs).toHaveLength(1)
    expect(company.front.requests.map((request) => request.operation)).toEqual(['makeCall'])
  })
})
