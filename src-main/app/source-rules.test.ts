import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** What the program itself is made of: no tests, no generated text functions. */
const sources: ReadonlyMap<string, string> = new Map(
  ['src-main', 'src-preload', 'src-renderer', 'resources']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|svelte|html|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.ts$|[/\\](testing|paraglide)[/\\]/.test(file))
    .map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')])
)

/** The files in which that is found. */
const where = (found: RegExp): string[] => [...sources].filter(([, text]) => found.test(text)).map(([file]) => file)

it('there are sources to look at', () => {
  expect(sources.size).toBeGreaterThan(400)
  expect(where(/contextBridge\.exposeInMainWorld/)).toEqual(['src-preload/index.ts'])
})

it.each([
  [
    'windows are made by their factory only',
    /new (BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b/,
    ['src-main/windows/window-factory.ts']
  ],
  ['web security is named where it is on', /webSecurity/, ['src-main/windows/window-options.ts']],
  ['web security is never off', /webSecurity['"]?\s*[:=](?!\s*true)/, []],
  ['no insecure content', /allowRunningInsecureContent['"]?\s*[:=](?!\s*false)/, []],
  ['no experimental features', /experimentalFeatures['"]?\s*[:=](?!\s*false)/, []],
  ['no Blink features', /BlinkFeatures|enable-blink-features|enable-features/, []],
  ['no webview', /<webview|webviewTag['"]?\s*[:=](?!\s*false)/, []],
  [
    'no code from text',
    /\beval\(|new Function\b|executeJavaScript|insertAdjacentHTML|(inner|outer)HTML|document\.write|@html/,
    []
  ],
  ['no page from outside', /\.load(File|URL)\(/, ['src-main/windows/window-factory.ts']],
  [
    'channels are named by router and bridge only',
    /\bipc(Main|Renderer)\.(on|once|handle|handleOnce|invoke|send|sendSync|postMessage)\(/,
    ['src-main/ipc/held-requests.ts', 'src-main/ipc/router.ts']
  ],
  [
    'no exception for certificates but that of the TLS connector',
    /certificate-error|NODE_TLS_REJECT_UNAUTHORIZED|setCertificateVerifyProc|rejectUnauthorized/,
    ['src-main/transport/tls-connector.ts']
  ],
  ['no address is opened outside', /openExternal|openPath|\bshell\b[^'"]*from 'electron'/, []],
  ['other programs are started to follow the session bus only', /node:child_process/, ['src-main/util/session-bus.ts']]
])('%s', (_rule, found, files) => {
  expect(where(found).filter((file) => file !== 'src-main/app/refused-switches.ts')).toEqual(files)
})
