import { app, Menu } from 'electron'
import type { Session } from 'electron'
import { restrictPermissions } from './permissions.ts'

/** Everything that is not a page of ours: whatever a renderer tries to load from it is cancelled. */
const outside = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'] }

/**
 * Puts every child process into the sandbox. Call it before `ready`. Not as root outside a package: there the switch
 * `--no-sandbox`, which this takes away, is the only way to start at all.
 */
export function sandboxEverything(): void {
  if (app.isPackaged || process.getuid?.() !== 0) app.enableSandbox()
}

/** Locks a session down: no permissions, no downloads, no network (S5, S7). `devOrigin` is the dev server, if there is one. */
export function hardenSession(session: Session, devOrigin: string | undefined): void {
  restrictPermissions(session)
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(outside, ({ url }, answer) => answer({ cancel: !isDevServer(url, devOrigin) }))
}

/** Only what the keyboard needs on macOS, nothing elsewhere: the usual menu could reload pages and open tools. */
export function setMinimalMenu(platform: NodeJS.Platform): void {
  if (platform !== 'darwin') return Menu.setApplicationMenu(null)
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]))
}

function isDevServer(url: string, devOrigin: string | undefined): boolean {
  if (devOrigin === undefined || !URL.canParse(url)) return false
  return new URL(url).host === new URL(devOrigin).host
}
