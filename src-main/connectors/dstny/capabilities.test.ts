import { expect, it } from 'vitest'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { capabilitiesFor, capabilityTable, withoutDisabled } from './capabilities.ts'
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
