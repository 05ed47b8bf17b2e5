import type { ElectronApplication, Page } from 'playwright/test'
import { waitFor } from '../../e2e/support/wait-for.ts'
import type { Rect } from '../../src-main/windows/bounds.ts'
import { compareClocks, type Clocks } from './clocks.ts'
import { readyForFunctions } from './evaluated.ts'
import { ScreenWatch } from './screen.ts'

/** What one ring looked like, epoch ms of the machine. */
export interface Appearance {
  /** The card was put into the page. */
  readonly card: number
  /** Main was told that the window is shown. */
  readonly shown: number
  /** First frame callback with the card in a shown window: what the page draws then is on the screen some ms later. */
  readonly frame: number
  /** The card is on the screen. */
  readonly painted: number
}

/** Looks for cards in a popup page, and for the moment its window is shown. */
export interface FrameProbe extends AsyncDisposable {
  /** The appearance since the last call of `gone`. */
  appearance(): Promise<Appearance>
  /** Waits until there is no card and the window is hidden. */
  gone(): Promise<void>
}

const FRAMES = 30

/** Sets the probe up. Any `li` is a card. */
export async function installFrameProbe(app: ElectronApplication, page: Page): Promise<FrameProbe> {
  await readyForFunctions(app, page)
  const clocks = await compareClocks(app, page)
  await page.evaluate(watchCards, FRAMES)
  const name = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await app.evaluate(watchWindow, name)
  const screen = new ScreenWatch(await app.evaluate(placeOf, name))
  return {
    appearance: () => waitFor('the card to be painted', () => readAppearance(app, page, { clocks, screen })),
    gone: async () => {
      await waitFor('the card to go', () => page.evaluate(() => document.querySelector('li') === null))
      await waitFor('the popup to be hidden', () => app.evaluate(isHidden, name))
      await waitFor('the screen to be empty', () => screen.drawnAt === undefined)
      await page.evaluate(() => void (window.benchCard = undefined))
      await app.evaluate(() => void (globalThis.benchShown = undefined))
    },
    [Symbol.asyncDispose]: () => screen[Symbol.asyncDispose]()
  }
}

declare global {
  // where the probe keeps what it saw, in the page …
  interface Window {
    benchCard: { readonly at: number; readonly frames: number[] } | undefined
  }
  // … and in the main process
  var benchShown: number | undefined
}

/** Runs in the page: notes when a card comes, and the frame callbacks after it. */
function watchCards(count: number): void {
  const now = (): number => performance.timeOrigin + performance.now()
  new MutationObserver(() => {
    if (window.benchCard !== undefined || document.querySelector('li') === null) return
    const seen = { at: now(), frames: [] as number[] }
    window.benchCard = seen
    const frame = (): void => {
      seen.frames.push(now())
      if (seen.frames.length < count) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }).observe(document.body, { childList: true, subtree: true })
}

/** Runs in main: notes when the window is shown. */
function watchWindow({ BrowserWindow }: typeof Electron.CrossProcessExports, name: string): void {
  const popup = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(name))
  popup?.on('show', () => (globalThis.benchShown ??= performance.timeOrigin + performance.now()))
}

function isHidden({ BrowserWindow }: typeof Electron.CrossProcessExports, name: string): boolean {
  const popup = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(name))
  return popup?.isVisible() === false
}

/** Where the popup comes up. */
function placeOf({ BrowserWindow }: typeof Electron.CrossProcessExports, name: string): Rect {
  const popup = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(name))
  if (popup === undefined) throw new Error(`there is no window with ${name}`)
  return popup.getBounds()
}

async function readAppearance(
  app: ElectronApplication,
  page: Page,
  { clocks, screen }: { readonly clocks: Clocks; readonly screen: ScreenWatch }
): Promise<Appearance | undefined> {
  const seen = await page.evaluate(() => window.benchCard)
  const shownInMain = await app.evaluate(() => globalThis.benchShown)
  if (seen === undefined || shownInMain === undefined) return undefined
  const card = seen.at + clocks.page
  const shown = shownInMain + clocks.main
  const frame = seen.frames.map((at) => at + clocks.page).find((at) => at >= shown)
  const painted = screen.drawnAt
  return frame === undefined || painted === undefined ? undefined : { card, shown, frame, painted }
}
