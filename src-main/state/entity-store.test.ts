import { describe, expect, it, vi } from 'vitest'
import { patch as patchSchema } from '../../src-preload/contract/snapshot.ts'
import { ManualClock } from '../util/clock.ts'
import { EntityStore } from './entity-store.ts'
import { Notices } from './notices.ts'
import { StateView } from './state-view.ts'

const notice = (text: string): { id: string; level: 'info'; text: string; at: number } => ({
  id: 'n',
  level: 'info',
  text,
  at: 1
})

describe('an entity store', () => {
  it('tells one change for one update and none when nothing changed', () => {
    const store = new EntityStore('notices')
    const listener = vi.fn()
    store.changes.on(listener)
    store.update({ set: { a: notice('x'), b: notice('y') } })
    store.update({ set: { a: notice('x') }, removed: ['c'] })
    expect(listener).toHaveBeenCalledExactlyOnceWith({
      section: 'notices',
      set: { a: notice('x'), b: notice('y') },
      removed: []
    })
  })

  it('gives the same content object until something changes, so that readers can compare', () => {
    const store = new EntityStore('notices')
    store.set('a', notice('x'))
    const before = store.all()
    store.set('a', notice('x'))
    expect(store.all()).toBe(before)
    store.set('b', notice('y'))
    expect(Object.keys(before)).toEqual(['a'])
    expect(Object.keys(store.all())).toEqual(['a', 'b'])
  })

  it('replaces a part as one change that names only what differs', () => {
    const store = new EntityStore('notices')
    store.update({ set: { a: notice('mine 1'), b: notice('mine 2'), c: notice('other') } })
    const listener = vi.fn()
    store.changes.on(listener)
    store.replaceWhere((one) => one.text.startsWith('mine'), { a: notice('mine 1'), d: notice('mine 3') })
    expect(listener).toHaveBeenCalledExactlyOnceWith({
      section: 'notices',
      set: { d: notice('mine 3') },
      removed: ['b']
    })
    expect(Object.keys(store.all())).toEqual(['a', 'c', 'd'])
  })
})

describe('the notices', () => {
  it('tell the same text once', () => {
    const notices = new Notices(new ManualClock())
    expect(notices.add('info', 'x')).toBe(notices.add('info', 'x'))
    expect(notices.entities.values()).toHaveLength(1)
  })

  it('keep the latest twenty', () => {
    const notices = new Notices(new ManualClock())
    for (let count = 1; count <= 25; count++) notices.add('info', `n${count}`)
    expect(notices.entities.values().map(({ text }) => text)[0]).toBe('n6')
    expect(notices.entities.values()).toHaveLength(20)
  })

  it('go when dismissed', () => {
    const notices = new Notices(new ManualClock())
    notices.dismiss(notices.add('error', 'x'))
    expect(notices.entities.values()).toEqual([])
  })
})

describe('the state view', () => {
  const stores = () => ({
    accounts: new EntityStore('accounts'),
    calls: new EntityStore('calls'),
    missed: new EntityStore('missed'),
    notes: new EntityStore('notes'),
    presence: new EntityStore('presence'),
    queues: new EntityStore('queues'),
    colleagues: new EntityStore('colleagues'),
    notices: new EntityStore('notices'),
    dialRequests: new EntityStore('dialRequests'),
    callerFacts: new EntityStore('callerFacts'),
    popupCards: new EntityStore('popupCards'),
    settings: new EntityStore('settings')
  })

  it('passes each change on in the same tick, with the next revision', () => {
    const all = stores()
    using view = new StateView(all)
    const patches: unknown[] = []
    const end = view.changed((patch) => patches.push(patchSchema.parse(patch)))
    all.notices.set('n', notice('x'))
    all.notices.remove('n')
    end()
    all.notices.set('n', notice('y'))
    expect(patches).toEqual([
      { from: 0, revision: 1, set: { notices: { n: notice('x') } }, removed: {} },
      { from: 1, revision: 2, set: {}, removed: { notices: ['n'] } }
    ])
    expect(view.snapshot()).toMatchObject({ revision: 3, state: { notices: { n: notice('y') }, calls: {} } })
  })
})
