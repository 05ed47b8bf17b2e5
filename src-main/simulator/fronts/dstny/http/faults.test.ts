import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { caller, companyForEachCase } from '../../../testing/dstny-company.ts'

const company = companyForEachCase()

const operation = 'getUserCallState'

/** The raw bytes of the dialog stream until it is ended, in the chunks they came in. */
async function dialogBytes(during: () => Promise<void>): Promise<Uint8Array[]> {
  const token = company.front.issueToken('jane')
  const answer = await fetch(`${company.front.url}${company.state()}/dialog-events`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }
  })
  await during()
  company.front.tickets.revokeToken(token)
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.body ?? []) chunks.push(chunk as Uint8Array) // bytes, as of any fetched body
  return chunks
}

const textOf = (chunks: readonly Uint8Array[]): string => Buffer.concat(chunks).toString('utf8')
const nothing = async (): Promise<void> => undefined

describe('faulty bodies', () => {
  it('come slowly, in pieces', async () => {
    company.front.faults.slowBody(SECOND, { operation, times: 1 })
    const answer = await fetch(company.front.url + company.state(), {
      headers: { Authorization: `Bearer ${company.front.issueToken('jane')}` }
    })
    expect(answer.status).toBe(200)
    for (let piece = 0; piece < 10; piece++) await company.clock.advance(SECOND)
    expect(await answer.json()).toMatchObject({ fullState: true })
  })

  it('are far too big, though still right', async () => {
    company.front.faults.oversizedBody(undefined, { operation })
    const { text } = await company.client.get(company.state())
    expect([text.length, JSON.parse(text)]).toEqual([10_000_000, { fullState: true, calls: [] }])
  })

  it('are called something else, answers and streams alike', async () => {
    company.front.faults.wrongContentType('application/octet-stream')
    expect((await company.client.get(company.state())).headers.get('content-type')).toBe('application/octet-stream')
    const answer = await fetch(`${company.front.url}${company.state()}/dialog-events`, {
      headers: { Authorization: `Bearer ${company.front.issueToken('jane')}`, Accept: 'text/event-stream' }
    })
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    await answer.body?.cancel()
  })

  it('are only touched when there is no other answer', async () => {
    company.front.faults.oversizedBody()
    company.front.faults.reply(503, { times: 1 })
    const refused = await company.client.get(company.state())
    expect([refused.status, refused.text.length < 1000]).toEqual([503, true])
  })
})

describe('a ticket that runs out now', () => {
  it('is refused from then on, while open streams go on', async () => {
    const token = company.front.issueToken('jane')
    const client = company.withToken(token)
    const reader = await client.stream(`${company.state()}/dialog-events`)
    await reader.data()
    company.front.tickets.expireToken(token)
    expect((await client.get(company.state())).status).toBe(401)
    await company.ring()
    expect(await reader.data()).toContain('<state>early</state>')
  })
})

describe('event streams', () => {
  it('can end their lines in each of the three ways', async () => {
    company.front.switches.sseLineEnd = '\r\n'
    expect(textOf(await dialogBytes(nothing))).toMatch(
      /^: open\r\n\r\nid: 1\r\ndata: <\?xml [^\n]*\r\ndata: [^]*\r\n\r\n$/
    )
    company.front.switches.sseLineEnd = '\r'
    expect(textOf(await dialogBytes(nothing))).not.toContain('\n')
  })

  it('can begin with a byte order mark', async () => {
    company.front.switches.sseBom = true
    expect([...(await dialogBytes(nothing)).flatMap((chunk) => [...chunk])].slice(0, 4)).toEqual([
      0xef, 0xbb, 0xbf, 0x3a
    ])
  })

  it('can have comments around and inside events', async () => {
    company.front.switches.sseComments = true
    const text = textOf(await dialogBytes(nothing))
    expect(text).toContain(': before\nid: 1\n')
    expect(text).toContain(': inside\ndata: ')
    expect(text).toContain(': after\n\n')
  })

  it('can be cut inside letters', async () => {
    company.front.switches.sseSplitBytes = true
    const chunks = await dialogBytes(async () => {
      await company.ring(caller, 'Łukasz 李')
    })
    expect(textOf(chunks)).toContain('display="Łukasz 李"')
    expect(chunks.some((chunk) => ((chunk[0] ?? 0) & 0xc0) === 0x80)).toBe(true)
  })

  it('can leave out the last empty line when they end with an event', async () => {
    company.front.switches.sseNoFinalNewline = true
    const call = await company.ring()
    const { callId } = await company.onlyCall()
    const reader = await company.client.stream(`${company.statePath(callId)}/events`)
    expect(await reader.data()).toContain('RINGING')
    call.caller.hangsUp()
    expect(await reader.data()).toBeUndefined()
  })
})
