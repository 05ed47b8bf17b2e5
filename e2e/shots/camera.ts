import { execFile } from 'node:child_process'
import { stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, type Page } from 'playwright/test'
import type { Bridge } from '../../src-preload/contract/ipc.ts'
import { accountOf, type Company } from '../fixtures.ts'
import type { Ringside, StartOptions } from '../ringside.ts'
import { xdotool } from '../support/keyboard.ts'
import { takeScreenPicture } from '../support/screen.ts'

const exec = promisify(execFile)
/** Size of the main window in the pictures, CSS pixels. */
const SIZE = { width: 400, height: 680 }
/** Pictures are sharp on screens with twice as many pixels. */
const DENSITY = 2
const LARGEST_BYTES = 200_000
const DESKTOP = { light: '#c9d3df', dark: '#0c0e12' } as const

export type Theme = 'light' | 'dark'

/** Both themes, for tests that are made once for each. */
export const themes = ['light', 'dark'] as const satisfies readonly Theme[]

/** How the program is started for pictures: the same words, times and numbers on every machine. */
export function pictureStart(company: Company): StartOptions {
  return { account: accountOf(company, 'jane'), env: pictureEnvironment }
}

export const pictureEnvironment = { LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8', LANGUAGE: 'en_GB', TZ: 'UTC' }

/** Gives the main window its size and the program its theme, as the settings page does. */
export async function arrange(ringside: Ringside, theme: Theme): Promise<void> {
  await ringside.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.setContentSize(width, height)
  }, SIZE)
  const main = await ringside.main()
  await main.evaluate(async (wanted) => {
    const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
    await bridge.request('settings.change', { theme: wanted, region: 'GB' })
  }, theme)
  for (const page of [main, await ringside.popup()]) {
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await page.emulateMedia({ reducedMotion: 'reduce' })
  }
}

/** Writes the picture of one window: timers stand and nothing is hovered. */
export async function takePicture(page: Page, name: string, height = SIZE.height): Promise<void> {
  const width = await page.evaluate(() => window.innerWidth)
  await page.mouse.move(0, 0)
  await settled(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: DENSITY, mobile: false })
  await calm(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
  await session.detach()
  await writeFile(fileOf(name), data, 'base64')
  await expectSmall(name)
}

/** Writes a picture of the whole screen: an empty desktop, the main window to the left, the popup where it comes up. */
export async function takeDesktopPicture(ringside: Ringside, name: string, theme: Theme): Promise<void> {
  await ringside.app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('index.html'))
    main?.setPosition(120, 40)
  })
  for (const page of [await ringside.main(), await ringside.popup()]) await calm(page)
  await takeScreenPicture(fileOf(name))
  // the bare screen is black, which nothing of the program is
  await exec('convert', [fileOf(name), '-fill', DESKTOP[theme], '-opaque', '#000000', fileOf(name)])
  await expectSmall(name)
}

/** Writes a picture of the menu that `open` opens: the desktop draws it, on a screen with nothing else beside the window. */
export async function takeMenuPicture(
  ringside: Ringside,
  name: string,
  open: () => Promise<void>,
  theme: Theme = 'light'
): Promise<void> {
  const at = await ringside.app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('index.html'))
    main?.setPosition(120, 40)
    main?.focus()
    return main?.getContentBounds()
  })
  await calm(await ringside.main())
  await open()
  await takeScreenPicture(fileOf(name))
  await xdotool('key', 'Escape')
  const area = at === undefined ? '800x680+120+40' : `${at.width + 400}x${at.height}+${at.x}+${at.y}`
  await exec('convert', [
    fileOf(name),
    '-fill',
    DESKTOP[theme],
    '-opaque',
    '#000000',
    '-crop',
    area,
    '+repage',
    fileOf(name)
  ])
  await expectSmall(name)
}

/** The page has made room for the calls, which it does a moment after they came. */
async function settled(page: Page): Promise<void> {
  const gap = (): Promise<number> =>
    page.evaluate(() => {
      const stage = document.querySelector('section[aria-label="Calls"]')
      return (stage?.clientHeight ?? 0) - (stage?.parentElement?.clientHeight ?? 0)
    })
  // in a column of its own it has more room than it needs
  await expect.poll(gap).toBeLessThanOrEqual(0)
}

/** No caret blinks, and every timer shows the same length in every run: the page's own clock stands, or it would count on. */
async function calm(page: Page): Promise<void> {
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  await page.clock.setFixedTime(await page.evaluate(() => Date.now()))
  const shown = { connected: '2:05', held: '4:38', alerting: '0:03' }
  await page.evaluate((lengths: Record<string, string>) => {
    for (const timer of document.querySelectorAll('[role=timer]')) {
      const state = timer.closest<HTMLElement>('[data-state]')?.dataset['state'] ?? 'alerting'
      timer.textContent = lengths[state] ?? lengths['alerting'] ?? ''
    }
  }, shown)
}

const fileOf = (name: string): string => fileURLToPath(new URL(`${name}.png`, import.meta.url))

async function expectSmall(name: string): Promise<void> {
  const { size } = await stat(fileOf(name))
  expect(size, `bytes of ${name}.png`).toBeLessThan(LARGEST_BYTES)
}
