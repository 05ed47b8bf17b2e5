import { beforeEach, describe, expect, it } from 'vitest'
import type { ReportedCall } from '../connectors/events.ts'
import { ManualClock } from '../util/clock.ts'
import { CallStore } from './call-store.ts'
import { reportedCall } from './testing/seen-call.ts'

let preferences: Record<string, string[]>
let store: CallStore

beforeEach(() => {
  preferences = {}
  store = new CallStore(
    new ManualClock(),
    { named: (call) => call },
    (accountId) => new Map(Object.entries(preferences)).get(accountId) ?? []
  )
})

const see = (changes: Partial<ReportedCall>, accountId = 'a'): void =>
  store.apply(accountId, { type: 'callUpdated', call: reportedCall(changes), order: 'unknown' })
const rings = (changes: Partial<ReportedCall> = {}, accountId = 'a'): void =>
  see({ answerDeviceIds: ['desk', 'mobile', 'soft'], ...changes }, accountId)
const talks = (changes: Partial<ReportedCall> = {}, accountId = 'a'): void =>
  see({ vendorId: 't', state: 'connected', answerDeviceIds: [], ...changes }, accountId)
const answeredBy = (callId = 'a:c1'): string | undefined => store.entities.get(callId)?.answerDeviceId

describe('a ringing call is answered', () => {
  it('with the first telephone that can, where nothing says more', () => {
    rings()
    expect(answeredBy()).toBe('desk')
  })

  it('with what the account would rather, and without what went away', () => {
    preferences['a'] = ['sold', 'mobile', 'soft']
    rings()
    expect(answeredBy()).toBe('mobile')
    rings({ answerDeviceIds: ['desk', 'soft'] })
    expect(answeredBy()).toBe('soft')
    rings({ answerDeviceIds: ['desk'] })
    expect(answeredBy()).toBe('desk')
  })

  it('as the account would rather from the moment that is said', () => {
    rings()
    preferences['a'] = ['soft']
    store.chooseAnswerDevices()
    expect(answeredBy()).toBe('soft')
  })

  it('where the user is talking, for as long as the talk goes on', () => {
    preferences['a'] = ['desk']
    rings()
    talks({ deviceIds: ['mobile'] })
    expect(answeredBy()).toBe('mobile')
    talks({ deviceIds: ['mobile'], state: 'held' })
    expect(answeredBy()).toBe('desk')
    talks({ deviceIds: ['soft'], state: 'connected' })
    expect(answeredBy()).toBe('soft')
    store.apply('a', { type: 'callEnded', vendorId: 't', answeredElsewhere: false })
    expect(answeredBy()).toBe('desk')
  })

  it('where the user is talking, when a snapshot tells of both', () => {
    store.replace('a', [
      reportedCall({ answerDeviceIds: ['desk', 'mobile'] }),
      reportedCall({ vendorId: 't', state: 'connected', deviceIds: ['mobile'], answerDeviceIds: [] })
    ])
    expect(answeredBy()).toBe('mobile')
    store.replace('a', [reportedCall({ answerDeviceIds: ['desk', 'mobile'] })])
    expect(answeredBy()).toBe('desk')
  })

  it('as usual while the talk is at a telephone that cannot answer it', () => {
    rings({ answerDeviceIds: ['desk', 'mobile'] })
    talks({ deviceIds: ['soft'] })
    expect(answeredBy()).toBe('desk')
  })

  it('with the telephone chosen for it, before that of the talk, unless that went away', () => {
    rings()
    rings({ vendorId: 'c2' })
    talks({ deviceIds: ['mobile'] })
    store.chooseAnswerDevice('a:c1', 'soft')
    expect([answeredBy(), answeredBy('a:c2')]).toEqual(['soft', 'mobile'])
    rings({ answerDeviceIds: ['desk', 'mobile'] })
    expect(answeredBy()).toBe('mobile')
  })

  it('by its own account', () => {
    preferences = { a: ['mobile'], b: ['soft'] }
    talks({ deviceIds: ['desk'] }, 'b')
    rings()
    rings({}, 'b')
    expect([answeredBy(), answeredBy('b:c1')]).toEqual(['mobile', 'desk'])
    talks({ deviceIds: ['desk'], state: 'held' }, 'b')
    store.chooseAnswerDevice('b:c1', 'mobile')
    store.chooseAnswerDevice('a:c1', 'desk')
    expect([answeredBy(), answeredBy('b:c1')]).toEqual(['desk', 'mobile'])
  })
})

it('a call that cannot be answered here names no telephone', () => {
  rings({ answerDeviceIds: [] })
  expect(answeredBy()).toBeUndefined()
  rings({ vendorId: 'c2' })
  see({ vendorId: 'c2', state: 'connected', answerDeviceIds: [] })
  expect(answeredBy('a:c2')).toBeUndefined()
  rings({ vendorId: 'c3' })
  store.apply('a', { type: 'callEnded', vendorId: 'c3', answeredElsewhere: true })
  expect(store.entities.get('a:c3')).not.toHaveProperty('answerDeviceId')
})

it('what was chosen for a call does not outlive it', () => {
  preferences['a'] = ['mobile']
  rings()
  store.chooseAnswerDevice('a:c1', 'soft')
  store.replace('a', []) // absent, so that it may come again
  rings()
  expect(answeredBy()).toBeUndefined()
  store.replace('a', [reportedCall({ answerDeviceIds: ['desk', 'mobile', 'soft'] })])
  expect(answeredBy()).toBe('mobile')
})

it('a talk that begins is one change with what follows from it', () => {
  rings()
  talks({ state: 'alerting', answerDeviceIds: ['mobile'], deviceIds: ['mobile'] })
  const changes: string[][] = []
  store.entities.changes.on(({ set }) => changes.push(Object.keys(set).sort()))
  talks({ deviceIds: ['mobile'] })
  expect(changes).toEqual([['a:c1', 'a:t']])
})
