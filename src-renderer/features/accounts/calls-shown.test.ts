import { expect, test } from 'vitest'
import { anAccount } from '../../testing/samples.ts'
import { cannotSeeCalls, missesCalls, noCalls } from './calls-shown.ts'

const jane = anAccount({ label: 'Jane' })
const anna = anAccount({ id: 'a2', label: 'Anna' })
const away = { ...anna, connection: 'stale' } as const
const blind = { ...anna, capabilities: ['presence'] } satisfies typeof anna

test('that there are no calls is said only when every account that sees calls is live', () => {
  expect(noCalls([jane, anna])).toEqual({
    text: 'No calls now.',
    hint: 'Type a name or a number above to call somebody.'
  })
  expect(noCalls([jane, away])).toEqual({
    text: 'No calls now in Jane.',
    hint: 'Not connected, so calls are not shown: Anna'
  })
})

test.each([
  ['connecting', 'Connecting: calls are not shown yet.'],
  ['catchingUp', 'Connecting: calls are not shown yet.'],
  ['stale', 'Not connected: calls are not shown.'],
  ['signInAgain', 'Not signed in: calls are not shown.']
] as const)('an account that is %s says so', (connection, text) => {
  expect(noCalls([{ ...jane, connection }])).toEqual({ text })
  expect(noCalls([{ ...jane, connection, capabilities: [] }])).toEqual({ text })
})

test('of several that are away the lost one counts', () => {
  const connecting = { ...jane, connection: 'connecting' } as const
  const refused = { ...jane, connection: 'signInAgain' } as const
  expect(noCalls([connecting, away])).toEqual({ text: 'Not connected: calls are not shown.' })
  expect(noCalls([refused, away])).toEqual({ text: 'Not connected: calls are not shown.' })
})

test('an account that cannot see calls says nothing of them', () => {
  expect(noCalls([blind])).toBeUndefined()
  expect(noCalls([jane, blind])?.text).toBe('No calls now.')
  expect([jane, away, blind, { ...jane, capabilities: [] }].map(cannotSeeCalls)).toEqual([false, false, true, true])
})

test('an account that is switched off lacks nothing, and when all are that is said', () => {
  const off = { ...jane, connection: 'off' as const, capabilities: [] }
  expect(noCalls([jane, off])).toEqual(noCalls([jane]))
  expect(noCalls([off])).toEqual({ text: 'Switched off for today: calls are not shown.' })
  expect(noCalls([])).toBeUndefined()
})

test('where nobody can dial there is no hint to', () => {
  expect(noCalls([{ ...jane, capabilities: ['calls'] }])).toEqual({ text: 'No calls now.' })
})

test('calls are missed only where there could be some', () => {
  const [dials, assists] = [anAccount({ capabilities: ['dial'] }), anAccount({ capabilities: ['webClient'] })]
  const lost = { ...assists, callsLost: 'No licence.' }
  const away = { ...lost, connection: 'stale' } as const
  expect([jane, dials, assists, lost, away].map(missesCalls)).toEqual([false, true, false, true, false])
})
