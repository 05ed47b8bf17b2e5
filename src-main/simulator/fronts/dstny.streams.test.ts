import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import { createPbx, type Pbx } from '../pbx.ts'
import { DstnyTestClient, type BlockReader } from '../testing/dstny-client.ts'
import { openDstnyFront, type DstnyFront } from './dstny.ts'

const caller = '+493023125123'
const state = '/api/user/call-state/v1/example.org/jane'

let clock: ManualClock
let pbx: Pbx
let front: DstnyFront
let client: DstnyTestClient
let token: string

beforeEach(async () => {
  clock = new ManualClock()
  pbx = createPbx({ clock })
  front = await openDstnyFront(pbx)
  token = front.issueToken('jane')
  client = new DstnyTestClient(front, token)
})

afterEach(async () => {
  await front.close()
  pbx[Symbol.dispose]()
})

const version = async (reader: BlockReader): Promise<string | undefined> =>
  /version="(\d+)" state="(\w+)"/
    .exec((await reader.data()) ?? '')
    ?.slice(1)
    .join(' ')

async function callStream(): Promise<BlockReader> {
  const { id } = pbx.extension('200').legIn()
  return client.stream(`${state}/calls/${encodeURIComponent(id)}/events`)
}

describe('the dialog stream', () => {
  it('starts full and counts versions up with partial documents', async () => {
    const reader = await client.stream(`${state}/dialog-events`)
    expect(await version(reader)).toBe('0 full')
    const call = await pbx.outside(caller, 'A <&> B').dials(pbx.extension('200'))
    const early = (await reader.data()) ?? ''
    expect(early).toContain('version="1" state="partial"')
    expect(early).toContain('<state>early</state>')
    expect(early).toContain('display="A &lt;&amp;&gt; B"')
    expect(early).toContain('direction="recipient"')
    await pbx.extension('200').answers(call)
    expect((await reader.data()) ?? '').toContain('<state>confirmed</state>')
    call.caller.hangsUp()
    expect((await reader.data()) ?? '').toContain('terminated</state>')
  })

  it('can skip a version', async () => {
    const reader = await client.stream(`${state}/dialog-events`)
    await reader.data()
    front.switches.dialogGap = true
    await pbx.outside(caller).dials(pbx.extension('200'))
    expect(await version(reader)).toBe('2 partial')
  })

  it('has a heartbeat every 15 s', async () => {
    const reader = await client.stream(`${state}/dialog-events`)
    await reader.data()
    await clock.advance(15 * SECOND)
    expect(await reader.block()).toBe(':')
  })

  it('ends when the ticket is revoked', async () => {
    const reader = await client.stream(`${state}/dialog-events`)
    await reader.data()
    front.tickets.revokeToken(token)
    expect(await reader.data()).toBeUndefined()
    expect((await client.get(state)).status).toBe(401)
  })
})

describe('the stream of one call', () => {
  it('shows the present state, each change, and closes after TERMINATED', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    const reader = await callStream()
    expect(await reader.data()).toContain('"RINGING"')
    await pbx.extension('200').answers(call)
    expect(await reader.data()).toContain('"ACTIVE"')
    call.caller.hangsUp()
    expect(await reader.data()).toContain('"TERMINATED"')
    expect(await reader.data()).toBeUndefined()
  })

  it('tells the bench when each event was written', async () => {
    const written: string[] = []
    front.written.on((event) => written.push(event.operation))
    await pbx.outside(caller).dials(pbx.extension('200'))
    await (await callStream()).data()
    expect(written).toEqual(['streamCallState'])
  })
})

describe('faults on streams', () => {
  it('repeat the last event', async () => {
    await pbx.outside(caller).dials(pbx.extension('200'))
    const reader = await callStream()
    const first = await reader.data()
    front.faults.repeatLastEvent()
    expect(await reader.data()).toBe(first)
  })

  it('change the order of the next two', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    const reader = await callStream()
    await reader.data()
    front.faults.outOfOrder()
    await pbx.extension('200').answers(call)
    pbx.extension('200').holds(call)
    expect(await reader.data()).toContain('"HELD"')
    expect(await reader.data()).toContain('"ACTIVE"')
  })

  it('let events wait', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    const reader = await callStream()
    await reader.data()
    front.faults.delay(5 * SECOND, { operation: 'streamCallState' })
    await pbx.extension('200').answers(call)
    await clock.advance(5 * SECOND)
    expect(await reader.data()).toContain('"ACTIVE"')
  })

  it('make a stream silent for ever without closing it, and new ones work after clear()', async () => {
    const call = await pbx.outside(caller).dials(pbx.extension('200'))
    const silent = await callStream()
    await silent.data()
    front.faults.halfOpen()
    front.faults.clear()
    await pbx.extension('200').answers(call)
    await clock.advance(60 * SECOND)
    const reader = await callStream()
    expect(await reader.data()).toContain('"ACTIVE"')
    expect(front.streams).toHaveLength(2)
    await silent.close()
  })

  it('cut connections, and the server can go and come back on the same port', async () => {
    const reader = await client.stream(`${state}/dialog-events`)
    await reader.data()
    front.faults.dropConnections()
    await expect(reader.data()).rejects.toThrow()
    const { url } = front
    await front.faults.refuse()
    await expect(client.get(state)).rejects.toThrow()
    await front.faults.accept()
    expect([front.url, (await client.get(state)).status]).toEqual([url, 200])
  })
})

describe('faults on requests', () => {
  it('answer a status with Retry-After for a number of times', async () => {
    front.faults.reply(503, { retryAfter: 7, times: 1, operation: 'getUserCallState' })
    const refused = await client.get(state)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7'])
    expect((await client.get(state)).status).toBe(200)
  })

  it('send a web page', async () => {
    front.faults.htmlBody()
    const page = await client.get(state)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
  })

  it('cut the body off', async () => {
    front.faults.cutOffJson({ times: 1 })
    await expect(client.get(state)).rejects.toThrow()
    expect((await client.get(state)).status).toBe(200)
  })

  it('act and then cut the connection', async () => {
    front.faults.dropAfterActing('makeCall')
    const path = '/api/user/call-control/v1/example.org/jane/devices/200-desk/calls'
    await expect(client.post(path, '{"destination":"tel:201"}')).rejects.toThrow()
    expect(pbx.extension('200').legs).toHaveLength(1)
    expect(front.requests.map((request) => request.operation)).toEqual(['makeCall'])
  })
})
