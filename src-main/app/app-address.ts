import { extname } from 'node:path'
import { lookUp } from '../util/lookup.ts'

/** The program's own scheme and host: pages are `app://ringside/index.html`, never files (S18). */
export const APP_SCHEME = 'app'
/** The origin of every page. */
export const APP_ORIGIN = 'app://ringside'

/** Everything pages may do: nothing from outside, and no network at all (S7). Only the main window plays sounds. */
export const contentSecurityPolicy = (path?: string): string =>
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  `media-src ${path === 'index.html' ? "'self'" : "'none'"}; ` +
  "connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav'
} as const satisfies Readonly<Record<string, string>>

/** A file that a page may have. */
export interface AppFile {
  /** Below the renderer's folder, with `/` between its parts. */
  readonly path: string
  readonly contentType: string
}

/**
 * The file that an address names, or undefined when it names none that may be served. It looks at the address as it was
 * written as well, for the URL parser has already walked every `..` that it knows.
 */
export function resolveAppAddress(address: string): AppFile | undefined {
  const written = /^app:\/\/ringside(\/[^?#]*)?(?:[?#]|$)/i.exec(address)
  if (written === null) return undefined
  const path = decoded(written[1] ?? '/')
  if (path === undefined || !isPlain(path)) return undefined
  const file = path === '/' ? 'index.html' : path.slice(1)
  const contentType = lookUp(contentTypes, extname(file).toLowerCase())
  return contentType === undefined ? undefined : { path: file, contentType }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined // '%zz'
  }
}

/** Names of plain letters only, so that no `..`, `%`, backslash, colon or NUL is left, decoded once or twice. */
const isPlain = (path: string): boolean =>
  path === '/' || path.split('/').every((part, index) => (index === 0 ? part === '' : /^\w[\w.-]*$/.test(part)))
