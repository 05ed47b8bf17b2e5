import { expect, it } from 'vitest'
import { sampleCall } from '../windows/testing/samples.ts'
import { callFor } from './wishes.ts'

const held = sampleCall({ id: 'held', state: 'held', startedAt: 1, allowed: ['resume', 'hangUp'] })
const talking = sampleCall({ id: 'talking', state: 'connected', startedAt: 2, allowed: ['hold', 'hangUp'] })
const ringing = sampleCall({ id: 'ringing', startedAt: 3, allowed: ['answer', 'reject'] })

it('hangs up the call that is being talked on, not the one on hold', () => {
  expect(callFor('hangUp', [held, ringing, talking])?.id).toBe('talking')
  expect(callFor('hangUp', [held])?.id).toBe('held')
})

it('answers what rings first, and nothing where nothing rings', () => {
  const later = { ...ringing, id: 'later', startedAt: 4 }
  expect(callFor('answer', [talking, later, ringing])?.id).toBe('ringing')
  expect(callFor('answer', [held, talking])).toBeUndefined()
})
