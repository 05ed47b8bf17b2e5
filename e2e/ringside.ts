import { spawn } from 'node:child_process'
import { _electron, expect, type ElectronApplication, type Page } from 'playwright/test'
import type { Seat } from './support/company.ts'
import { electronArguments, needed, root } from './support/program.ts'
import { waitFor } from './support/wait-for.ts'

const HOLD_READY = new URL('support/hold-ready.cjs', import.meta.url).pathname

/** How the program is started for a test. */
export interface StartOptions {
  /** Signed in at once with this account, whose secret stays in memory. */
  readonly account?: Seat
  /** The same with several, in this order. */
  readonly accounts?: readonly Seat[]
  /** Starts without account and without the demo: the welcome page. */
  readonly empty?: boolean
  readonly args?: readonly string[]
  /** A file that is loaded before the program, in its main process. */
  readonly loadedFirst?: string
  /** `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

type PageName = 'index.html' | 'popup.html'

/** The running program as tests see it. */
export interface Ringside {
  readonly app: ElectronApplication
  /** The main window, once it shows its state. */
  main(): Promise<Page>
  /** The popup, which exists from the start and is hidden until somebody rings. */
  popup(): Promise<Page>
  popupIsVisible(): Promise<boolean>
  popupIsFocused(): Promise<boolean>
  /** Makes the pages of windows crash, together; resolves when the program has seen it. */
  crash(...pages: readonly PageName[]): Promise<void>
  /** Moves the program's clock on, in ms. */
  advanceClock(ms: number): Promise<void>
  /** Starts the program once more on the same profile, as a link does; resolves with that process's exit code. */
  startAgain(args: readonly string[]): Promise<number | null>
  /** What the program printed. */
  output(): string
  close(): Promise<void>
}

/** Starts the real program on a profile of its own. */
export async function startRingside(profile: string, options: StartOptions): Promise<Ringside> {
  const executablePath = needed('RINGSIDE_ELECTRON')
  const env = environment(options)
  const withArgs = (args: readonly string[] = []): string[] => [
    ...electronArguments('.', profile, options.loadedFirst),
    ...args
  ]
  const args = ['-r', HOLD_READY, ...withArgs(options.args)]
  const app = await _electron.launch({ executablePath, args, cwd: root, env })
  let output = ''
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const page = (name: PageName) => (): Promise<Page> => windowOf(app, name)
  // V8 can lose what Playwright asks while the program is still being loaded
  await waitFor('the program to be ready', () => output.includes('RINGSIDE_READY'), 15_000)
  return {
    app,
    main: page('index.html'),
    popup: page('popup.html'),
    popupIsVisible: () => popupIs(app, 'isVisible'),
    popupIsFocused: () => popupIs(app, 'isFocused'),
    crash: (...names) =>
      app.evaluate(async ({ BrowserWindow }, wanted) => {
        const windows = wanted.map((name) => {
          const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().includes(name))
          if (window === undefined) throw new Error(`there is no window with ${name}`)
          return window.webContents
        })
        const gone = windows.map(
          (contents) => new Promise<void>((resolve) => contents.once('render-process-gone', () => resolve()))
        )
        for (const contents of windows) contents.forcefullyCrashRenderer()
        // pages that share a process may be told of once
        await Promise.race(gone)
      }, names),
    advanceClock: (ms) =>
      app.evaluate((_electron, by) => {
        const hook: unknown = Reflect.get(globalThis, '__ringside')
        ;(hook as { advanceClock(ms: number): void }).advanceClock(by) // installed by the program's test hook
      }, ms),
    startAgain: (args) =>
      new Promise((resolve, reject) => {
        const again = spawn(executablePath, withArgs(args), { cwd: root, env, stdio: 'ignore' })
        again.once('error', reject)
        again.once('exit', resolve)
      }),
    output: () => output,
    close: async () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      if (child.exitCode !== null || child.signalCode !== null) return
      void app.close().catch(() => undefined)
      // a start on the same profile would find this one's lock while it is still ending
      await ended
    }
  }
}

function environment({ account, accounts = account && [account], empty, env }: StartOptions): Record<string, string> {
  const all = {
    ...process.env,
    RINGSIDE_TEST_HOOK: '1',
    RINGSIDE_ANNOUNCE: '1',
    RINGSIDE_TEST_ACCOUNTS: accounts === undefined ? undefined : JSON.stringify(accounts),
    RINGSIDE_TEST_EMPTY: empty === true ? '1' : undefined,
    ...env
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined))
}

async function windowOf(app: ElectronApplication, name: PageName): Promise<Page> {
  const find = (): Page | undefined => app.windows().find((page) => page.url().includes(name))
  await expect.poll(() => find() !== undefined, { message: `window ${name}`, timeout: 15_000 }).toBe(true)
  const page = find()
  if (page === undefined) throw new Error(`the window ${name} has gone`)
  await page.waitForLoadState()
  return page
}

async function popupIs(app: ElectronApplication, what: 'isVisible' | 'isFocused'): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow }, question) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('popup.html'))
        ?.[question]() ?? false,
    what
  )
}
