import { mkdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The project's folder: every script works from here, wherever it was called. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A file of an installed package, as an absolute path. */
export const inModules = (...parts) => join(root, 'node_modules', ...parts)

/** The folder in which large downloads outlive `node_modules`; made when missing. */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const folder = process.env.RINGSIDE_CACHE || join(base, 'ringside')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Whether a script was called by name rather than imported. */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && moduleUrl === pathToFileURL(realpathSync(process.argv[1])).href
