import { describe, expect, it, vi } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { basicOf, basixCompanyForEachTest } from '../../../testing/basix-company.ts'
import { elementFields } from '../elements/element-fields.ts'

const company = basixCompanyForEachTest()
const CTI = '/basix/api/ws_cti'

const ticketFor = async (uri: string): Promise<string> => {
  const { body } = await company.call('gen_ws_ticket', { uri })
  return (body as { ticket: string }).ticket // a ticket, or the test fails by being refused
}

describe('the request for a socket of events', () => {
  it.each([
    ['without the name of the program', '?user_name=jane', 400],
    ['with an empty name of the program', '?app_name=&user_name=jane', 400],
    ['without a user', '?app_name=Test', 400],
    ['with an unknown user', '?app_name=Test&user_name=nobody', 400],
    ['with a user of another domain', '?app_name=Test&user_name=oliver', 400],
    ['with full_events=false and no user', '?app_name=Test&full_events=false', 400]
  ])('is refused %s', async (_, query, status) => {
    expect(await company.refusal(`${CTI}${query}`)).toBe(status)
    await company.open({ badOpeningStatus: 403 })
    expect(await company.refusal(`${CTI}${query}`)).toBe(403)
  })

  it('is refused without the token of the domain, whatever is asked', async () => {
    const right = company.front.issue('jane').secret
    for (const authorization of [
      basicOf('example.org', 'wrong'),
      basicOf('example.net', right),
      `Bearer ${right}`,
      ''
    ]) {
      expect(await company.refusal(`${CTI}?app_name=Test&user_name=jane`, authorization)).toBe(401)
    }
    expect(await company.refusal('/basix/api/ws_other?app_name=Test&user_name=jane')).toBe(404)
  })

  it.each([
    'user_id=10001001',
    'user_name=jane',
    'user_label=Jane%20Doe',
    'user_extension=200',
    'user_did=03023125200'
  ])('names the user by %s', async (name) => {
    const client = await company.connect(`app_name=Test&${name}`)
    expect(company.front.connections.open.map(({ scope }) => scope.user?.name)).toEqual(['jane'])
    expect(client.unreadable).toEqual([])
  })

  it('is agreed to without compression, though it is offered', async () => {
    const client = await company.connect()
    expect(client.socket.extensions).toBe('')
  })

  it('hears everybody with full_events, and then needs no user', async () => {
    const all = await company.connect('app_name=Test&full_events=true&user_name=nobody')
    await company.frida.dials('201')
    await all.heard()
    expect(all.of('channel').length).toBeGreaterThan(2)
  })

  it('hears everybody with a token where the library is right, not with a ticket', async () => {
    await company.open({ tokenSeesAll: true })
    const uri = `${CTI}?app_name=Test&user_name=jane`
    const byTicket = company.tries(uri, basicOf('ws_ticket', await ticketFor(uri)))
    const byToken = await company.connect()
    await vi.waitFor(() => expect(byTicket.initial.size).toBe(6))
    await company.frida.dials('201')
    await byToken.heard()
    await byTicket.heard()
    expect([byToken.of('channel').length > 0, byTicket.of('channel')]).toEqual([true, []])
  })

  it('tells that somebody follows the calls', async () => {
    const followed = vi.fn<() => void>()
    company.front.followed.on(followed)
    await company.connect()
    expect(followed).toHaveBeenCalledTimes(1)
  })

  it('of transcriptions needs a filter, and tells nothing', async () => {
    expect(await company.refusal('/basix/api/ws_transcription')).toBe(400)
    const client = company.tries('/basix/api/ws_transcription?filter=any')
    await vi.waitFor(() =>
      expect(company.front.streams).toEqual([expect.objectContaining({ operation: 'ws_transcription' })])
    )
    await company.frida.dials('200')
    await client.heard()
    expect(client.frames).toEqual([])
  })

  it('asks for signs of life only where the server is said to', async () => {
    await company.open({ pingMs: 20 * SECOND })
    const client = await company.connect()
    const pinged = vi.fn<() => void>()
    client.socket.on('ping', pinged)
    await company.clock.advance(20 * SECOND)
    await client.heard()
    expect(pinged).toHaveBeenCalledTimes(1)
  })
})

describe('a ticket', () => {
  const uri = `${CTI}?app_name=Test&user_name=jane&forced=true&force=true`

  it('opens exactly its address, once', async () => {
    const ticket = basicOf('ws_ticket', await ticketFor(uri))
    const client = company.tries(uri, ticket)
    await vi.waitFor(() => expect(client.initial.size).toBe(6))
    expect(await company.refusal(uri, ticket)).toBe(401)
  })

  it('opens no other address, and nothing after five seconds', async () => {
    const other = basicOf('ws_ticket', await ticketFor(uri))
    expect(await company.refusal(`${CTI}?user_name=jane&app_name=Test&forced=true&force=true`, other)).toBe(401)
    const old = basicOf('ws_ticket', await ticketFor(uri))
    await company.clock.advance(6 * SECOND)
    expect(await company.refusal(uri, old)).toBe(401)
    expect(await company.refusal(uri, basicOf('ws_ticket', 'made up'))).toBe(401)
  })

  it('is refused with another status, or lives longer, where the server is so', async () => {
    await company.open({ refusedTicketStatus: 403, ticketLifeMs: 60 * SECOND })
    expect(await company.refusal(uri, basicOf('ws_ticket', 'made up'))).toBe(403)
    const ticket = basicOf('ws_ticket', await ticketFor(uri))
    await company.clock.advance(59 * SECOND)
    const client = company.tries(uri, ticket)
    await vi.waitFor(() => expect(client.initial.size).toBe(6))
  })

  it('is not kept for ever: the oldest of a thousand goes', () => {
    const { tickets } = company.front.context
    const first = tickets.issue('example.org', '/1')
    for (let count = 0; count < 1_000; count++) tickets.issue('example.org', '/n')
    expect(tickets.redeem(first, '/1')).toBeUndefined()
  })
})

describe('the limit of two connections of one user and program', () => {
  it('tells the third one, and ends it', async () => {
    await company.connect()
    await company.connect()
    const third = company.tries(`${CTI}?app_name=Test&user_name=jane`)
    await third.ended
    expect([third.words, third.initial.size]).toEqual([['connection_limit_reached'], 0])
    expect(company.front.connections.open).toHaveLength(2)
  })

  it.each(['forced', 'force'])('gives the place of the oldest to the third with %s', async (name) => {
    const [first, second] = [await company.connect(), await company.connect()]
    const third = await company.connect(`app_name=Test&user_name=jane&${name}=true`)
    await first?.ended
    expect([first?.words, second?.words, third.words, third.initial.size]).toEqual([['connection_replaced'], [], [], 6])
  })

  it('gives the place of the newest, or knows one of the two words only, where the server is so', async () => {
    await company.open({ replaced: 'newest', forcedName: 'forced' })
    const [first, second] = [await company.connect(), await company.connect()]
    await company.connect('app_name=Test&user_name=jane&forced=true')
    await second?.ended
    expect([first?.words, second?.words]).toEqual([[], ['connection_replaced']])
    const fourth = company.tries(`${CTI}?app_name=Test&user_name=jane&force=true`)
    await fourth.ended
    expect(fourth.words).toEqual(['connection_limit_reached'])
  })

  it('may be another one, and said by a status', async () => {
    await company.open({ connectionLimit: 1, limitReached: 'status' })
    await company.connect()
    expect(await company.refusal(`${CTI}?app_name=Test&user_name=jane`)).toBe(409)
    await company.connect('app_name=Test&user_name=jane&forced=true')
  })

  it('holds for each user and program by itself, and a place becomes free', async () => {
    for (const query of [
      'app_name=Test&user_name=jane',
      'app_name=Other&user_name=jane',
      'app_name=Test&user_name=bjorn'
    ]) {
      await company.connect(query)
      await company.connect(query)
    }
    const [gone] = company.front.connections.open
    gone?.socket.cut()
    await vi.waitFor(() => expect(company.front.connections.open).toHaveLength(5))
    await company.connect()
  })

  it('counts connections with all events against each other, unless they do not count', async () => {
    const query = 'app_name=Test&full_events=true'
    await company.connect(query)
    await company.connect(query)
    const third = company.tries(`${CTI}?${query}`)
    await third.ended
    expect(third.words).toEqual(['connection_limit_reached'])
    await company.open({ fullEventsCount: false })
    for (let count = 0; count < 4; count++) await company.connect(query)
  })
})

describe('the first messages', () => {
  it('are the order of the fields and all there is, kind by kind, in binary frames of the tags that can be read', async () => {
    const client = await company.connect()
    const kinds = ['domain', 'user', 'group', 'group_member', 'channel', 'channel_waiting'] as const
    expect(client.terms.map(([kind, element]) => `${String(kind)} ${String(element)}`)).toEqual(
      kinds.flatMap((kind) => [`field_spec ${kind}`, `initial_info ${kind}`])
    )
    expect(client.terms.filter(([kind]) => kind === 'field_spec').map(([, , fields]) => fields)).toEqual(
      kinds.map((kind) => elementFields[kind])
    )
    expect(client.unreadable).toEqual([])
    expect(client.frames.every((one) => one[0] === 131)).toBe(true)
    expect([...client.tags].filter((tag) => ![97, 98, 100, 104, 106, 107, 108, 109, 110].includes(tag))).toEqual([])
  })

  it('say a kind without anything as {bert, nil}, or as nil', async () => {
    const isEmpty = (terms: (readonly unknown[])[]): unknown =>
      terms.find(([kind, name]) => kind === 'initial_info' && name === 'channel')?.[2]
    expect(isEmpty((await company.connect()).terms)).toEqual(['bert', 'nil'])
    await company.open({ emptyList: 'nil' })
    expect(isEmpty((await company.connect()).terms)).toEqual([])
  })

  it('leave out what is not promised, or tell of telephones, where the server is so', async () => {
    await company.open({ initialWaiting: false, domainElement: false, terminals: true })
    const client = await company.connect()
    expect([...client.initial.keys()]).toEqual(['user', 'group', 'group_member', 'channel', 'terminal'])
    expect(client.initial.get('terminal')).toContainEqual(
      expect.objectContaining({ name: 'jane_desk', assoc_user_id: 10_001_001, registered: 'true' })
    )
  })

  it('have every order before any data, or data before its order', async () => {
    await company.open({ fieldSpecs: 'allFirst' })
    const first = await company.connect()
    expect(first.terms.slice(0, 6).every(([kind]) => kind === 'field_spec')).toBe(true)
    await company.open({ firstMessage: 'data' })
    const [{ 0: kind, 1: element } = []] = (await company.connect()).terms
    expect([kind, element]).toEqual(['initial_info', 'channel'])
  })

  it('have the fields in another order and one more, and are read all the same', async () => {
    await company.open({ fieldOrder: 'shuffled', unknownField: true })
    const client = await company.connect()
    await company.frida.dials('200')
    await client.heard()
    const orders = client.terms.filter(([kind, name]) => kind === 'field_spec' && name === 'channel')
    expect(orders[0]?.[2]).not.toEqual([...elementFields.channel, 'zodiac'])
    expect(client.channel(() => true)).toMatchObject({
      direction: 'outbound',
      user_id: 10_001_001,
      zodiac: ['goat', undefined]
    })
  })

  it('come with elements and messages that no page lists', async () => {
    await company.open({ unknownKinds: true })
    const client = await company.connect()
    expect(client.terms.map(([kind]) => kind)).toContain('weather_report')
    const before = client.terms.length
    for (let count = 0; count < 6; count++) company.jane.setsDnd(count % 2 === 0)
    await client.heard()
    const later = client.terms.slice(before)
    expect([later.length, later.filter(([, name]) => name === 'gadget').length]).toEqual([9, 2])
  })

  it.each([
    [{ names: 'binary' }, 109],
    [{ names: 'atom' }, 100],
    [{ kinds: 'string' }, 107]
  ] as const)('are read where names are written otherwise: %o', async (switches, tag) => {
    await company.open(switches)
    const client = await company.connect()
    await company.frida.dials('200')
    await client.heard()
    expect(client.channel(() => true)).toMatchObject({ direction: 'outbound' })
    expect(client.tags.has(tag)).toBe(true)
  })

  it('have enumerations as text where the server is so', async () => {
    await company.open({ enumerations: 'binary' })
    const client = await company.connect()
    await company.frida.dials('200')
    await client.heard()
    const last = Buffer.from(client.frames.at(-1) ?? [])
    expect(last.includes(Buffer.from('6d000000086f7574626f756e64', 'hex'))).toBe(true)
    expect(client.channel(() => true)).toMatchObject({ direction: 'outbound', last_event: 'CHANNEL_ORIGINATE' })
  })
})
