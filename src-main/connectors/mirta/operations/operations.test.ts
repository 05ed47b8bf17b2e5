import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../../../logging/secret.ts'
import { ManualClock } from '../../../util/clock.ts'
import { managedObjects } from '../../../wire-tables/mirta/admin.ts'
import { mirtaRequests } from '../../../wire-tables/mirta.ts'
import type { WireRequest } from '../../../wire-tables/mirta.ts'
import { MirtaClient } from '../client.ts'
import { readParameter } from '../requests/request-input.ts'
import { WrongKeys } from '../requests/wrong-keys.ts'
import { KEY, ScriptedServer } from '../testing/scripted-server.ts'
import { AdminOperations } from './admin.ts'
import type { DatabaseInput } from './admin.ts'

type Method = (input: Readonly<Record<string, unknown>>, signal: AbortSignal) => Promise<unknown>

const rows: readonly [string, WireRequest][] = Object.entries(mirtaRequests)
const { signal } = new AbortController()
const REPLIES: Readonly<Record<WireRequest['reply'], string | Uint8Array>> = {
  word: 'OK',
  rows: '[]',
  object: '{}',
  text: 'something',
  sound: Uint8Array.from([0x49, 0x44, 0x33, 0x03, 0x00])
}

let server: ScriptedServer
let nouns: readonly object[]
let admin: AdminOperations

beforeAll(async () => {
  server = await ScriptedServer.open()
  const requester = server.requester(new ManualClock(), { wrongKeys: new WrongKeys() })
  nouns = Object.values(new MirtaClient(requester))
  admin = new AdminOperations(requester)
})

afterAll(() => server[Symbol.asyncDispose]())

const methodIn = (noun: object, name: string): Method | undefined => Reflect.get(noun, name) as Method | undefined
const methodOf = (name: string): Method => {
  const found = [...nouns, admin].flatMap((noun) => methodIn(noun, name) ?? [])
  if (found[0] === undefined) throw new Error(`no method ${name}`)
  return found[0]
}

/** One value for each parameter, by the first of its names; signs that have to be encoded are in it. */
function sampleOf({ parameters, values = {} }: WireRequest): Record<string, unknown> {
  return Object.fromEntries(
    parameters.map((written) => {
      const [name = ''] = readParameter(written).names
      if (name === 'filename') {
        const content = Uint8Array.from([0x25, 0x50])
        return [name, { fileName: 'a "b".pdf', contentType: 'application/pdf', content }]
      }
      if (name === 'password') return [name, new Secret('p&ss wörd')]
      return [name, values[name]?.[0] ?? `+49 ${name} & more=ü`]
    })
  )
}

const plainValue = (value: unknown): string => (value instanceof Secret ? value.reveal() : String(value))

describe('every row of the table', () => {
  it.each(rows)('%s has a method where something may call it', (name, row) => {
    const isIn = nouns.some((noun) => methodIn(noun, name) !== undefined)
    const isForAdmin = row.use === 'admin' || row.reqtype === 'AUTHTOKEN' // not for desks (MiRTA 9.2)
    expect([isIn, methodIn(admin, name) !== undefined]).toEqual(
      row.use === 'never' ? [false, false] : [!isForAdmin, isForAdmin]
    )
  })

  const callable = rows.filter(([, { use }]) => use !== 'never')

  it.each(callable)('%s sends what the row says, each value as it is', async (name, row) => {
    server.received.length = 0
    server.answer = () => (name === 'manageDatabase' ? '{"id":"7"}' : REPLIES[row.reply])
    const input = sampleOf(row)
    if (name === 'manageDatabase') Object.assign(input, { object: 'tenant', action: 'add' })
    await methodOf(name)(input, signal)
    expect(server.received).toHaveLength(1)
    const [request] = server.received
    if (request === undefined) throw new Error('nothing was sent')
    const { query, body, method, path } = request
    expect([method, path]).toEqual([row.sentAs === 'query' ? 'GET' : 'POST', '/pbx/proxyapi.php'])
    expect(query.get('reqtype')).toBe(row.reqtype)
    expect(query.get('key')).toBe(KEY)
    expect(query.get('tenant')).toBe('DEVEL')
    expect(query.get('format')).toBe(row.formats[0] === 'plain' ? null : row.formats[0])
    expect(query.has('callback')).toBe(false)
    for (const [chosen, value] of Object.entries(row.chosen)) expect(query.get(chosen)).toBe(value)
    const form = new URLSearchParams(body)
    for (const [parameter, value] of Object.entries(input)) {
      if (body.includes('form-data')) expect(body).toContain(`name="${parameter}"`)
      else expect(row.sentAs === 'query' ? query.get(parameter) : form.get(parameter)).toBe(plainValue(value))
    }
    if (row.sentAs !== 'query') for (const parameter of Object.keys(input)) expect(query.has(parameter)).toBe(false)
  })

  it.each(callable.filter(([, { parameters }]) => parameters.some((one) => one.endsWith('!'))))(
    '%s is not sent without what it needs',
    async (name, row) => {
      server.received.length = 0
      const needed = row.parameters.map(readParameter).find(({ required }) => required)
      const empty = { ...sampleOf(row), ...Object.fromEntries((needed?.names ?? []).map((one) => [one, ''])) }
      await expect(methodOf(name)(empty, signal)).rejects.toMatchObject({ kind: 'protocol' })
      expect(server.received).toEqual([])
    }
  )

  it.each(callable.filter(([, { reqtype }]) => reqtype !== 'HELP'))(
    '%s says that the key may not do it, in words and without the key',
    async (name, row) => {
      server.answer = () => 'Too bad... you mistaken the security api key.'
      await methodOf('lamps')({}, signal).catch(() => undefined)
      server.answer = () => '[{"st_extension":"103-DEVEL","st_state":"INUSE"}]'
      await methodOf('lamps')({}, signal)
      server.answer = () => 'Too bad... you mistaken the security api key.'
      const input = sampleOf(row)
      if (name === 'manageDatabase') Object.assign(input, { object: 'tenant', action: 'add' })
      const failure: unknown = await methodOf(name)(input, signal).catch((error: unknown) => error)
      expect(failure).toMatchObject({ kind: 'permission', userMessage: expect.stringContaining('key') })
      expect(JSON.stringify(failure)).not.toContain(KEY)
    }
  )
})

describe('the configuration database', () => {
  const all = Object.entries(managedObjects).flatMap(([object, actions]) =>
    actions.map((action) => [object, action] as const)
  )

  it.each(all)('%s can be asked for %s', async (object, action) => {
    server.received.length = 0
    server.answer = () => '{"di_id":"77"}'
    const input = { object, action, objectid: '7', jsondata: '{"di_comment":"a"}' } as DatabaseInput // each pair is one of the table
    expect(await admin.manageDatabase(input, signal)).toEqual(
      action.includes('getbinary') || action === 'getmessagerecording' ? undefined : { di_id: '77' }
    )
    expect(server.received).toHaveLength(1)
    expect(Object.fromEntries(new URLSearchParams(server.received[0]?.body))).toEqual(input)
  })

  it('gives the bytes of a file, and sends one', async () => {
    const sound = Uint8Array.from([0x49, 0x44, 0x33, 0x03, 0x00])
    server.answer = () => sound
    const bytes = await admin.manageDatabase({ object: 'mediafile', action: 'getbinary', objectid: '7' }, signal)
    expect(new Uint8Array(bytes as Uint8Array)).toEqual(sound)
    server.received.length = 0
    server.answer = () => 'OK'
    const filename = { fileName: 'a.wav', contentType: 'audio/wav', content: sound }
    await admin.manageDatabase({ object: 'mediafile', action: 'updatebinary', objectid: '7', filename }, signal)
    expect(server.received[0]?.body).toContain(
      'name="filename"; filename="a.wav"\r\ncontent-type: audio/wav\r\n\r\nID3'
    )
  })
})

it('entries of a phone book are sent once more by the newer name where the older one is refused', async () => {
  server.received.length = 0
  server.answer = ({ body }) => (body.includes('jsondata') ? 'OK' : '')
  const values = JSON.stringify({ NAME: 'Meier GmbH' })
  await methodOf('addPhoneBookEntries')({ phonebook: 'Customers', values }, signal)
  expect(server.received.map(({ body }) => [...new URLSearchParams(body).keys()])).toEqual([
    ['phonebook', 'values'],
    ['phonebook', 'jsondata']
  ])
})
