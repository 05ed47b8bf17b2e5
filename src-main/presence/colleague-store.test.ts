import { describe, expect, it, vi } from 'vitest'
import type { ColleagueEvent } from './colleague-store.ts'
import { ColleagueStore } from './colleague-store.ts'

const seen = (contactId: string, more: object = {}): ColleagueEvent => ({
  type: 'colleagueChanged',
  colleague: { contactId, line: 'idle', ...more }
})

describe('the colleague store', () => {
  it('shows who is watched, by account and contact', () => {
    const store = new ColleagueStore()
    store.setWatched('a', ['kim', 'kim'])
    store.apply('a', seen('kim', { presence: { available: true } }))
    expect(store.entities.values()).toEqual([
      { id: 'a:kim', accountId: 'a', contactId: 'kim', line: 'idle', presence: { available: true } }
    ])
    expect(store.watched('a')).toEqual(['kim'])
    store.apply('a', { type: 'colleagueRemoved', contactId: 'kim' })
    expect(store.entities.values()).toEqual([])
  })

  it('takes no late news of those who are watched no more', () => {
    const store = new ColleagueStore()
    store.setWatched('a', ['kim', 'lea'])
    store.apply('a', seen('kim'))
    store.setWatched('a', ['lea'])
    store.apply('a', seen('kim'))
    store.apply('b', seen('lea'))
    expect(store.entities.values()).toEqual([])
  })

  it('does not let a line ring on that nobody tells of any more', () => {
    const store = new ColleagueStore()
    store.setWatched('a', ['kim'])
    store.setWatched('b', ['kim'])
    const rings = seen('kim', { line: 'alerting', pickupId: 'p', presence: { available: true } })
    store.apply('a', rings)
    store.apply('b', rings)
    const listener = vi.fn()
    store.entities.changes.on(listener)
    store.loseSight('a')
    expect(store.entities.get('a:kim')).toEqual({
      id: 'a:kim',
      accountId: 'a',
      contactId: 'kim',
      line: 'unknown',
      presence: { available: true }
    })
    expect(store.entities.get('b:kim')?.line).toBe('alerting')
    expect(listener).toHaveBeenCalledOnce()
  })

  it('forgets an account with its list', () => {
    const store = new ColleagueStore()
    store.setWatched('a', ['kim'])
    store.apply('a', seen('kim'))
    store.dropAccount('a')
    expect([store.watched('a'), store.entities.values()]).toEqual([[], []])
  })
})
