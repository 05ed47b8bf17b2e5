import type { MenuEntry, TrayCommand } from '../windows/tray-entries.ts'

/** What end-to-end tests may see and do in the main process, by `globalThis.__ringside`. */
export interface TestHook {
  readonly popupVisible: () => boolean
  readonly popupFocused: () => boolean
  readonly popupCalls: () => readonly string[]
  readonly trayMenu: () => readonly MenuEntry[]
  readonly trayIcon: () => string
  readonly runTrayCommand: (command: TrayCommand) => void
  readonly openMain: () => void
  /** Moves the program's clock on, in ms. */
  readonly advanceClock: (ms: number) => void
  /** Keeps a sound as one that an account's telephone system has sent; answers its id. */
  readonly addMedia: (accountId: string, contentType: string, base64: string) => string | undefined
  readonly releaseMedia: (id: string) => void
}

/** True where the hook may be there at all: never in a packaged program. */
export const isTestHookAllowed = (isPackaged: boolean, env: Readonly<Record<string, string | undefined>>): boolean =>
  !isPackaged && env['RINGSIDE_TEST_HOOK'] === '1'

/** Puts the hook where Playwright's `evaluate` finds it. Ask `isTestHookAllowed` first. */
export function installTestHook(hook: TestHook): void {
  Object.defineProperty(globalThis, '__ringside', { value: Object.freeze({ ...hook }) })
}
