import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { caller, officeForEachCase } from '../../../testing/dstny-office.ts'

const office = officeForEachCase()

const operation = 'getUserCallState'

/** The raw bytes of the dialog stream until it is ended, in the chunks they came in. */
async function dialogBytes(during: () => Promise<void>): Promise<Uint8Array[]> {
  const token = office.front.issueToken('jane')
  const answer = await fetch(`${office.front.url}${office.state()}/dialog-events`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }
  })
  await during()
  office.front.tickets.revokeToken(token)
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.body ?? []) chunks.push(chunk as Uint8Array) // bytes, as of any fetched body
  return chunks
}

const textOf = (chunks: readonly Uint8Array[]): string => Buffer.concat(chunks).toString('utf8')
const nothing = async (): Promise<void> => undefined

describe('faulty bodies', () => {
  it('come slowly, in pieces', async () => {
    office.front.faults.slowBody(SECOND, { operation, times: 1 })
    const answer = await fetch(office.front.url + office.state(), {
      headers: { Authorization: `Bearer ${office.front.issueToken('jane')}` }
    })
    expect(answer.status).toBe(200)
    for (let piece = 0; piece < 10; piece++) await office.clock.advance(SECOND)
    expect(await answer.json()).toMatchObject({ fullState: true })
  })

  it('are far too big, though still right', async () => {
    office.front.faults.oversizedBody(undefined, { operation })
    const { text } = await office.client.get(office.state())
    expect([text.length, JSON.parse(text)]).toEqual([10_000_000, { fullState: true, calls: [] }])
  })

  it('are called something else, answers and streams alike', async () => {
    office.front.faults.wrongContentType('application/octet-stream')
    expect((await office.client.get(office.state())).headers.get('content-type')).toBe('application/octet-stream')
    const answer = await fetch(`${office.front.url}${office.state()}/dialog-events`, {
      headers: { Authorization: `Bearer ${office.front.issueToken('jane')}`, Accept: 'text/event-stream' }
    })
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    await answer.body?.cancel()
  })

  it('are only touched when there is no other answer', async () => {
    office.front.faults.oversizedBody()
    office.front.faults.reply(503, { times: 1 })
    const refused = await office.client.get(office.state())
    expect([refused.status, refused.text.length < 1000]).toEqual([503, true])
  })
})

describe('a ticket that runs out now', () => {
  it('is refused from then on, while open streams go on', async () => {
    const token = office.front.issueToken('jane')
    const client = office.withToken(token)
    const reader = await client.stream(`${office.state()}/dialog-events`)
    await reader.data()
    office.front.tickets.expireToken(token)
    expect((await client.get(office.state())).status).toBe(401)
    await office.ring()
    expect(await reader.data()).toContain('<state>early</state>')
  })
})

describe('event streams', () => {
  it('can end their lines in each of the three ways', async () => {
    office.front.switches.sseLineEnd = '\r\n'
    expect(textOf(await dialogBytes(nothing))).toMatch(
      /^: open\r\n\r\nid: 1\r\ndata: <\?xml [^\n]*\r\ndata: [^]*\r\n\r\n$/
    )
    office.front.switches.sseLineEnd = '\r'
    expect(textOf(await dialogBytes(nothing))).not.toContain('\n')
  })

  it('can begin with a byte order mark', async () => {
    office.front.switches.sseBom = true
    expect([...(await dialogBytes(nothing)).flatMap((chunk) => [...chunk])].slice(0, 4)).toEqual([
      0xef, 0xbb, 0xbf, 0x3a
    ])
  })

  it('can have comments around and inside events', async () => {
    office.front.switches.sseComments = true
    const text = textOf(await dialogBytes(nothing))
    expect(text).toContain(': before\nid: 1\n')
    expect(text).toContain(': inside\ndata: ')
    expect(text).toContain(': after\n\n')
  })

  it('can be cut inside letters', async () => {
    office.front.switches.sseSplitBytes = true
    const chunks = await dialogBytes(async () => {
      await office.ring(caller, 'Łukasz 李')
    })
    expect(textOf(chunks)).toContain('display="Łukasz 李"')
    expect(chunks.some((chunk) => ((chunk[0] ?? 0) & 0xc0) === 0x80)).toBe(true)
  })

  it('can leave out the last empty line when they end with an event', async () => {
    office.front.switches.sseNoFinalNewline = true
    const call = await office.ring()
    const { callId } = await office.onlyCall()
    const reader = await office.client.stream(`${office.statePath(callId)}/events`)
    expect(await reader.data()).toContain('RINGING')
    call.caller.hangsUp()
    expect(await reader.data()).toBeUndefined()
  })
})
