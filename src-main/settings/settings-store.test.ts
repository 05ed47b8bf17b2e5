import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import * as z from 'zod/mini'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../logging/log.ts'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { SettingsStore, defaultSettings } from './settings-store.ts'
import { parseJson, VersionedFile } from './versioned-file.ts'
import type { FileProblem, OpenJsonFile } from './versioned-file.ts'

/** The library below electron-store, which needs no Electron. */
const open: OpenJsonFile = ({ cwd, name }) => new Conf({ cwd, configName: name, deserialize: parseJson })

const clock = new ManualClock()
let cwd: string
let notices: Notices

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  notices = new Notices(clock)
})
afterEach(() => rmSync(cwd, { recursive: true }))

const start = (): SettingsStore => new SettingsStore({ open, cwd, clock, log: silentLog, notices, systemRegion: 'DE' })
const file = (): string => join(cwd, 'settings.json')
const texts = (): string[] => notices.entities.values().map(({ text }) => text)

describe('the settings', () => {
  it('start with defaults and the region of the system', () => {
    expect(start().current).toEqual(defaultSettings('DE'))
    expect(texts()).toEqual([])
  })

  it('are there again after a restart', () => {
    const first = start()
    first.change({ theme: 'dark', region: undefined })
    expect(first.entities.get('app')).toEqual({ ...defaultSettings('DE'), theme: 'dark' })
    expect(start().current).toEqual({ ...defaultSettings('DE'), theme: 'dark' })
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ version: 4, value: { theme: 'dark' } })
    expect(texts()).toEqual([])
  })

  it('say nothing any more of an account that was removed', () => {
    const settings = start()
    settings.dropAccount('a')
    const rules = (['a', 'b'] as const).map((id) => ({ kind: 'prefix', id, prefix: '+49', accountId: id }) as const)
    settings.change({ dialRules: { rules, otherAccountId: 'a' } })
    settings.dropAccount('c')
    expect(settings.current.dialRules).toEqual({ rules, otherAccountId: 'a' })
    settings.dropAccount('a')
    expect(start().current.dialRules).toEqual({ rules: rules.slice(1) })
  })

  it('take a better region until the user confirms or chooses one', () => {
    const settings = start()
    settings.suggestRegion('SE')
    expect(settings.current).toMatchObject({ region: 'SE', regionConfirmed: false })
    settings.change({ regionConfirmed: true })
    settings.suggestRegion('GB')
    expect(start().current).toMatchObject({ region: 'SE', regionConfirmed: true })
    settings.change({ region: 'FR' })
    expect(settings.current).toMatchObject({ region: 'FR', regionConfirmed: true })
  })

  it('of version 1 keep everything, have the usual text size, and ask once for the region', () => {
    const {
      regionConfirmed: _1,
      textSize: _2,
      popup,
      textTemplates,
      ...old
    } = {
      ...defaultSettings('AT'),
      theme: 'dark'
    }
    writeFileSync(file(), JSON.stringify({ version: 1, value: old }))
    expect(start().current).toEqual({ ...old, regionConfirmed: false, textSize: 100, popup, textTemplates })
    expect(texts()).toEqual([])
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ version: 4 })
    start().change({ textSize: 150 })
    expect(start().current.textSize).toBe(150)
  })

  it('of version 2 keep everything and have a popup for all calls and two texts', () => {
    const { popup: _popup, textTemplates: _texts, ...old } = { ...defaultSettings('AT'), popupEnabled: false }
    writeFileSync(file(), JSON.stringify({ version: 2, value: old }))
    expect(start().current).toMatchObject({ ...old, popup: { calls: 'all', screenId: 'pointer' } })
    expect(start().current.textTemplates).toHaveLength(2)
    expect(texts()).toEqual([])
  })

  it('of version 3 keep everything and pause groups with "do not disturb" alone', () => {
    const { pauses, ...old } = { ...defaultSettings('AT'), theme: 'dark' as const }
    writeFileSync(file(), JSON.stringify({ version: 3, value: old }))
    expect(start().current).toEqual({ ...old, pauses })
    expect(pauses).toEqual({ locked: false, asleep: false, quit: false, dnd: true })
    expect(texts()).toEqual([])
  })

  it.each([
    ['no JSON', '{"version": 1, "val'],
    ['nothing', ''],
    ['a number', '5'],
    ['null', 'null'],
    ['an empty list', '[]'],
    ['an empty text', '""'],
    ['a byte order mark and nothing else', '\uFEFF'],
    ['another shape', '{"version": 4, "value": ["dark"]}'],
    ['NULs', '\0'.repeat(4096)],
    ['no version', '{"theme": "dark"}'],
    ['a list', '[1, 2]'],
    ['bytes', '\u0000\u0001']
  ])('start with defaults when the file holds %s, and keep it', (_what, content) => {
    writeFileSync(file(), content)
    const settings = start()
    expect(settings.current).toEqual(defaultSettings('DE'))
    const kept = readdirSync(cwd).find((name) => name.startsWith('settings.damaged-2026-01-05'))
    expect(readFileSync(join(cwd, kept ?? ''), 'utf8')).toBe(content)
    expect(texts()).toEqual([expect.stringContaining(kept ?? '?')])
    settings.change({ theme: 'light' })
    expect(start().current.theme).toBe('light')
  })

  it('may begin with a byte order mark', () => {
    writeFileSync(file(), `\uFEFF${JSON.stringify({ version: 4, value: { ...defaultSettings('DE'), theme: 'dark' } })}`)
    expect([start().current.theme, texts(), readdirSync(cwd)]).toEqual(['dark', [], ['settings.json']])
  })

  it('start with defaults without a word where there is no folder yet, or an empty object', () => {
    cwd = join(cwd, 'deep', 'er')
    start().change({ theme: 'light' })
    expect([start().current.theme, texts()]).toEqual(['light', []])
    writeFileSync(file(), '{}')
    expect([start().current, texts(), readdirSync(cwd)]).toEqual([defaultSettings('DE'), [], ['settings.json']])
    cwd = join(cwd, '..', '..')
  })

  it('of 200 MB are renamed, and the user is told', () => {
    writeFileSync(file(), '')
    truncateSync(file(), 200 * 1024 * 1024)
    const { ino } = statSync(file())
    expect(start().current).toEqual(defaultSettings('DE'))
    const kept = readdirSync(cwd).find((name) => name.startsWith('settings.damaged-2026-01-05')) ?? '?'
    expect(statSync(join(cwd, kept)).ino).toBe(ino)
    expect(texts()).toEqual([expect.stringContaining(kept)])
  })

  it('of more than 8 MB are renamed whatever they hold', () => {
    const value = { ...defaultSettings('DE'), theme: 'dark' }
    const padded = JSON.stringify({ version: 4, value }).padEnd(8 * 1024 * 1024)
    writeFileSync(file(), padded)
    expect([start().current.theme, texts()]).toEqual(['dark', []])
    writeFileSync(file(), `${padded} `)
    expect(start().current).toEqual(defaultSettings('DE'))
    expect(texts()).toEqual([expect.stringContaining('settings.damaged-2026-01-05')])
  })

  it('lose a value that cannot be read, and no other; the user is told which', () => {
    const value = { ...defaultSettings('SE'), theme: 'blue', popupEnabled: false, workingDayStartsAt: '25:00' }
    writeFileSync(file(), JSON.stringify({ version: 4, value }))
    const kept = { ...defaultSettings('SE'), popupEnabled: false }
    expect(start().current).toEqual(kept)
    const [copy] = readdirSync(cwd).filter((name) => name.startsWith('settings.damaged-'))
    expect(JSON.parse(readFileSync(join(cwd, copy ?? ''), 'utf8'))).toMatchObject({ value })
    expect(texts()).toEqual([expect.stringMatching(`Theme, Working day starts.*${copy}`)])
    notices = new Notices(clock)
    expect(start().current).toEqual(kept)
    expect(texts()).toEqual([])
  })

  it('of version 1 lose a value that cannot be read, and no other', () => {
    writeFileSync(file(), '{"version": 1, "value": {"theme": "purple", "region": "SE"}}')
    expect(start().current).toEqual({ ...defaultSettings('DE'), region: 'SE' })
    expect(texts()).toEqual([expect.stringContaining('Theme')])
  })

  it('of a newer version are kept aside as such', () => {
    writeFileSync(file(), '{"version": 99, "value": {"future": true}}')
    expect(start().current).toEqual(defaultSettings('DE'))
    expect(readdirSync(cwd)).toContainEqual(expect.stringMatching(/^settings\.newer-/))
    expect(texts()).toEqual([expect.stringContaining('newer version')])
  })

  it('are not called damaged where nothing can be saved at all', () => {
    writeFileSync(join(cwd, 'file'), '')
    cwd = join(cwd, 'file')
    const settings = start()
    cwd = join(cwd, '..')
    expect(settings.current).toEqual(defaultSettings('DE'))
    expect(texts()).toEqual([expect.stringMatching(/cannot save anything/)])
    settings.change({ theme: 'dark' })
    expect(settings.current.theme).toBe('dark')
  })

  it('hold in memory when they cannot be written, and the user is told', () => {
    const settings = start()
    mkdirSync(file()) // which no file can replace
    settings.change({ theme: 'dark' })
    expect(settings.current.theme).toBe('dark')
    expect(texts()).toHaveLength(1)
  })
})

describe('a versioned file', () => {
  const read = (onProblem: (problem: FileProblem) => void = vi.fn()): VersionedFile<{ size: number }> =>
    new VersionedFile({
      open,
      cwd,
      name: 'thing',
      schema: z.object({ size: z.number() }),
      migrations: [(old) => ({ length: old }), (old) => ({ size: (old as { length: number }).length })], // the step before made it
      defaults: { size: 0 },
      clock,
      log: silentLog,
      onProblem,
      onLost: vi.fn()
    })

  it('is brought up to date and written back', () => {
    writeFileSync(join(cwd, 'thing.json'), '{"version": 1, "value": 7}')
    expect(read().value).toEqual({ size: 7 })
    expect(JSON.parse(readFileSync(join(cwd, 'thing.json'), 'utf8'))).toEqual({ version: 3, value: { size: 7 } })
  })

  it('whose migration fails is damaged, and kept', () => {
    writeFileSync(join(cwd, 'thing.json'), '{"version": 2, "value": null}')
    const onProblem = vi.fn<(problem: FileProblem) => void>()
    expect(read(onProblem).value).toEqual({ size: 0 })
    expect(onProblem).toHaveBeenCalledExactlyOnceWith({ kind: 'damaged', keptAs: expect.stringMatching(/^thing\./) })
  })
})
