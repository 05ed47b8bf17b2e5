import { describe, expect, it } from 'vitest'
import { account } from './account.ts'
import { queue } from './queue.ts'
import { call } from './call.ts'
import { callerFacts } from './caller-facts.ts'
import { colleague } from './colleague.ts'
import { contactRow } from './contact.ts'
import { dialRequest } from './dial.ts'
import { bridgeError } from './error.ts'
import { pushes, requests } from './ipc.ts'
import { missedCall } from './missed.ts'
import { callNote } from './note.ts'
import { notice } from './notice.ts'
import { popupCard } from './popup.ts'
import { ownPresence } from './presence.ts'
import { signInForm, signInInput } from './settings-form.ts'
import { appSettings } from './settings.ts'
import { usualPauseSettings, usualPopupSettings } from './usual-settings.ts'
import { patch, sections, snapshot } from './snapshot.ts'
import type { Sections } from './snapshot.ts'

const examples: Sections = {
  accounts: {
    a: {
      id: 'a',
      vendor: 'dstny',
      vendorName: 'Dstny Core',
      label: 'Jane Doe · example.org',
      mark: { label: 'Dstny', colour: 'indigo' },
      isDemo: false,
      connection: 'stale',
      staleSince: 5,
      problem: 'The network is gone.',
      capabilities: ['dial', 'calls'],
      secretStorage: 'keyStore',
      devices: [{ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true, icon: 'first' }],
      callerLines: [
        { id: 'l1', kind: 'queue', secondary: false, number: '+4930901820', name: 'Sales', active: true },
        { id: 'l2', kind: 'anonymous', secondary: false, active: false }
      ],
      preferredDeviceId: 'desk',
      parkCode: '*70'
    }
  },
  calls: {
    'a:c1': {
      id: 'a:c1',
      accountId: 'a',
      direction: 'incoming',
      state: 'held',
      heldBy: 'us',
      remote: { kind: 'external', number: '+4930123456', displayNumber: '030 123456', country: 'DE', withheld: false },
      queue: 'Sales',
      diverting: { kind: 'internal', name: 'Anna', number: '201', withheld: false },
      muted: false,
      conference: false,
      participants: [
        { id: 'p1', party: { kind: 'service', withheld: true, intrudes: 'whisper' }, cameBy: 'queue', campedOn: true }
      ],
      called: { kind: 'internal', name: 'Bob', withheld: false },
      cameBy: 'transfer',
      rung: [{ name: 'Anna', state: 'ringing' }],
      campedOn: true,
      consultsFor: 'a:c2',
      intruded: true,
      recording: { mode: 'onDemand', running: true, paused: false, saved: true, since: 4 },
      startedAt: 1,
      connectedAt: 2,
      deviceIds: ['desk'],
      answerDeviceIds: [],
      allowed: ['resume', 'hangUp']
    }
  },
  missed: {
    m1: {
      id: 'm1',
      accountId: 'a',
      remote: { kind: 'external', name: 'Zoë', number: '+4930123456', displayNumber: '030 123456', withheld: false },
      queue: 'Sales',
      diverting: { kind: 'internal', name: 'Anna', number: '201', withheld: false },
      cameBy: 'transfer',
      at: 5,
      seen: true,
      sources: [
        { accountId: 'a', kind: 'call', id: 'a:c1' },
        { accountId: 'a', kind: 'history', id: '77' }
      ]
    }
  },
  notes: { 'a:c1': { text: 'wants invoice 4711', changedAt: 6, isKept: true } },
  presence: {
    a: {
      accountId: 'a',
      activityId: 'lunch',
      activityName: 'At lunch',
      available: false,
      note: 'back soon',
      until: 9,
      activities: [{ id: 'lunch', name: 'At lunch', available: false }],
      roleId: 'business',
      roleName: 'Business',
      divertsTo: '+493023125302',
      roles: [{ id: 'business', name: 'Business' }],
      shortcuts: [
        {
          id: 's',
          name: 'Lunch',
          activityId: 'lunch',
          icon: 'food',
          available: false,
          duration: 'minutes',
          minutes: 30
        }
      ]
    }
  },
  queues: {
    'a:q1': { id: 'a:q1', accountId: 'a', name: 'Sales', kind: 'acd', signedIn: true, nightMode: false, waiting: 3 }
  },
  colleagues: {
    'a:kim@example.org': {
      id: 'a:kim@example.org',
      accountId: 'a',
      contactId: 'kim@example.org',
      presence: {
        activityId: 'lunch',
        activityName: 'At lunch',
        available: false,
        note: 'back soon',
        until: 9,
        roleId: 'business',
        roleName: 'Business'
      },
      line: 'alerting',
      pickupId: '{}'
    }
  },
  notices: { n: { id: 'n', level: 'warning', text: 'Something happened.', at: 1 } },
  dialRequests: {
    d: { id: 'd', source: 'link', number: { digits: '*21*201#', kind: 'code', display: '*21*201#' } }
  },
  popupCards: { 'a:c1': { callId: 'a:c1', shownBy: 'event' } },
  callerFacts: {
    'a:c1': {
      callId: 'a:c1',
      calls: 5,
      callsThisWeek: 2,
      lastAt: 3,
      lastNote: 'wants an offer',
      takenBy: 'Zoe',
      picture: { type: 'image/png', base64: 'iVBORw0KGgo=' }
    }
  },
  settings: {
    app: {
      theme: 'dark',
      textSize: 100,
      region: 'DE',
      popupEnabled: true,
      popup: usualPopupSettings,
      pauses: usualPauseSettings,
      textTemplates: [],
      dialLinksWithoutAsking: false,
      regionConfirmed: true,
      dialRules: {
        rules: [
          { kind: 'country', id: 'r1', country: 'DE', accountId: 'a' },
          { kind: 'prefix', id: 'r2', prefix: '+4930', accountId: 'b' },
          { kind: 'extensions', id: 'r3', from: '200', to: '299', accountId: 'b' }
        ],
        otherAccountId: 'a'
      },
      workingDayStartsAt: '08:00'
    }
  }
}

const throughClone = (value: unknown): unknown => structuredClone(value)

describe('the contract', () => {
  it('has an example of every section, and each entity parses to itself', () => {
    const schemas = {
      accounts: account,
      calls: call,
      missed: missedCall,
      notes: callNote,
      presence: ownPresence,
      queues: queue,
      colleagues: colleague,
      notices: notice,
      dialRequests: dialRequest,
      popupCards: popupCard,
      callerFacts,
      settings: appSettings
    }
    for (const section of sections) {
      for (const entity of Object.values(examples[section])) {
        expect(schemas[section].parse(throughClone(entity))).toEqual(entity)
      }
    }
    expect(Object.keys(examples).sort()).toEqual([...sections].sort())
  })

  it('lets a snapshot and a patch through as they are', () => {
    const whole = { revision: 4, state: examples }
    expect(snapshot.parse(throughClone(whole))).toEqual(whole)
    const change = { from: 4, revision: 5, set: { calls: examples.calls }, removed: { notices: ['n'] } }
    expect(patch.parse(throughClone(change))).toEqual(change)
    expect(pushes['state.patch'].parse({ from: 4, revision: 5, set: {}, removed: {} })).toBeTruthy()
  })

  it('refuses a patch of a section that does not exist', () => {
    expect(patch.safeParse({ from: 1, revision: 2, set: {}, removed: { secrets: ['x'] } }).success).toBe(false)
  })

  it.each([
    ['no id', { ...examples.calls['a:c1'], id: undefined }],
    ['a vendor state', { ...examples.calls['a:c1'], state: 'RINGING' }],
    ['an unknown action', { ...examples.calls['a:c1'], allowed: ['explode'] }],
    ['a time as text', { ...examples.calls['a:c1'], startedAt: '2026-01-05' }]
  ])('refuses a call with %s', (_what, value) => {
    expect(call.safeParse(value).success).toBe(false)
  })

  it('describes forms, rows and errors', () => {
    const form = {
      vendor: 'dstny',
      methods: [{ id: 'token', label: 'Token', fields: [{ name: 't', label: 'T', kind: 'password', required: true }] }]
    }
    expect(signInForm.parse(form)).toEqual(form)
    const row = { id: 'k', accountId: 'a', name: 'Kim', numbers: [{ label: 'work', number: '201', display: '201' }] }
    expect(contactRow.parse(row)).toEqual(row)
    const error = { kind: 'conflict', userMessage: 'Changed.', retryable: false, logRef: 'r1' }
    expect(bridgeError.parse(error)).toEqual(error)
  })

  it('bounds everything that a window can send as text', () => {
    const long = 'x'.repeat(10_000)
    expect(requests['call.act'].input.safeParse({ callId: long, action: 'hold' }).success).toBe(false)
    expect(requests['contacts.search'].input.safeParse({ query: long, limit: 1 }).success).toBe(false)
    expect(requests['contacts.search'].input.safeParse({ query: 'a', limit: 51 }).success).toBe(false)
    expect(signInInput.safeParse({ vendor: 'v', method: 'm', values: { password: long } }).success).toBe(false)
  })

  it('pauses nobody without a name, for no reason of any other kind, and for none without an end', () => {
    const { input } = requests['queue.setAgentPaused']
    const good = { accountId: 'a', queueId: 'a:21', agentId: '202', paused: true, reason: '' }
    expect(input.safeParse(good).success).toBe(true)
    const bad = [
      ...[{ agentId: '' }, { agentId: undefined }, { agentId: 202 }, { agentId: 'x'.repeat(301) }],
      ...[{ queueId: '' }, { accountId: null }, { paused: 'yes' }, { paused: undefined }],
      ...[{ reason: 'x'.repeat(201) }, { reason: null }, { reason: ['Lunch'] }, { reason: { text: 'Lunch' } }]
    ]
    for (const change of bad) expect(input.safeParse({ ...good, ...change }).success).toBe(false)
  })

  it('takes nobody out of a queue without a caller and a queue', () => {
    const { input, needs } = requests['queue.removeCaller']
    const good = { accountId: 'a', queueId: 'a:21', callerId: 'c1' }
    expect(needs).toBe('queueCallerRemoval')
    expect(input.parse({ ...good, all: true })).toEqual(good)
    const bad = [
      ...[{ callerId: '' }, { callerId: undefined }, { callerId: null }, { callerId: 7 }, { callerId: ['c1'] }],
      ...[{ callerId: { id: 'c1' } }, { callerId: 'x'.repeat(301) }],
      ...[{ queueId: '' }, { queueId: undefined }, { queueId: 'x'.repeat(301) }, { accountId: '' }, { accountId: null }]
    ]
    for (const change of bad) expect(input.safeParse({ ...good, ...change }).success).toBe(false)
  })

  it('sends a document of bounded size as fax, and nothing that names a place on the disk', () => {
    const { input, mostBytes } = requests['fax.send']
    const good = { accountId: 'a', to: '+493023125123', name: 'Quote.pdf', bytes: new Uint8Array(mostBytes) }
    expect(input.safeParse(good).success).toBe(true)
    const bad = [
      ...[{ bytes: new Uint8Array(mostBytes + 1) }, { bytes: '/etc/hosts' }, { bytes: [1] }, { bytes: undefined }],
      ...[{ name: '' }, { name: 'x'.repeat(201) }, { to: '' }, { to: '9'.repeat(201) }]
    ]
    for (const change of bad) expect(input.safeParse({ ...good, ...change }).success).toBe(false)
    expect(Object.keys(input.parse({ ...good, path: '/etc/hosts' }))).toEqual(Object.keys(good))
  })

  it('does not take a form value for a prototype', () => {
    const hostile: unknown = JSON.parse('{"vendor":"v","method":"m","values":{"__proto__":"x","address":"y"}}')
    const parsed = signInInput.safeParse(hostile)
    expect(Object.getPrototypeOf(parsed.data?.values ?? {})).toBe(Object.prototype)
  })

  it('takes only a real region and time of day as settings', () => {
    const change = requests['settings.change'].input
    expect(change.safeParse({ region: 'DE', workingDayStartsAt: '07:30' }).success).toBe(true)
    for (const bad of [{ region: 'de' }, { region: 'DEU' }, { workingDayStartsAt: '24:00' }, { theme: 'pink' }]) {
      expect(change.safeParse(bad).success).toBe(false)
    }
  })
})
