import { expect, test } from 'vitest'
import { anAccount } from '../../testing/samples.ts'
import { searchReach } from './search-reach.ts'

const jane = anAccount({ label: 'Jane' })
const away = anAccount({ id: 'a2', label: 'Anna', connection: 'stale' })

test('a search reaches what is live, and names what it does not reach', () => {
  expect(searchReach([jane])).toEqual({ searched: 'a1' })
  expect(searchReach([jane, away])).toEqual({
    searched: 'a1',
    missing: 'Not searched, because not connected: Anna'
  })
})

test('without a connection it needs one, also where nothing is known of the account yet', () => {
  expect(searchReach([away]).problem).toBe('Search needs a connection.')
  expect(searchReach([{ ...away, connection: 'connecting', capabilities: [] }]).problem).toBe(
    'Search needs a connection.'
  )
})

test('an account that is switched off is not named, and without another a search needs a connection', () => {
  const off = { ...away, connection: 'off' as const, capabilities: [] }
  expect(searchReach([jane, off])).toEqual({ searched: 'a1' })
  expect(searchReach([off]).problem).toBe('Search needs a connection.')
})

test('an account that cannot search says so', () => {
  expect(searchReach([{ ...jane, capabilities: ['dial'] }])).toEqual({
    searched: '',
    problem: 'No account of yours can search for names. Numbers can be typed.'
  })
})
