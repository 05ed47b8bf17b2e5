import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../../logging/secret.ts'
import { HttpClient } from '../../../transport/http-client.ts'
import { openDstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { handlers } from '../../../simulator/fronts/dstny/handlers.ts'
import { createPbx } from '../../../simulator/company/pbx.ts'
import type { Pbx } from '../../../simulator/company/pbx.ts'
import { ManualClock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { WireOperation } from '../../../wire-tables/dstny.ts'
import { Endpoints } from '../endpoints/endpoints.ts'
import { dstnyError } from '../errors.ts'
import { DstnyClient } from '../client.ts'
import { Requester } from '../request.ts'
import { coverageTable, walkedIds } from '../testing/coverage.ts'
import { notServedYet } from '../testing/not-served-yet.ts'
import { samples } from '../testing/samples/samples.ts'
import type { WalkedId, WalkHarness } from '../testing/walk-harness.ts'
import type { WireCall } from '../wire/calls.ts'

const COVERAGE = new URL('../COVERAGE.md', import.meta.url)
const ORGANISATION = 'example.org'

let clock: ManualClock
let pbx: Pbx
let front: DstnyFront
let ended: AbortController
let clients: HttpClient[]

beforeEach(async () => {
  clock = new ManualClock()
  pbx = createPbx({ clock })
  front = await openDstnyFront(pbx)
  ended = new AbortController()
  clients = []
})

afterEach(async () => {
  ended.abort()
  await Promise.all(clients.map((http) => http[Symbol.asyncDispose]()))
  await front.close()
  pbx[Symbol.dispose]()
})

function clientFor(token: string): HttpClient {
  const http = new HttpClient({
    baseUrl: new URL(front.url),
    clock,
    auth: { kind: 'bearer', token: new Secret(token) }
  })
  clients.push(http)
  return http
}

function apiFor(userId: string, token: string, domain = ORGANISATION): DstnyClient {
  return new DstnyClient(new Requester(clientFor(token), new Endpoints(undefined), clock, { domain, userId }))
}

/** The first bytes of a stream. @throws CtiError when it is refused */
async function firstOf(http: HttpClient, path: string): Promise<string> {
  const stream = await http.stream({ path }, { accept: 'text/event-stream' }, ended.signal)
  if (stream.status !== 200) {
    throw dstnyError({ status: stream.status, body: await bodyOf(stream.chunks), host: http.host, aboutCall: false })
  }
  for await (const chunk of stream.chunks) return new TextDecoder().decode(chunk)
  return ''
}

async function bodyOf(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const text = new TextDecoder().decode(Buffer.concat(parts))
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

function harnessOf(): WalkHarness {
  const token = front.issueToken('jane')
  const streams = clientFor(token)
  const api = apiFor('jane', token)
  const apiOf = (user: string): DstnyClient => apiFor(user, front.issueToken(user))
  const callsOf = async (user: string): Promise<readonly WireCall[]> =>
    (await (user === 'jane' ? api : apiOf(user)).callState.getUserCallState(ended.signal)).calls
  let caller = 500
  const rings = async (user = 'jane'): Promise<WireCall> => {
    const before = (await callsOf(user)).map(({ callId }) => callId)
    caller += 1
    await pbx.outside(`+493023125${String(caller)}`, 'Karla Klein').dials(pbx.extension(user))
    const call = (await callsOf(user)).find(({ callId }) => !before.includes(callId))
    if (call === undefined) throw new Error('nobody rings')
    return call
  }
  const talks = async (user = 'jane', device = 'desk'): Promise<WireCall> => {
    const { callId } = await rings(user)
    await pbx.extension(user).answers(undefined, device)
    const call = (await callsOf(user)).find((one) => one.callId === callId)
    if (call === undefined) throw new Error('nobody talks')
    return call
  }
  return {
    api,
    nobody: apiFor('nobody', token),
    unsigned: apiFor('jane', 'wrong'),
    elsewhere: apiFor('jane', token, 'nowhere.example'),
    signal: ended.signal,
    as: apiOf,
    rings,
    missedByGroup: async () => {
      const outside = pbx.outside('+12025550100')
      const call = await outside.dials(pbx.queue('Switchboard'))
      await clock.advance(5 * SECOND)
      outside.hangsUp(call)
    },
    talks,
    twoCalls: async () => {
      const first = await talks()
      await api.callControl.holdCall(first.callId, {}, ended.signal)
      const active = await talks()
      return { held: await api.callState.getCallState(first.callId, ended.signal), active }
    },
    open: (path) => firstOf(streams, path),
    at: (ms) => new Date(clock.now() + ms).toISOString().replace(/\.\d+Z$/, 'Z')
  }
}

const rowOf = (id: WalkedId): WireOperation => dstnyOperations[id]
const served = (id: WalkedId): boolean => id in handlers || rowOf(id).group === 'User Tickets API'

/** Fails when an answer is not what the table promises. */
function expectResponse(id: WalkedId, response: unknown): void {
  switch (rowOf(id).answer) {
    case 'json':
      return expect(response).toBeDefined()
    case 'text':
      return expect(['string', 'boolean']).toContain(typeof response)
    case 'image':
      return expect(response).toBeInstanceOf(Uint8Array)
    case 'sse':
      return expect(response).toMatch(/^(:|id:|event:|data:|retry:)/)
    case 'empty':
      return
  }
}

describe('the operations', () => {
  it('each have a client method of their name', () => {
    expect(Object.keys(samples).toSorted()).toEqual(walkedIds.toSorted())
    expect(coverageTable(served)).not.toMatch(/\| none \|/)
  })

  it('that are not served stand in the list, and only those', () => {
    expect(walkedIds.filter((id) => !served(id)).toSorted()).toEqual(notServedYet.toSorted())
  })

  it('are listed in COVERAGE.md (RINGSIDE_WRITE_COVERAGE=1 writes it)', async () => {
    const table = coverageTable(served)
    if (process.env['RINGSIDE_WRITE_COVERAGE'] === '1') await writeFile(COVERAGE, table)
    expect(await readFile(COVERAGE, 'utf8')).toBe(table)
  })

  const walked = walkedIds.filter((id) => !notServedYet.includes(id))

  it.each(walked)('%s answers a right request', async (id) => {
    const response = await samples[id].valid(harnessOf())
    expectResponse(id, response)
    expect(front.requests.map(({ operation }) => operation)).toContain(id)
  })

  it.each(walked)('%s says what is wrong with a wrong request', async (id) => {
    const { invalid, refused } = samples[id]
    await expect(invalid(harnessOf())).rejects.toMatchObject({
      kind: refused,
      userMessage: expect.stringMatching(/\S/)
    })
    expect(front.requests.map(({ operation }) => operation)).toContain(id)
  })
})
