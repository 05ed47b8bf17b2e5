import { describe, expect, it } from 'vitest'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { capabilitiesFor, capabilityTable, lackingFor, withoutDisabled } from './capabilities.ts'
import type { EndpointOverride } from './endpoints/override-file.ts'

const without = (...operations: string[]): Capability[] => {
  const override = { operations: Object.fromEntries(operations.map((id) => [id, { enabled: false }])) }
  const left = withoutDisabled(capabilitiesFor(undefined), override as EndpointOverride) // an override of nothing else
  return [...capabilitiesFor(undefined)].filter((one) => !left.has(one))
}

it('a ticket gives what its scopes allow, each capability by its own', () => {
  const calls = capabilitiesFor(['CALL_CONTROL'])
  for (const one of ['calls', 'answer', 'hangUp', 'hold', 'mobileTransfer'] as const) expect(calls).toContain(one)
  expect(calls.has('presence')).toBe(false)
  expect([...capabilitiesFor(['QUEUE_STATISTICS'])]).toEqual(['queueFigures'])
  expect([...capabilitiesFor(['COMMUNICATION_LOG'])]).toEqual([
    'history',
    'historyMarks',
    'historyMarksAll',
    'historyTrash',
    'historyDelete',
    'historyDeleteAll',
    'sharedInboxes'
  ])
  expect([
    capabilitiesFor(undefined).has('pickUpAnyCall'),
    capabilitiesFor(undefined, true).has('pickUpAnyCall')
  ]).toEqual([false, true])
})

it('an operation that is switched off takes what cannot be without it, and what adds to that', () => {
  expect(without('answerCall')).toEqual(['answer'])
  expect(without('clearCall')).toEqual(['hangUp', 'cancelConsultation'])
  expect(without('makeConsultationCall')).toEqual(['consultation', 'cancelConsultation'])
  expect(without('transferToCall')).toEqual(['attendedTransfer', 'transferWhileRinging'])
  expect(without('listCommLogItems')).toEqual([...capabilitiesFor(['COMMUNICATION_LOG'])])
  expect(without('markCommLogItems')).toEqual(['historyMarks', 'historyMarksAll'])
})

it('a refusal takes a feature as a whole, or one function with what adds to it', () => {
  expect(capabilityTable.capabilitiesOf('queues')).toEqual(['queueSignIn', 'queueFigures'])
  expect(capabilityTable.capabilitiesOf('calls')).toEqual(
    expect.arrayContaining(['calls', 'dial', 'hold', 'park', 'monitor'])
  )
  expect(capabilityTable.capabilitiesOf('contactCards')).toEqual(['contactCards', 'contactFields'])
  expect(
    (['hold', 'pickUp', 'park', 'history', 'historyMarks'] as const).map((one) => capabilityTable.isFunction(one))
  ).toEqual([false, false, true, true, false])
  expect([capabilityTable.isFunctionOf('calls', 'park'), capabilityTable.isFunctionOf('calls', 'history')]).toEqual([
    true,
    false
  ])
  expect([capabilityTable.lostText('devices', 'No.'), capabilityTable.lostText('park', 'No.')]).toEqual([
    'Your telephones cannot be shown: No.',
    'Parking calls: No.'
  ])
})

describe('what an account lacks', () => {
  it.each([
    ['everything is allowed', undefined, true, []],
    ['the account is no service', [], false, []],
    ['the ticket is for calls only', ['CALL_CONTROL'], true, []],
    ['an operation is switched off', undefined, true, ['makeConsultationCall']],
    ['all of that', ['CALL_CONTROL', 'CONTACT'], undefined, ['getContact', 'answerCall']]
  ] as const)('has a reason for each, where %s', (_, allowedApis, isService, disabled) => {
    const operations = Object.fromEntries(disabled.map((id) => [id, { enabled: false }]))
    const override = { operations } as EndpointOverride // an override of nothing else
    const able = withoutDisabled(capabilitiesFor(allowedApis, isService), override)
    const lacking = lackingFor({ allowedApis, isService }, override)
    expect([...lacking.keys()]).toEqual(capabilityTable.all.filter((one) => !able.has(one)))
  })

  it('is the right, the kind of account, or the description of the interface', () => {
    const override: EndpointOverride = { version: 1, operations: { makeConsultationCall: { enabled: false } } }
    const lacking = lackingFor({ allowedApis: ['CALL_CONTROL'], isService: false }, override)
    expect(lacking.get('presence')).toEqual({ kind: 'right', reason: expect.stringContaining('Sign in again') })
    expect(lacking.get('pickUpAnyCall')).toEqual({ kind: 'right', reason: expect.stringContaining('service account') })
    const off = { kind: 'endpoints', reason: expect.stringContaining('description of functions') }
    expect([lacking.get('consultation'), lacking.get('cancelConsultation')]).toEqual([off, off])
  })
})
