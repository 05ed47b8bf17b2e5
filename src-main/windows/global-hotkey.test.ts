import { expect, it, vi } from 'vitest'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import { defaultSettings } from '../settings/settings-store.ts'
import { Emitter } from '../util/emitter.ts'
import { FIELD_HOTKEY, followFieldHotkey, GlobalHotkey } from './global-hotkey.ts'
import type { StateReader } from './state-reader.ts'

const taken = vi.hoisted(() => new Set<string>())
vi.mock('electron', () => ({
  globalShortcut: {
    register: (keys: string) => !taken.has(keys) && taken.add(keys) === taken,
    unregister: (keys: string) => void taken.delete(keys)
  }
}))

it('the hotkey of the field is taken only while the user wants it, and one that another program has is reported', () => {
  const changed = new Emitter<Parameters<Parameters<StateReader['changed']>[0]>[0]>()
  let fieldHotkey = false
  const reader: StateReader = {
    snapshot: () => ({
      revision: 1,
      state: { ...emptyState, settings: { app: { ...defaultSettings('DE'), fieldHotkey } } }
    }),
    changed: (listener) => changed.on(listener)
  }
  const set = (on: boolean): void => {
    fieldHotkey = on
    changed.emit({ from: 1, revision: 2, set: { settings: {} }, removed: {} })
  }
  const problem = vi.fn()
  using hotkey = new GlobalHotkey({ keys: FIELD_HOTKEY, name: 'field', pressed: vi.fn(), problem })
  const end = followFieldHotkey(reader, hotkey)
  expect([...taken]).toEqual([])
  set(true)
  expect([...taken]).toEqual([FIELD_HOTKEY])
  set(true)
  set(false)
  expect([[...taken], problem.mock.calls]).toEqual([[], []])
  taken.add(FIELD_HOTKEY)
  set(true)
  expect(problem).toHaveBeenCalledExactlyOnceWith('field hotkey is taken by another program')
  end()
})
