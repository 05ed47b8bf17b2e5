import { BrowserWindow } from 'electron'
import type { BrowserWindowConstructorOptions, WebContents } from 'electron'
import type { Clock } from '../util/clock.ts'
import type { ReportProblem } from './report-problem.ts'
import { RebuildPolicy } from './rebuild-policy.ts'
import { windowOptions } from './window-options.ts'
import type { WindowKind } from './window-options.ts'

/** What the maker of a window may choose. */
export type WindowPlace = Pick<
  BrowserWindowConstructorOptions,
  'x' | 'y' | 'width' | 'height' | 'backgroundColor' | 'icon'
>

/** What the factory needs from the rest of the program. */
export interface WindowFactoryOptions {
  /** Path of the built preload script. */
  readonly preload: string
  /** Address of the page of a kind of window: `app://ringside/…`, in development the dev server's. */
  readonly pageUrl: (kind: WindowKind) => string
  readonly devTools: boolean
  readonly clock: Clock
  /** Told about every window before its page loads: only these may use the bridge. */
  readonly created: (window: BrowserWindow, kind: WindowKind) => void
  readonly problem: ReportProblem
}

/** The only place where windows are made: all are locked down alike (S2–S14). */
export class WindowFactory {
  readonly #options: WindowFactoryOptions
  readonly #policies = new Map<WindowKind, RebuildPolicy>()

  constructor(options: WindowFactoryOptions) {
    this.#options = options
  }

  /** Makes a hidden window and starts to load its page; `crashed` is called once when its page died and should be rebuilt. */
  create(kind: WindowKind, place: WindowPlace, crashed: () => void): BrowserWindow {
    const { preload, devTools, pageUrl } = this.#options
    const window = new BrowserWindow({
      ...windowOptions(kind, { preload, devTools, platform: process.platform }),
      ...place
    })
    lockNavigation(window.webContents)
    this.#watchCrash(window, kind, crashed)
    this.#options.created(window, kind)
    window.loadURL(pageUrl(kind)).catch((failure: unknown) => {
      if (!window.isDestroyed()) this.#options.problem('page did not load', { kind, failure: String(failure) })
    })
    return window
  }

  #watchCrash(window: BrowserWindow, kind: WindowKind, crashed: () => void): void {
    window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      if (reason === 'clean-exit') return
      const { clock, problem } = this.#options
      const delayMs = this.#policy(kind).delayAfterCrash(clock.elapsed())
      problem('page crashed', { kind, reason, exitCode, delayMs })
      if (delayMs === 0) setImmediate(crashed)
      else void clock.sleep(delayMs).then(crashed)
    })
  }

  #policy(kind: WindowKind): RebuildPolicy {
    const policy = this.#policies.get(kind) ?? new RebuildPolicy()
    this.#policies.set(kind, policy)
    return policy
  }
}

/** A page stays where it is: no navigation, no redirect, no new window, no webview. */
function lockNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
