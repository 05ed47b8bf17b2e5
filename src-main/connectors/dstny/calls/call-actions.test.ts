import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { ruledCall } from './call-actions.ts'
import { fixture } from '../fixtures/fixture.ts'
import { wireCall } from '../wire/calls.ts'

it('looks at a state of the wire once, and again when the call is about another one', () => {
  const call = z.parse(wireCall, fixture('call-answered'))
  const plain = ruledCall(call)
  expect(ruledCall(call)).toBe(plain)
  expect(ruledCall(call, '7')).toMatchObject({ id: plain.id, consultsFor: '7' })
  expect(ruledCall(call)).toEqual(plain)
  expect(ruledCall({ ...call, status: 'HELD' }).state).toBe('held')
})
