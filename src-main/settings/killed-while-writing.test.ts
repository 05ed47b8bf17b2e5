import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../logging/log.ts'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { SettingsStore } from './settings-store.ts'

const clock = new ManualClock()
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const start = (cwd: string, notices = new Notices(clock)): SettingsStore =>
  new SettingsStore({
    open: ({ cwd: at, name }) => new Conf({ cwd: at, configName: name }),
    cwd,
    clock,
    log: silentLog,
    notices,
    systemRegion: 'DE'
  })

/** Lets another process change the theme to dark in this folder and dies at that step; true when it was killed. */
async function killedAt(step: number, cwd: string): Promise<boolean> {
  const writer = join(import.meta.dirname, 'testing', 'killed-writer.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', writer, cwd, String(step)], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null] // as Node describes the event
  if (signal !== 'SIGKILL') expect(code).toBe(0)
  return signal === 'SIGKILL'
}

it('settings are the old ones or the new ones whole, whenever the program is killed while it writes them', async () => {
  const before = join(folder, 'before')
  start(before).change({ theme: 'light', textSize: 150 })
  const themes: string[] = []
  for (let step = 0, isKilled = true; isKilled; step++) {
    const cwd = join(folder, String(step))
    cpSync(before, cwd, { recursive: true })
    isKilled = await killedAt(step, cwd)
    expect(() => JSON.parse(readFileSync(join(cwd, 'settings.json'), 'utf8'))).not.toThrow()
    const notices = new Notices(clock)
    const { theme, textSize } = start(cwd, notices).current
    expect(notices.entities.values()).toEqual([])
    expect(textSize).toBe(150)
    themes.push(theme)
  }
  // it was killed before, in and after the write, and in the end it was not
  expect(themes.length).toBeGreaterThan(3)
  expect(themes.at(0)).toBe('light')
  expect(themes.at(-1)).toBe('dark')
})
