import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../../logging/secret.ts'
import { basixCompanyForEachTest } from '../../simulator/testing/basix-company.ts'
import { HttpClient } from '../../transport/http-client.ts'
import { BasixClient } from './client.ts'
import { demandDone, socketEnded } from './errors.ts'

const company = basixCompanyForEachTest()
const { signal } = new AbortController()
let client: BasixClient

beforeEach(() => {
  const { front, clock } = company
  const { settings, secret } = front.issue('jane')
  const auth = { kind: 'basic', user: String(settings['domain']), password: new Secret(secret) } as const
  client = new BasixClient(new HttpClient({ baseUrl: new URL(front.url), clock, auth }))
})
afterEach(() => client[Symbol.asyncDispose]())

const sent = (): unknown => JSON.parse(company.front.requests.at(-1)?.body ?? '')
const uuids = [expect.stringMatching(/^[0-9a-f-]{36}$/)]

describe('every method with everything it takes (Basix 2)', () => {
  it('call_user', async () => {
    const call = {
      user_name: 'jane',
      user_email: 'jane@example.org',
      destination: {
        called_number: '03023125123',
        calling_number: company.front.context.directory.writtenNumber('example.org', company.jane.data.number),
        end_user: {
          id: 'c-77',
          name: 'Ann Lee',
          organization: 'Lee KK',
          avatar: 'https://img.example/77.png',
          prefecture: 'Kyoto'
        }
      },
      answer_timeout: 20,
      callback_url: 'http://127.0.0.1:9/cb/k7f3',
      auto_answer: true,
      calling_name: 'Jane',
      group_resolver: '*'
    } as const
    await expect(client.callUser({ ...call, group_id: company.groupId('dispatch') }, signal)).resolves.not.toEqual([])
    expect(sent()).toEqual({ ...call, group_id: company.groupId('dispatch') })
  })

  it('call_group', async () => {
    const call = {
      group_name: 'dispatch',
      destination: 'jane',
      answer_timeout: 40,
      member_answer_timeout: 10,
      calling_name: 'Jane',
      callback_url: 'http://127.0.0.1:9/cb/k7f3'
    }
    await expect(client.callGroup(call, signal)).resolves.not.toEqual([])
    expect(sent()).toEqual(call)
  })

  it('call_external', async () => {
    const call = { target: { called_number: '03023125123' }, destination: 'dispatch', answer_timeout: 30 }
    await expect(client.callExternal(call, signal)).resolves.toEqual(uuids)
    expect(sent()).toEqual(call)
    const outside = client.callExternal({ ...call, destination: '03023125999' }, signal)
    await expect(outside).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringContaining('invalid_destination')
    })
  })

  it('gen_ws_ticket, whose answer is a secret', async () => {
    const uri = '/basix/api/ws_cti?app_name=Test&user_name=jane'
    const ticket = await client.makeTicket(uri, signal)
    expect(String(ticket)).not.toContain(ticket.reveal())
    expect(sent()).toEqual({ uri })
    const full = client.makeTicket('/basix/api/ws_cti?app_name=Test&full_events=true', signal)
    await expect(full).rejects.toMatchObject({ kind: 'permission' })
  })
})

describe('what an answer comes to, layer by layer (Basix 1.4)', () => {
  const judged = (status: number, body: unknown): unknown => {
    try {
      demandDone({ status, contentType: 'application/json', body, retryAfterMs: undefined }, 'pbx.example.org')
      return 'done'
    } catch (error) {
      return (error as { kind?: string }).kind
    }
  }
  const refused = (id: string, code = 500) => ({ result_code: code, error: { id } })

  it.each([
    [200, { result_code: 0 }, 'done'],
    [200, { result_code: 0, more: [] }, 'done'],
    [200, refused('authentication_required'), 'auth'],
    [200, refused('AUTHENTICATION_REQUIRED'), 'auth'],
    [200, refused('channel_limit_reached'), 'rateLimited'],
    [200, refused('user_not_found'), 'notFound'],
    [200, refused('anything', 7), 'protocol'],
    [200, { result_code: 500 }, 'protocol'],
    [200, { result_code: 500, error: 'text' }, 'protocol'],
    [200, 'OK', 'protocol'],
    [200, undefined, 'protocol'],
    [500, refused('group_not_found'), 'notFound'],
    [500, undefined, 'network'],
    [401, refused('user_not_found'), 'auth'],
    [403, undefined, 'permission'],
    [404, undefined, 'unsupported'],
    [429, undefined, 'rateLimited'],
    [418, undefined, 'protocol']
  ])('%i %o: %s', (status, body, kind) => {
    expect(judged(status, body)).toBe(kind)
  })

  it.each([
    [401, 'token', 'auth'],
    [401, 'ticket', 'network'],
    [400, 'ticket', 'auth'],
    [403, 'ticket', 'permission'],
    [409, 'ticket', 'conflict'],
    [503, 'ticket', 'rateLimited']
  ] as const)('a socket refused with %i, asked for with a %s: %s', (status, by, kind) => {
    const end = { type: 'refused', status, retryAfterMs: undefined } as const
    expect(socketEnded(end, 'pbx.example.org', by).kind).toBe(kind)
  })
})
