import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vendorNames } from '../connectors/registry.ts'

const systems = vendorNames.map(({ vendor }) => vendor).join('|')
const root = join(import.meta.dirname, '..', '..')

/** What a file imports to run, not for types alone and not by `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:([^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm)
  return [...found].filter(([, names]) => !isTypesOnly(names)).map(([, , from]) => from ?? '')
}

/** `{ type A, type B }` */
const isTypesOnly = (names: string | undefined): boolean =>
  names !== undefined && /^\{\s*type\s[^{}]*\}$/.test(names) && !/,\s*(?!type\s)\w/.test(names)

/** Files and packages that are loaded with this one. */
function loadedWith(entry: string): { readonly files: readonly string[]; readonly packages: readonly string[] } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file) || file.includes('paraglide') || !/\.(ts|svelte)$/.test(file) || !existsSync(file)) return
    files.add(file)
    for (const from of importsOf(file)) {
      if (from.startsWith('.')) visit(join(dirname(file), from))
      else if (!from.startsWith('node:')) packages.add(from)
    }
  }
  visit(join(root, entry))
  const paths = [...files].map((file) => relative(root, file).replaceAll('\\', '/'))
  return { files: paths, packages: [...packages].sort() }
}

describe('what is loaded at start, before anything can be seen', () => {
  it('before Electron is ready: nothing but Electron', () => {
    const { files, packages } = loadedWith('src-main/index.ts')
    expect(files).toContain('src-main/app/compose.ts')
    expect(packages).toEqual(['electron'])
  })

  it('with tray and window: settings, and no accounts, connectors, handlers or requests', () => {
    const { files, packages } = loadedWith('src-main/app/open-shell.ts')
    expect(files).toContain('src-main/windows/main-window.ts')
    expect(packages).toEqual(['electron', 'electron-store', 'zod/mini'])
    expect(files.filter((file) => /\/(accounts|calls|connectors|history|transport|handlers)\//.test(file))).toEqual([])
    expect(files).not.toContain('src-preload/contract/ipc.ts')
  })

  it('with the program: no HTTP client and no connector', () => {
    const { files, packages } = loadedWith('src-main/app/program.ts')
    expect(files).toContain('src-main/app/domain.ts')
    expect(packages).not.toContain('undici')
    expect(files.filter((file) => /connectors\/\w+\//.test(file) && !file.includes('/kit/'))).toEqual([])
  })

  it.each(vendorNames.map(({ vendor }) => vendor))('with an account of %s: nothing of another system', (vendor) => {
    const { files } = loadedWith(`src-main/connectors/${vendor}/index.ts`)
    const ofSystems = files.filter((file) => new RegExp(`/(connectors|wire-tables)/(${systems})\\b`).test(file))
    const own = new RegExp(`/(connectors|wire-tables)/${vendor}\\b`)
    expect([ofSystems.length > 0, ofSystems.filter((file) => !own.test(file))]).toEqual([true, []])
  })

  it('with the first picture: nothing but itself', () => {
    const { files, packages } = loadedWith('src-renderer/app/main.ts')
    expect([files, packages]).toEqual([['src-renderer/app/main.ts'], []])
  })

  it('with the first page: no settings, no form of an account, no schemas of it', () => {
    const { files, packages } = loadedWith('src-renderer/app/window.ts')
    expect(files).toContain('src-renderer/app/NowPage.svelte')
    expect(
      files.filter((file) => /SettingsView|AccountRow|SignInCard|AccountForm|Dialog|settings-form/.test(file))
    ).toEqual([])
    expect(packages.filter((name) => name.startsWith('zod'))).toEqual([])
  })
})
