import { describe, expect, it } from 'vitest'
import { limits } from '../../../util/limits.ts'
import type { Term } from '../bert/term.ts'
import { atom, list, nothing, time, tuple } from '../testing/terms.ts'
import { ElementStore } from './element-store.ts'
import type { ElementChange } from './element-store.ts'

const FIELDS = ['uuid', 'user_id', 'state', 'last_event']

const opened = (): { readonly store: ElementStore; readonly changes: ElementChange[] } => {
  const store = new ElementStore()
  const changes: ElementChange[] = []
  store.changed.on((change) => void changes.push(change))
  return { store, changes }
}

const order = (store: ElementStore, fields: readonly string[] = FIELDS, element = 'channel'): void =>
  store.take({ kind: 'field_spec', element, fields })

const event = (store: ElementStore, values: readonly Term[], what = 'added', element = 'channel'): void =>
  store.take({ kind: 'info_event', element, values, event: what })

const keys = (store: ElementStore): readonly string[] => [...store.of('channel').keys()]

describe('the store of elements (3.3)', () => {
  it('reads the values by the order of the fields, whatever that is, and leaves out what holds nothing', () => {
    const { store } = opened()
    order(store, ['zodiac', 'last_event', 'state', 'user_id', 'uuid', 'groups'])
    event(store, [atom('goat'), atom('NEW_CHANNEL'), nothing, 10_001_001, 'u-1', list('a')])
    expect([...(store.of('channel').get('u-1') ?? [])]).toEqual([
      ['zodiac', atom('goat')],
      ['last_event', atom('NEW_CHANNEL')],
      ['user_id', 10_001_001],
      ['uuid', 'u-1']
    ])
  })

  it('takes another order of the fields from then on', () => {
    const { store } = opened()
    order(store)
    order(store, ['user_id', 'uuid'])
    event(store, [7, 'u-1'])
    expect(store.of('channel').get('u-1')?.get('user_id')).toBe(7)
  })

  it('keeps data that comes before the order of its fields, up to a bound', () => {
    const { store, changes } = opened()
    store.take({ kind: 'initial_info', element: 'channel', items: [['u-1', 7, nothing, atom('NEW_CHANNEL')]] })
    for (let index = 0; index < limits.earlyMessages + 10; index++) event(store, [`e-${index}`, 7, nothing, nothing])
    expect(changes).toEqual([])
    order(store)
    expect(keys(store).slice(0, 2)).toEqual(['u-1', 'e-0'])
    expect(keys(store)).toHaveLength(limits.earlyMessages)
  })

  it('knows what has begun, and that what is missing in all there is has gone', () => {
    const { store, changes } = opened()
    order(store)
    event(store, ['u-1', 7, nothing, nothing])
    expect(store.hasBegun('channel')).toBe(false)
    store.take({ kind: 'initial_info', element: 'channel', items: [['u-2', 7, nothing, nothing]] })
    expect([store.hasBegun('channel'), keys(store)]).toEqual([true, ['u-2']])
    expect(changes.map(({ key, isGone }) => [key, isGone])).toEqual([
      ['u-1', false],
      ['u-1', true],
      ['u-2', false]
    ])
  })

  it('keeps what is known of a leg that ends, though only its key comes with that', () => {
    const { store, changes } = opened()
    order(store)
    event(store, ['u-1', 7, tuple(time(5), atom('bridged')), atom('CHANNEL_BRIDGE')])
    event(store, ['u-1', nothing, nothing, atom('CHANNEL_HANGUP')], 'updated')
    event(store, ['u-1', nothing, nothing, atom('CHANNEL_HANGUP')], 'removed')
    const last = changes.at(-1)
    expect([last?.isGone, last?.item.get('user_id'), last?.item.get('last_event')]).toEqual([
      true,
      7,
      atom('CHANNEL_HANGUP')
    ])
    expect(keys(store)).toEqual([])
  })

  it('forgets a state that is not told any more of a leg that goes on', () => {
    const { store } = opened()
    order(store)
    event(store, ['u-1', 7, tuple(time(5), atom('calling')), atom('STATE_CHANGE')])
    event(store, ['u-1', 7, nothing, atom('CHANNEL_ANSWER')], 'updated')
    expect(store.of('channel').get('u-1')?.has('state')).toBe(false)
  })

  it('leaves aside elements it does not know, and those without a key', () => {
    const { store, changes } = opened()
    order(store, ['id', 'colour'], 'gadget')
    event(store, [1, 'red'], 'added', 'gadget')
    order(store)
    event(store, [nothing, 7, nothing, nothing])
    event(store, ['u'.repeat(limits.idChars + 1), 7, nothing, nothing])
    event(store, [])
    expect(changes).toEqual([])
  })

  it('takes ids as numbers and as text, and no more elements than there may be', () => {
    const { store } = opened()
    order(store, ['id', 'name'], 'user')
    for (let id = 1; id <= limits.elements + 5; id++) event(store, [id, `u${id}`], 'added', 'user')
    event(store, ['3', 'three'], 'updated', 'user')
    expect(store.of('user').size).toBe(limits.elements)
    expect(store.of('user').get('3')?.get('name')).toBe('three')
  })
})
