import { join } from 'node:path'
import type { WindowKind } from '../windows/window-options.ts'
import { APP_ORIGIN } from './app-address.ts'

const files = { main: 'index.html', popup: 'popup.html' } as const

/** Where the built program keeps what it loads; `appPath` is `app.getAppPath()`. */
export interface AppPaths {
  readonly renderer: string
  readonly preload: string
  readonly resources: string
}

/** The folders and files of the built program. */
export const appPaths = (appPath: string): AppPaths => ({
  renderer: join(appPath, 'out/renderer'),
  preload: join(appPath, 'out/preload/index.cjs'),
  resources: join(appPath, 'resources')
})

/** Origin of electron-vite's dev server, never in a packaged program. */
export function devServerOrigin(isPackaged: boolean, env: Readonly<Record<string, string | undefined>>) {
  const address = env['ELECTRON_RENDERER_URL']
  if (isPackaged || address === undefined || !URL.canParse(address)) return undefined
  const { hostname, origin } = new URL(address)
  return hostname === 'localhost' || hostname === '127.0.0.1' ? origin : undefined
}

/** Makes the function that says which page a window loads. */
export const pageUrls =
  (devOrigin: string | undefined) =>
  (kind: WindowKind): string =>
    `${devOrigin ?? APP_ORIGIN}/${files[kind]}`
