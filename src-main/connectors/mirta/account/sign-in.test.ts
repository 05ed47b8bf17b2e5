import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FormValues } from '../../../../src-preload/contract/settings-form.ts'
import { fieldProblem } from '../../../../src-preload/contract/settings-form.ts'
import { makeCertificate } from '../../../transport/testing/certificates.ts'
import { ManualClock } from '../../../util/clock.ts'
import type { SignedIn } from '../../sign-in.ts'
import { fixtureText } from '../fixtures/fixture.ts'
import { optionFields, phoneBookFieldsOf, readOptions, withOptions } from './options.ts'
import { identityOf, mergeSettings, readSettings, signInForm } from './settings.ts'
import { signIn } from './sign-in.ts'
import { KEY, ScriptedServer } from '../testing/scripted-server.ts'
import type { ReceivedRequest, Script } from '../testing/scripted-server.ts'

const WRONG_KEY = 'Too bad... you mistaken the security api key.'
const HELP = '<pre>Parameters:\nreqtype - Request type</pre>'
const { signal } = new AbortController()

let server: ScriptedServer
let values: Record<string, string | boolean>
/** What this system answers, by `reqtype` and `info`. */
let replies: Record<string, Script>

const kindOf = ({ query }: ReceivedRequest): string => query.get('info') ?? query.get('reqtype') ?? ''

beforeAll(async () => {
  server = await ScriptedServer.open()
})
afterAll(() => server[Symbol.asyncDispose]())

beforeEach(() => {
  values = { address: server.url, tenant: 'DEVEL', key: KEY }
  replies = {
    HELP,
    config: '{"maxchannels":"10","maxextensions":"50","maxdids":"5"}',
    extensions: fixtureText('extensions.json'),
    FLOWS: fixtureText('flows.json'),
    PHONEBOOKS: '["Customers","Suppliers"]',
    LICENSEDAYS: WRONG_KEY,
    CHECKAUTH: '{"tenant":"DEVEL","extension":"103-DEVEL"}'
  }
  server.received.length = 0
  server.answer = (request) => (request.query.get('key') === KEY ? (replies[kindOf(request)] ?? '') : WRONG_KEY)
})

const trySignIn = (more: FormValues = {}, kept?: Readonly<Record<string, unknown>>): Promise<SignedIn> =>
  signIn({ ...values, ...more }, kept, new ManualClock(), signal)
const outcome = (more: FormValues = {}): Promise<unknown> => trySignIn(more).catch((error: unknown) => error)

async function signedIn(more: FormValues = {}, kept?: Readonly<Record<string, unknown>>) {
  const result = await trySignIn({ extension: '103', ...more }, kept)
  if (result.status !== 'signedIn') throw new Error('more was asked for')
  return result
}

describe('signing in', () => {
  it('asks who the user is, once the key is good: everybody with a name, and nothing secret of anybody', async () => {
    const asked = await trySignIn()
    expect(asked).toMatchObject({ status: 'more', message: expect.stringMatching(/\S/) })
    if (asked.status !== 'more') throw new Error('nothing was asked')
    expect(asked.fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['extension', 'choice', true],
      ['user', 'text', false],
      ['password', 'password', false]
    ])
    expect(asked.fields[0]?.options).toEqual([
      { value: '103', label: '103 · Anna Berger' },
      { value: '104', label: '104 · Bernd Adam' }
    ])
    expect(inspect(asked, { depth: 9 })).not.toMatch(/CANARY/)
  })

  it('keeps what was found and chosen; the key is in none of it', async () => {
    const { credentials, label, ...rest } = await signedIn()
    expect(label).toBe('Anna Berger · DEVEL')
    expect(rest).not.toHaveProperty('warning')
    expect(credentials.settings).toMatchObject({
      ...{ tenant: 'DEVEL', extension: '103', path: '/pbx/proxyapi.php', memberType: 'NF' },
      knownFlows: [
        { value: '900', label: 'Night' },
        { value: '901', label: '901' }
      ],
      knownPhoneBooks: [
        { value: 'Customers', label: 'Customers' },
        { value: 'Suppliers', label: 'Suppliers' }
      ]
    })
    expect(JSON.stringify([credentials, label])).not.toContain(KEY)
    expect(credentials.secret.reveal()).toBe(KEY)
    expect(readSettings(credentials.settings)).toEqual(credentials.settings)
  })

  it.each([
    ['', '/mirtapbx/proxyapi.php'],
    ['/mirtapbx', '/mirtapbx/proxyapi.php'],
    ['/pbx/proxyapi.php', '/pbx/proxyapi.php'],
    ['/tel/', '/tel/proxyapi.php']
  ])('finds the interface: address with %j', async (typed, path) => {
    const { answer } = server
    server.answer = (request) => (request.path === path ? answer(request) : 404)
    const { credentials } = await signedIn({ address: `${server.url}${typed}` })
    expect(credentials.settings['path']).toBe(path)
  })

  it('finds it also behind a page for people, and where the list of requests needs the key', async () => {
    const { answer } = server
    server.answer = (request) => (request.path.startsWith('/pbx') ? '<html><h1>It works</h1></html>' : answer(request))
    expect((await signedIn()).credentials.settings['path']).toBe('/mirtapbx/proxyapi.php')
    server.answer = answer
    replies['HELP'] = WRONG_KEY
    expect((await signedIn()).credentials.settings['path']).toBe('/pbx/proxyapi.php')
  })

  it.each([
    ['a key that is wrong', { key: 'other' }, 'auth', /key.*tenant.*DEVEL/],
    ['a field that is empty', { tenant: ' ' }, 'protocol', /Tenant/],
    ['a key with a blank inside', { key: 'a b' }, 'auth', /blanks/],
    ['an extension that nobody has', { extension: '999' }, 'protocol', /999/],
    ['an address that would be in the clear', { address: 'http://pbx.example.org' }, 'permission', /encrypted/]
  ])('says what is wrong with %s', async (_, more, kind, words) => {
    expect(await outcome(more)).toMatchObject({ kind, userMessage: expect.stringMatching(words) })
  })

  it('says that this is no such system', async () => {
    server.answer = () => '<html><h1>Welcome</h1></html>'
    expect(await outcome()).toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringContaining('Check the address')
    })
    server.answer = () => 503
    expect(await outcome()).toMatchObject({ kind: 'rateLimited' })
  })

  it('takes the words for a missing tenant as what they may be: the key or the tenant', async () => {
    replies['config'] = 'Wrong or missing tenant'
    expect(await outcome()).toMatchObject({ kind: 'auth', userMessage: expect.stringContaining('DEVEL') })
  })

  it('has the extension typed where the list cannot be read', async () => {
    replies['extensions'] = WRONG_KEY
    expect(await trySignIn()).toMatchObject({ status: 'more', fields: [{ name: 'extension', kind: 'text' }, {}, {}] })
    expect((await signedIn({ extension: '105-DEVEL' })).credentials.settings).toMatchObject({ extension: '105' })
  })

  it('warns of a key that can change every tenant', async () => {
    replies['LICENSEDAYS'] = '312'
    expect(await signedIn()).toMatchObject({ warning: expect.stringContaining('every tenant') })
  })

  it('checks the user where that is wanted, by a form: a password belongs in no address', async () => {
    await signedIn({ user: 'anna', password: 'p&ss wörd' })
    const asked = server.received.find((request) => kindOf(request) === 'CHECKAUTH')
    expect(asked).toMatchObject({ method: 'POST' })
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({ username: 'anna', password: 'p&ss wörd' })
    expect(server.received.some(({ query }) => query.has('password'))).toBe(false)
    const wrong = { kind: 'auth', userMessage: expect.stringContaining('password') }
    expect(await outcome({ extension: '103', user: 'anna' })).toMatchObject(wrong)
    for (const reply of ['', 'null', WRONG_KEY]) {
      replies['CHECKAUTH'] = reply
      expect(await outcome({ extension: '103', user: 'anna', password: 'x' })).toMatchObject(wrong)
    }
    replies['CHECKAUTH'] = '{"extension":"104"}'
    expect(await outcome({ extension: '103', user: 'bernd', password: 'x' })).toMatchObject({ kind: 'protocol' })
  })

  it('again keeps the options, and not a certificate that was confirmed for another server', async () => {
    const { cert: certificate } = await makeCertificate()
    const pin = { kind: 'certificate', host: 'other.example.org', certificate }
    const authority = { kind: 'authority', fileName: 'ca.pem', certificates: certificate }
    const kept = { pauseReasons: ['Lunch'], memberType: 'AD', outsidePrefix: 'x', serverTrust: pin, path: '/old.php' }
    const { credentials } = await signedIn({}, kept)
    expect(credentials.settings).toMatchObject({
      pauseReasons: ['Lunch'],
      memberType: 'AD',
      outsidePrefix: '',
      path: '/pbx/proxyapi.php'
    })
    expect(credentials.settings).not.toHaveProperty('serverTrust')
    const trusting = await signedIn({}, { serverTrust: authority })
    expect(trusting.credentials.settings['serverTrust']).toEqual(authority)
  })
})

describe('an account', () => {
  it('is the same on however the address was typed', () => {
    const [one, ...others] = [
      'pbx.example.org',
      'https://PBX.example.org/pbx',
      'pbx.example.org/mirtapbx/proxyapi.php'
    ].map((address) => identityOf({ address, tenant: 'devel', extension: '103' }))
    expect(others).toEqual([one, one])
    expect(identityOf({ address: 'pbx.example.org', tenant: 'devel', extension: '104' })).not.toBe(one)
  })

  it('has a form with the key as a password', () => {
    expect(signInForm('x').methods[0]?.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['address', 'address'],
      ['tenant', 'text'],
      ['key', 'password'],
      ['allowPlainHttp', 'checkbox']
    ])
  })

  it('that is added once more keeps its options, and what there is to choose from is new', () => {
    const known = { switches: ['900'], zone: 'Europe/Berlin', knownFlows: [{ value: '1', label: 'old' }] }
    const given = { address: 'a', knownFlows: [{ value: '900', label: 'Night' }], zone: 'UTC' }
    expect(mergeSettings(known, given)).toEqual({ ...given, switches: ['900'], zone: 'Europe/Berlin' })
  })

  it('whose settings cannot be read says so', () => {
    expect(() => readSettings({ address: 'a' })).toThrow(expect.objectContaining({ kind: 'protocol' }))
  })
})

describe('the options', () => {
  const stored = { address: 'a', knownFlows: [{ value: '900', label: 'Night' }], switches: ['901'] }

  it('are fields with what holds now, each of which takes its own value', () => {
    const fields = optionFields(stored)
    for (const one of fields) expect([one.name, fieldProblem(one, one.value)]).toEqual([one.name, undefined])
    expect(fields.find(({ name }) => name === 'switches')).toMatchObject({
      options: [
        { value: '900', label: 'Night' },
        { value: '901', label: '901' }
      ],
      value: ['901']
    })
    expect(fields.find(({ name }) => name === 'memberType')?.options).toHaveLength(12)
  })

  it('change what is named and keep the rest', () => {
    const changed = withOptions(stored, {
      ...{
        zone: 'America/New_York',
        outsidePrefix: '00',
        memberType: 'EAC',
        switches: ['900'],
        virtualNumbers: ['650']
      },
      ...{ pauseReasons: [' Lunch ', 'Lunch', ''], nameField: 'TITLE', numberFields: ['TEL'], companyField: 'FIRM' }
    })
    expect(changed).toMatchObject({
      address: 'a',
      zone: 'America/New_York',
      pauseReasons: ['Lunch'],
      switches: ['900'],
      virtualNumbers: ['650']
    })
    expect(phoneBookFieldsOf(readOptions(changed))).toEqual({ name: 'TITLE', numbers: ['TEL'], company: 'FIRM' })
  })

  it.each([
    [{ zone: 'Nowhere' }, /zone/i],
    [{ outsidePrefix: 'abc' }, /\+/],
    [{ memberType: 'XX' }, /group/],
    [{ virtualNumbers: ['six'] }, /numbers/]
  ])('say which field cannot be as it is: %j', (values, words) => {
    expect(() => withOptions(stored, values as FormValues)).toThrow(
      expect.objectContaining({ kind: 'protocol', userMessage: expect.stringMatching(words) })
    )
  })

  it('that cannot be read any more are as if they had never been chosen, the others stay', () => {
    expect(readOptions({ zone: 'Nowhere', switches: 'x', memberType: 'AD', pauseReasons: ['Lunch'] })).toMatchObject({
      switches: [],
      memberType: 'AD',
      pauseReasons: ['Lunch']
    })
  })
})
