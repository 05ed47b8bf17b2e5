import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Emitter } from '../util/emitter.ts'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import type { Patch, Sections } from '../../src-preload/contract/snapshot.ts'
import { sampleState } from './testing/samples.ts'
import { backgroundColor, followTheme } from './theme.ts'

const tokens = readFileSync(new URL('../../src-renderer/styles/tokens.css', import.meta.url), 'utf8')
const grounds = [...tokens.matchAll(/--ground: (#\w+);/g)].map((match) => match[1])

function themed() {
  let state: Sections = sampleState({})
  const patches = new Emitter<Patch>()
  return {
    reader: { snapshot: () => ({ revision: 1, state }), changed: patches.on.bind(patches) },
    choose: (theme: AppSettings['theme']) => {
      const app = { ...sampleState({}).settings['app'], theme } as AppSettings // the sample has the entry 'app'
      state = { ...state, settings: { app } }
      patches.emit({ from: 1, revision: 2, set: { settings: state.settings }, removed: {} })
    }
  }
}

it('windows have the ground colours of the pages before these have painted', () => {
  expect(grounds[0]).toBe(backgroundColor(false))
  expect(grounds).toContain(backgroundColor(true))
})

it('the theme follows the setting until it is ended', () => {
  const nativeTheme = { themeSource: 'system' as AppSettings['theme'] }
  const { reader, choose } = themed()
  const end = followTheme(reader, nativeTheme)
  choose('dark')
  expect(nativeTheme.themeSource).toBe('dark')
  end()
  choose('light')
  expect(nativeTheme.themeSource).toBe('dark')
})
