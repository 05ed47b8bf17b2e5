import { expect, it, vi } from 'vitest'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import type { Patch } from '../../src-preload/contract/snapshot.ts'
import { usualPauseSettings, usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import { EarlyView } from './early-view.ts'
import { EntityStore } from './entity-store.ts'
import { StateView, type Stores } from './state-view.ts'

const appSettings: AppSettings = {
  theme: 'dark',
  textSize: 125,
  region: 'DE',
  regionConfirmed: true,
  popupEnabled: true,
  popup: usualPopupSettings,
  pauses: usualPauseSettings,
  textTemplates: [],
  dialLinksWithoutAsking: false,
  workingDayStartsAt: '08:00'
}

function start() {
  const settings = new EntityStore('settings')
  settings.set('app', appSettings)
  const notices = new EntityStore('notices')
  const stores: Stores = {
    accounts: new EntityStore('accounts'),
    calls: new EntityStore('calls'),
    missed: new EntityStore('missed'),
    notes: new EntityStore('notes'),
    presence: new EntityStore('presence'),
    queues: new EntityStore('queues'),
    colleagues: new EntityStore('colleagues'),
    notices,
    dialRequests: new EntityStore('dialRequests'),
    callerFacts: new EntityStore('callerFacts'),
    popupCards: new EntityStore('popupCards'),
    settings
  }
  const early = new EarlyView(settings)
  const heard = vi.fn<(patch: Patch) => void>()
  early.changed(heard)
  const sets = (): unknown[] => heard.mock.calls.map(([{ set }]) => set)
  return { early, settings, notices, stores, heard, sets }
}

const notice = { id: 'n', level: 'info', text: 'Hello', at: 1 } as const

it('knows the settings and nothing else before there is a view over all stores, and tells their changes', () => {
  const { early, settings, notices, sets } = start()
  notices.set('n', notice)
  expect(early.isComplete).toBe(false)
  expect(early.snapshot().state).toMatchObject({ settings: { app: appSettings }, accounts: {}, notices: {} })
  settings.set('app', { ...appSettings, theme: 'light' })
  expect(sets()).toEqual([{ settings: { app: { ...appSettings, theme: 'light' } } }])
})

it('tells all of a view at once when it comes, and each of its changes once from then on', () => {
  const { early, settings, notices, stores, sets } = start()
  notices.set('n', notice)
  const view = new StateView(stores)
  early.follow(view)
  expect(early.isComplete).toBe(true)
  expect(sets()).toEqual([view.snapshot().state])
  expect(early.snapshot()).toEqual(view.snapshot())
  settings.set('app', { ...appSettings, theme: 'light' })
  expect(sets().slice(1)).toEqual([{ settings: { app: { ...appSettings, theme: 'light' } } }])
})

it('is silent after its end', () => {
  const { early, settings, stores, heard } = start()
  early.follow(new StateView(stores))
  heard.mockClear()
  early[Symbol.dispose]()
  settings.set('app', { ...appSettings, theme: 'light' })
  expect(heard).not.toHaveBeenCalled()
})
