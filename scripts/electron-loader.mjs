// Stands in for Electron's own default app in a runtime that has none: `electron [switches] PATH [arguments]`.
import { createRequire } from 'node:module'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)

function readArguments(args) {
  const preloaded = []
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]
    if (arg === '-r' || arg === '--require') preloaded.push(args[++index])
    else if (arg.startsWith('--require=')) preloaded.push(arg.slice('--require='.length))
    else if (!arg.startsWith('-')) return { preloaded, path: resolve(arg) }
  }
  return { preloaded, path: undefined }
}

function findApp(path) {
  if (!statSync(path).isDirectory()) return { folder: dirname(path), file: path, manifest: {} }
  const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  return { folder: path, file: require.resolve(join(path, manifest.main ?? 'index.js')), manifest }
}

function introduce({ folder, manifest }) {
  const name = manifest.productName ?? manifest.name
  // what Electron's own default app calls; not for others, so it is in no declaration
  const undeclared = /** @type {{ setVersion(version: string): void, setAppPath(path: string): void }} */ (
    /** @type {unknown} */ (app)
  )
  if (manifest.version) undeclared.setVersion(manifest.version)
  undeclared.setAppPath(folder)
  if (!name) return
  app.setName(name)
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName ?? `${name}.desktop`)
  // Chromium has already taken the folder that was asked for by this switch
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), name))
}

const { preloaded, path } = readArguments(process.argv.slice(1))
for (const module of preloaded) require(resolve(module))
if (path === undefined) {
  console.error('No app was named: electron [switches] PATH')
  app.exit(2)
} else {
  const found = findApp(path)
  introduce(found)
  // Awaited at the top level, so that `ready` waits for the app's own top level, as it does for a packaged app
  await import(pathToFileURL(found.file).href)
}
