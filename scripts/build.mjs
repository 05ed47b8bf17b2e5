import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isMain, root } from './paths.mjs'
import { main, PlainError, runNpm } from './process.mjs'
import { inTurn } from './turn.mjs'

const TIMEOUT_MS = 3 * 60_000
const FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'scripts/bundle.mjs', 'tsconfig.json']
const STAMP = join(root, 'out', '.sources')
const NOT_BUILT = /\.(test|spec)\.[a-z.]+$|\.md$|vitest\.config\.ts$/
const GENERATED = ['paraglide', join('project.inlang', 'cache')].map((name) => join('src-preload', 'i18n', name) + sep)

function sourceFiles() {
  const folders = readdirSync(root).filter((name) => name.startsWith('src-') || name === 'resources')
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
  )
  const built = found.filter((name) => !NOT_BUILT.test(name) && !GENERATED.some((start) => name.startsWith(start)))
  return [...FILES, ...built].filter((name) => existsSync(join(root, name))).sort()
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const name of sourceFiles())
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0')
  return hash.digest('hex')
}

const mainFile = () => join(root, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).main)

const isCurrent = (hash) => existsSync(mainFile()) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash

/** Builds the app when its sources differ from those of the last build. */
export async function ensureBuild({ log = console.log, timeoutMs = TIMEOUT_MS } = {}) {
  if (isCurrent(hashOfSources())) return
  await inTurn('build', async () => {
    const hash = hashOfSources()
    if (isCurrent(hash)) return
    log('Building the app')
    rmSync(STAMP, { force: true })
    const { code, output } = await runNpm(['run', 'build', '--silent'], { timeoutMs })
    if (code !== 0 || !existsSync(mainFile())) throw new PlainError(`The build failed:\n${output.trim()}`)
    writeFileSync(STAMP, hash)
  })
}

if (isMain(import.meta.url)) await main(() => ensureBuild())
