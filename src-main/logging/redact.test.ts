import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { parseJson } from '../transport/json.ts'
import { ManualClock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import { createLog } from './log.ts'
import { LogMemory } from './log-file.ts'
import { redactText } from './redact.ts'
import { Secret } from './secret.ts'

const CANARY = 'c4n4rySECRET'
/** Looks like a word, so that only its name tells. */
const WORD = 'canaryword'

/** How each vendor's requests carry what must not be seen (the "auth" sections of the API contracts). */
const shapes: readonly (readonly [string, string])[] = [
  ['Dstny bearer', `GET https://pbx.example.org/api/x Authorization: Bearer 2343.${CANARY}`],
  ['Dstny header object', `{"authorization":"Bearer 2343.${CANARY}","accept":"application/json"}`],
  [
    'Dstny ticket',
    `POST https://pbx.example.org/api/tickets/example.org/jane?platform=other&api=CONTACT&name=PC&t=${CANARY}%3D`
  ],
  ['Dstny password body', `{"username":"jane@example.org","password":"${CANARY}","code":"123456"}`],
  ['Dstny ticket answer', `{"expires":"2026-11-10T14:38:39Z","name":"PC","token":"2343.${CANARY}"}`],
  ['MiRTA key', `https://pbx.example.org/pbx/proxyapi.php?reqtype=DIAL&key=${CANARY}&tenant=DEVEL&source=103`],
  ['MiRTA key first', `https://pbx.example.org/pbx/proxyapi.php?key=${CANARY}`],
  ['MiRTA open API', `GET /pbx/openapi.php/x X-API-Key: ${CANARY}`],
  ['Basix in the address', `https://test1.com:${CANARY}@api.example.org/v1/calls`],
  ['Basix Basic', `Authorization: Basic ${Buffer.from(`test1.com:${CANARY}`).toString('base64')}`],
  ['VoIPBin token', `wss://api.example.net/v1.0/ws?token=eyJhbGciOi.eyJzdWIi.${CANARY}`],
  ['VoIPBin access key', `https://api.example.net/v1.0/calls?page=1&accesskey=vb_${CANARY}`],
  ['VoIPBin key alone', `the key vb_${CANARY} was refused`],
  ['VoIPBin login', `{"username":"a","password":"${CANARY}"}`],
  ['VoIPBin cookie', `Cookie: token=${CANARY}`],
  ['Callisto Basic', `curl -H "Authorization: Basic ${Buffer.from(`robot:${CANARY}`).toString('base64')}"`],
  ['Callisto XML', `<user><name>robot</name><password>${CANARY}</password></user>`],
  ['Dstny webhook', `POST /cb/${CANARY}/ringside-1 HTTP/1.1`],
  ['Dstny ticket twice encoded', `redirect=%252Ftickets%253Ft%253D${CANARY}`],
  ['MiRTA key encoded', `url=https%3A%2F%2Fpbx.example.org%2Fpbx%2Fproxyapi.php%3Fkey%3D${CANARY}%26reqtype%3DDIAL`],
  ['MiRTA secret of a device', `reqtype=INFO&info=peer&secret=${CANARY}&format=json`],
  ['Basix address that is encoded', `https%3A%2F%2Ftest1.com%3A${CANARY}%40api.example.org%2Fv1`],
  ['Basix token in a path', `GET https://api.example.org/v1/token/${CANARY}/calls`],
  ['VoIPBin refresh', `grant_type=refresh_token&refresh_token=${CANARY}&client_secret=${CANARY}`],
  ['VoIPBin session', `{"sessionId":"${CANARY}","id":"a"}`],
  ['Callisto session', `POST /callisto/rest/session?sid=${CANARY}`],
  ['second cookie', `Cookie: lang=en; sid=${CANARY}; theme=dark`],
  ['set cookie', `set-cookie: sid=${CANARY}; Path=/; HttpOnly`],
  ['Digest', `Authorization: Digest username="robot", realm="x", nonce="n", response="${CANARY}"`],
  ['ticket in words', `ticket: ${CANARY}`],
  ['percent-encoded sign', `key%3D${CANARY}`],
  ['header in words', `x-api-key ${CANARY} was refused`],
  ['form', `pinCode=${CANARY}&otp=${CANARY}`],
  ['JSON inside JSON', JSON.stringify({ body: JSON.stringify({ password: CANARY }) })]
]

const logged = (words: string, data?: Readonly<Record<string, unknown>>): string => {
  const memory = new LogMemory()
  createLog({ destination: memory, clock: new ManualClock() }).info(words, data)
  return memory.lines.join('\n')
}
const refused = (words: string): CtiError => new CtiError('protocol', { userMessage: words })
const encoded = Buffer.from(CANARY).toString('base64').slice(0, 10)
const leaks = (text: string): boolean =>
  text.includes(CANARY) ||
  text.includes(encoded) ||
  text.includes(Buffer.from(`test1.com:${CANARY}`).toString('base64'))

const UNKNOWN = [
  'bearer',
  'jwt',
  'otp',
  'pinCode',
  'x-api-key',
  'refresh_token',
  'client_secret',
  'sessionId',
  'neverHeardOf'
]

describe('a secret', () => {
  it.each(shapes)('of %s is hidden in a text', (_name, text) => {
    expect(leaks(redactText(text))).toBe(false)
  })

  it.each(shapes)('of %s is hidden in words, data, errors and their causes', (_name, text) => {
    const error = new CtiError('network', { userMessage: text, cause: new Error(text, { cause: { url: text } }) })
    const line = logged(text, { text, list: [text], nested: { url: text }, error })
    expect(leaks(line)).toBe(false)
    expect(line).not.toContain('"stack":"Error')
  })

  it.each(shapes.filter(([, text]) => /[=:"] ?$/.test(text.split(CANARY)[0] ?? '')))(
    'of %s is hidden also when it looks like a word',
    (_name, text) => {
      const word = text.replaceAll(CANARY, WORD)
      expect([redactText(word), logged('x', { text: word, url: word })].join()).not.toContain(WORD)
    }
  )

  it.each(['Bearer', 'basic', 'Digest'])('after %s is hidden also when it looks like a word', (scheme) => {
    expect(redactText(`the server refused ${scheme} ${WORD}`)).toBe(`the server refused ${scheme}[hidden]`)
  })

  it('is hidden by the name of its field', () => {
    for (const name of [
      'password',
      'token',
      'apiKey',
      'access_key',
      'authorization',
      'ticket',
      't',
      'key',
      'secret',
      ...UNKNOWN
    ]) {
      expect(logged('x', { [name]: CANARY, deep: { [name]: { inner: CANARY } } })).not.toContain(CANARY)
    }
  })

  it.each(UNKNOWN)('that is a word or a number is hidden in the field %s', (name) => {
    const line = logged('x', { [name]: WORD, list: [{ [name]: 481_516 }], error: { [name]: WORD } })
    expect(line).not.toMatch(/canaryword|481516/)
  })

  it('that is wrapped prints as such', () => {
    expect(logged('x', { credentials: { secret: new Secret(CANARY), other: new Secret(CANARY) } })).not.toContain(
      CANARY
    )
  })
})

describe('personal data', () => {
  it.each([
    ['+4930123456', '[…456]'],
    ['call from +49 (30) 123-456 now', 'call from […456] now'],
    ['tel:030/123456', 'tel:[…456]'],
    ['to=%2B4930123456', 'to=[…456]'],
    ['sip:jane.doe@example.org', 'sip:[user]@example.org'],
    ['/api/user/presence/v1/example.org/jane/x', '/api/user/presence/v1/example.org/[user]/x']
  ])('%s is written as %s', (text, shown) => {
    expect(redactText(text)).toBe(shown)
  })

  it.each([
    'connect ECONNREFUSED 127.0.0.1:9',
    'getaddrinfo ENOTFOUND pbx.example.org',
    'Connect Timeout Error (attempted address: pbx.example.org:443, timeout: 5000ms)',
    'GET https://pbx.example.org/api/contacts/v1/example.org 503',
    'self-signed certificate in certificate chain',
    'status=503',
    'getContactActivityExpirationV0'
  ])('%s, which tells what happened, stays readable', (text) => {
    expect(redactText(text)).toBe(text)
  })

  it.each(['127.0.0.1:43211', '2026-01-05T09:00:00.000Z', 'took 12345 ms', 'id1:c-42', 'error 503'])(
    '%s stays readable',
    (text) => {
      expect(redactText(text)).toBe(text)
    }
  )

  it('keeps the last three digits of numbers and no names', () => {
    const line = logged('call', { from: { number: '+4930123456', name: 'Jane Doe', displayNumber: '030 123456' } })
    expect(line).toContain('456')
    expect(line).not.toMatch(/Jane|123456|12345|0123/)
  })

  it('of an extension is not longer than three digits', () => {
    expect(logged('x', { extension: '20145' })).toContain('··145')
  })
})

describe('what a server says', () => {
  const SAYS = 'Anna Berg (extension 201) has this mailbox already'
  const thrown = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (error) {
      return error
    }
  }
  const quoting = z.strictObject({ name: z.string() })
  const parserError = Object.assign(new Error('Response does not match the HTTP/1.1 protocol'), { data: SAYS })
  const injected = new SyntaxError(`bad\n    at ${SAYS}\n    at`)

  it.each([
    ['words for people', new CtiError('protocol', { userMessage: SAYS })],
    ['words for people, passed on', new CtiError('protocol', { userMessage: SAYS, cause: refused(SAYS) })],
    ['words for people without their error', { kind: 'protocol', userMessage: SAYS }],
    ['JSON that ends too early', thrown(() => JSON.parse(`{"name": ${SAYS}`))],
    ['JSON that is none', thrown(() => parseJson(`{"name": ${SAYS}`))],
    ['members that nobody knows', z.safeParse(quoting, { name: 5, [SAYS]: 1 }).error],
    ['keys that nobody knows', z.safeParse(z.record(z.enum(['a']), z.string()), { [SAYS]: 'x' }).error],
    ['no HTTP at all', parserError],
    ['a time zone', thrown(() => new Intl.DateTimeFormat('en', { timeZone: SAYS }))],
    ['lines that look like a stack', injected]
  ])('is not written with %s, neither as message nor as cause', (_name, error) => {
    const line = logged('x', { error, wrapped: new CtiError('protocol', { userMessage: 'x', cause: error }) })
    expect(line).not.toMatch(/Anna|Berg|extension 201|mailbox/)
  })

  it('leaves kind, place and reason readable', () => {
    const cause = z.safeParse(quoting, { name: 5 }).error
    const line = logged('x', { error: new CtiError('protocol', { userMessage: SAYS, retryable: true, cause }) })
    expect(JSON.parse(line)).toMatchObject({
      data: {
        error: {
          name: 'CtiError',
          message: 'protocol',
          kind: 'protocol',
          retryable: true,
          stack: expect.stringContaining('redact.test.ts'),
          cause: { name: '$ZodError', issues: ['invalid_type name'] }
        }
      }
    })
  })

  it('says which network error it was', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED', port: 9 })
    expect(logged('x', { error })).toContain('connect ECONNREFUSED 127.0.0.1:9')
  })
})

describe('a log line', () => {
  it('has time, level and scope apart from words and data', () => {
    const memory = new LogMemory()
    const log = createLog({ destination: memory, clock: new ManualClock(), level: 'warn' }).child('dstny').child('sse')
    log.info('not written')
    log.warn('connection lost', { kind: 'network', attempts: 3 })
    expect(memory.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        time: '2026-01-05T09:00:00.000Z',
        level: 'warn',
        scope: 'dstny.sse',
        words: 'connection lost',
        data: { kind: 'network', attempts: 3 }
      }
    ])
  })

  it('survives data that is circular, huge or strange', () => {
    const circular: Record<string, unknown> = { big: 'x'.repeat(100_000), id: 5n, fn: () => 1 }
    circular['self'] = circular
    expect(logged('x', circular).length).toBeLessThan(60_000)
  })
})

describe('the work for a text', () => {
  it.each([
    '1 ',
    'a@',
    '%25',
    'eyJabcde',
    '+(1',
    'a=',
    ':',
    '/api/',
    'x.',
    '"',
    '1',
    '-',
    'Error: ',
    '<a>',
    'sip:1@b.c/'
  ])('grows with its length and no more, made of %j', (unit) => {
    const half = inputOf(unit, 2_000)
    const all = inputOf(unit, 4_000)
    expect(all).toBeLessThan(2.5 * half + 200)
    expect(inputOf(unit, 400_000)).toBeLessThan(1.1 * all + 200)
  })

  /** Characters that were given to expressions; one that goes through a text match by match has it once. */
  function inputOf(unit: string, length: number): number {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    let characters = 0
    const exec = vi.spyOn(RegExp.prototype, 'exec')
    const test = vi.spyOn(RegExp.prototype, 'test')
    redactText(text)
    for (const [looked] of test.mock.calls) characters += looked.length
    for (const [index, [looked]] of exec.mock.calls.entries()) {
      const expression: unknown = exec.mock.contexts[index]
      characters += expression instanceof RegExp && expression.global ? 1 : looked.length
    }
    vi.restoreAllMocks()
    return characters
  }
})
