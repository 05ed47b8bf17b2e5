import { expect, test } from 'vitest'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { anAccount, aTalk } from '../../testing/samples.ts'
import { moreItems } from './call-more.ts'

const all: readonly Capability[] = [
  'conference',
  'consultation',
  'park',
  'moveCall',
  'recordOnDemand',
  'pauseRecording',
  'recordStartStop'
]
const labels = (call: Call, capabilities: readonly Capability[] = all, calls: readonly Call[] = [call]) =>
  moreItems(call, anAccount({ capabilities: [...capabilities] }), calls).map(({ label, reason }) => [
    label,
    reason === undefined
  ])

test('what the account cannot is missing, and what is not possible now has a reason', () => {
  expect(labels(aTalk(), [])).toEqual([])
  expect(labels(aTalk({ allowed: ['park', 'move'] }))).toEqual([
    ['Add somebody…', false],
    ['Park', true],
    ['Move to Mobile', true]
  ])
})

test('a telephone that cannot be reached, or has the call already, is no place to move to', () => {
  const devices = [
    { id: 'd1', name: 'Desk phone', kind: 'deskPhone' as const, active: true },
    { id: 'd2', name: 'Mobile', kind: 'mobile' as const, active: false }
  ]
  const call = aTalk({ allowed: ['move'] })
  expect(moreItems(call, anAccount({ capabilities: ['moveCall'], devices }), [call])).toEqual([])
})

test('another call of the same account can be joined, one that was made about this one has its own button', () => {
  const remote: Call['remote'] = { kind: 'external', name: 'Nils', withheld: false }
  const call = aTalk({ allowed: ['addToConference', 'consult'] })
  const other = aTalk({ id: 'a1:c2', remote, allowed: ['addToConference'] })
  expect(labels(call, ['conference', 'consultation'], [call, other])).toEqual([
    ['Add somebody…', true],
    ['Join with Nils', true]
  ])
  expect(labels(call, ['conference', 'consultation'], [call, { ...other, consultsFor: call.id }])).toEqual([])
})

const onDemand = { mode: 'onDemand', running: true, paused: false, saved: false } as const
const startStop = { mode: 'startStop', running: false, paused: false, saved: false } as const

test.each([
  ['none', undefined, ['startRecording'], ['Start recording']],
  ['none that may start', undefined, [], []],
  ['start and stop, not running', startStop, ['startRecording'], ['Start recording']],
  ['start and stop, running', { ...startStop, running: true }, ['stopRecording'], ['Stop recording']],
  ['on demand', onDemand, ['saveRecording', 'pauseRecording'], ['Keep the recording', 'Pause the recording']],
  ['on demand without pause', onDemand, ['saveRecording'], ['Keep the recording']],
  [
    'on demand, saved and paused',
    { ...onDemand, saved: true, paused: true },
    ['discardRecording', 'resumeRecording'],
    ['Do not keep the recording', 'Go on recording']
  ]
] as const)('a recording offers what fits how it is made: %s', (_, recording, allowed, expected) => {
  const call = aTalk({ allowed: [...allowed], ...(recording ? { recording } : {}) })
  const capabilities = ['recordOnDemand', 'pauseRecording', 'recordStartStop'] as const
  expect(labels(call, capabilities).map(([label]) => label)).toEqual(expected)
})
