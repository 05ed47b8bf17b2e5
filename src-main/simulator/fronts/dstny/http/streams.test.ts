import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import type { BlockReader } from '../../../testing/dstny-client.ts'
import { caller, officeForEachCase } from '../../../testing/dstny-office.ts'

const office = officeForEachCase()

const version = async (reader: BlockReader): Promise<string | undefined> =>
  /version="(\d+)" state="(\w+)"/
    .exec((await reader.data()) ?? '')
    ?.slice(1)
    .join(' ')

const dialogStream = (client = office.client) => client.stream(`${office.state()}/dialog-events`)

async function callStream(): Promise<BlockReader> {
  const { id } = office.pbx.extension('200').legIn()
  return office.client.stream(`${office.statePath(id)}/events`)
}

describe('the dialog stream', () => {
  it('starts full and counts versions up with partial documents', async () => {
    const reader = await dialogStream()
    expect(await version(reader)).toBe('0 full')
    const call = await office.ring(caller, 'A <&> B')
    const early = (await reader.data()) ?? ''
    expect(early).toContain('version="1" state="partial"')
    expect(early).toContain('<state>early</state>')
    expect(early).toContain('display="A &lt;&amp;&gt; B"')
    expect(early).toContain('direction="recipient"')
    await office.pbx.extension('200').answers(call)
    expect((await reader.data()) ?? '').toContain('<state>confirmed</state>')
    call.caller.hangsUp()
    expect((await reader.data()) ?? '').toContain('terminated</state>')
  })

  it('can skip a version', async () => {
    const reader = await dialogStream()
    await reader.data()
    office.front.switches.dialogGap = true
    await office.ring()
    expect(await version(reader)).toBe('2 partial')
  })

  it('has a heartbeat every 15 s', async () => {
    const reader = await dialogStream()
    await reader.data()
    await office.clock.advance(15 * SECOND)
    expect(await reader.block()).toBe(':')
  })

  it('ends when the ticket is revoked', async () => {
    const token = office.front.issueToken('jane')
    const client = office.withToken(token)
    const reader = await dialogStream(client)
    await reader.data()
    office.front.tickets.revokeToken(token)
    expect(await reader.data()).toBeUndefined()
    expect((await client.get(office.state())).status).toBe(401)
  })
})

describe('the stream of one call', () => {
  it('shows the present state, each change, and closes after TERMINATED', async () => {
    const call = await office.ring()
    const reader = await callStream()
    expect(await reader.data()).toContain('"RINGING"')
    await office.pbx.extension('200').answers(call)
    expect(await reader.data()).toContain('"ACTIVE"')
    call.caller.hangsUp()
    expect(await reader.data()).toContain('"TERMINATED"')
    expect(await reader.data()).toBeUndefined()
  })

  it('tells the bench when each event was written', async () => {
    const written: string[] = []
    office.front.written.on((event) => written.push(event.operation))
    await office.ring()
    await (await callStream()).data()
    expect(written).toEqual(['streamCallState'])
  })
})

describe('faults on streams', () => {
  it('repeat the last event', async () => {
    await office.ring()
    const reader = await callStream()
    const first = await reader.data()
    office.front.faults.repeatLastEvent()
    expect(await reader.data()).toBe(first)
  })

  it('change the order of the next two', async () => {
    const call = await office.ring()
    const reader = await callStream()
    await reader.data()
    office.front.faults.outOfOrder()
    await office.pbx.extension('200').answers(call)
    office.pbx.extension('200').holds(call)
    expect(await reader.data()).toContain('"HELD"')
    expect(await reader.data()).toContain('"ACTIVE"')
  })

  it('lose the next one', async () => {
    const call = await office.ring()
    const reader = await callStream()
    await reader.data()
    office.front.faults.loseNextEvent({ operation: 'streamCallState' })
    await office.pbx.extension('200').answers(call)
    office.pbx.extension('200').holds(call)
    expect(await reader.data()).toContain('"HELD"')
  })

  it('let events wait', async () => {
    const call = await office.ring()
    const reader = await callStream()
    await reader.data()
    office.front.faults.delay(5 * SECOND, { operation: 'streamCallState' })
    await office.pbx.extension('200').answers(call)
    await office.clock.advance(5 * SECOND)
    expect(await reader.data()).toContain('"ACTIVE"')
  })

  it('make a stream silent for ever without closing it, and new ones work after clear()', async () => {
    const call = await office.ring()
    const silent = await callStream()
    await silent.data()
    office.front.faults.halfOpen()
    office.front.faults.clear()
    await office.pbx.extension('200').answers(call)
    await office.clock.advance(60 * SECOND)
    const reader = await callStream()
    expect(await reader.data()).toContain('"ACTIVE"')
    expect(office.front.streams).toHaveLength(2)
    await silent.close()
  })

  it('cut connections, and the server can go and come back on the same port', async () => {
    const reader = await dialogStream()
    await reader.data()
    office.front.faults.dropConnections()
    await expect(reader.data()).rejects.toThrow()
    const { url } = office.front
    await office.front.faults.refuse()
    await expect(office.client.get(office.state())).rejects.toThrow()
    await office.front.faults.accept()
    expect([office.front.url, (await office.client.get(office.state())).status]).toEqual([url, 200])
  })
})

describe('faults on requests', () => {
  it('answer a status with Retry-After for a number of times', async () => {
    office.front.faults.reply(503, { retryAfter: 7, times: 1, operation: 'getUserCallState' })
    const refused = await office.client.get(office.state())
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7'])
    expect((await office.client.get(office.state())).status).toBe(200)
  })

  it('send a web page', async () => {
    office.front.faults.htmlBody()
    const page = await office.client.get(office.state())
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
  })

  it('cut the body off', async () => {
    office.front.faults.cutOffJson({ times: 1 })
    await expect(office.client.get(office.state())).rejects.toThrow()
    expect((await office.client.get(office.state())).status).toBe(200)
  })

  it('act and then cut the connection', async () => {
    office.front.faults.dropAfterActing('makeCall')
    const path = `${office.control()}/devices/200-desk/calls`
    await expect(office.client.post(path, { destination: 'tel:201' })).rejects.toThrow()
    expect(office.pbx.extension('200').legs).toHaveLength(1)
    expect(office.front.requests.map((request) => request.operation)).toEqual(['makeCall'])
  })
})
