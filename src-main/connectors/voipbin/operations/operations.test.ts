import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../../../logging/secret.ts'
import { HttpClient } from '../../../transport/http-client.ts'
import { voipbinForEachCase } from '../../../simulator/testing/voipbin-platform.ts'
import type { RequestOptions } from '../../../simulator/testing/voipbin-platform.ts'
import { UNKNOWN, VoipbinSamples } from '../../../simulator/testing/voipbin-samples.ts'
import { voipbinOperations } from '../../../wire-tables/voipbin.ts'
import type { VoipbinOperationName, WireOperation } from '../../../wire-tables/voipbin.ts'
import { VoipbinClient } from '../client.ts'
import { Requester } from '../request.ts'
import { fixedSession, tokenAuth } from '../session.ts'
import { Description } from '../testing/description.ts'
import type { Exchange } from '../testing/description.ts'

type Method = (input: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<unknown>

const rows = Object.entries(voipbinOperations) as [VoipbinOperationName, WireOperation][] // the keys are the names
/** Signing in and sockets are no methods, and what carries passwords is never asked for. */
const callable = rows.filter(([name, { answer, use }]) => answer !== 'socket' && use !== 'never' && name !== 'login')
const forms = ['source', 'documented'] as const
const { signal } = new AbortController()
const description = new Description()
const platform = voipbinForEachCase()

let samples: VoipbinSamples
let exchanges: Exchange[]
beforeEach(async () => {
  samples = await VoipbinSamples.of(platform)
  exchanges = []
  const { request } = HttpClient.prototype
  vi.spyOn(HttpClient.prototype, 'request').mockImplementation(async function (this: HttpClient, sent, within) {
    const { status, body, ...rest } = await request.call(this, { ...sent, expects: 'text' }, within)
    exchanges.push({ request: sent, status, body })
    return { ...rest, status, body }
  })
  return () => vi.restoreAllMocks()
})

type Nouns = Readonly<Record<string, Readonly<Record<string, Method>>>>

/** Where the method of each operation is: asked of a client whose requests go nowhere. */
function placesOf(): ReadonlyMap<string, readonly [noun: string, method: string]> {
  const names: string[] = []
  const note = async (name: string): Promise<void> => void names.push(name)
  const nowhere = { read: note, act: note, fetch: note } as unknown as Requester // nothing else of it is used
  const client = new VoipbinClient(nowhere) as unknown as Nouns
  const places = Object.entries(client).flatMap(([noun, methods]) =>
    Object.entries(methods).map(([method, send]) => {
      void send({}, signal)
      return [names.pop() ?? '', [noun, method] as const] as const
    })
  )
  expect(new Set(places.map(([name]) => name)).size).toBe(places.length)
  return new Map(places)
}

const places = placesOf()

/** Sends an operation by its method, as whoever a request says. */
async function send(operation: VoipbinOperationName, request: RequestOptions): Promise<unknown> {
  const { id, params, query, body, token } = request
  const session = fixedSession(tokenAuth(new Secret(token ?? platform.token())))
  await using requester = new Requester({ baseUrl: new URL(platform.front.url), clock: platform.clock, session })
  const [noun = '', method = ''] = places.get(operation) ?? []
  const send = (new VoipbinClient(requester) as unknown as Nouns)[noun]?.[method]
  const { path }: WireOperation = voipbinOperations[operation]
  const members = typeof body === 'object' ? body : {}
  return await send?.({ ...params, ...query, ...members, ...(path.includes('{id}') && { id }) }, signal)
}

it('each operation that may be sent has a method, and no other has one', () => {
  expect([...places.keys()].toSorted()).toEqual(callable.map(([name]) => name).toSorted())
})

describe.each(forms)('in the %s form', (dataForm) => {
  it.each(callable)('%s sends and gets what is described', async (operation, { answer }) => {
    const request = await samples.request(operation)
    platform.switches.dataForm = dataForm
    const result = await send(operation, request)
    const problems = exchanges
      .filter(({ request: { path } }) => path !== '/ping')
      .map((one) => description.problems(one))
    expect(problems.flat()).toEqual([])
    expect(exchanges).toHaveLength(1)
    if (answer === 'json' || answer === 'redirect') expect(result).toBeDefined()
    if (answer === 'page') expect(result).toMatchObject({ nextToken: expect.any(String) })
  })
})

it.each(callable.filter(([, { path }]) => path.includes('{id}')))(
  '%s of what is not there is refused as described',
  async (operation) => {
    const request = await samples.request(operation)
    await expect(send(operation, { ...request, id: UNKNOWN })).rejects.toMatchObject({ kind: 'notFound' })
    expect(exchanges.flatMap((one) => description.problems(one))).toEqual([])
  }
)
