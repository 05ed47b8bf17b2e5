import type { Locator, Page } from 'playwright/test'
import type { Bridge } from '../../src-preload/contract/ipc.ts'
import type { AppSettings } from '../../src-preload/contract/settings.ts'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { chooseSystem, signInForm } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'
import { pressKeys } from '../support/keyboard.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

interface Geometry {
  readonly zoom: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly right: number
  readonly bottom: number
}

/** Where a window is and how large its page is drawn, device-independent pixels from the corner of the work area. */
const geometryOf = (ringside: Ringside, page: 'index.html' | 'popup.html'): Promise<Geometry | undefined> =>
  ringside.app.evaluate(({ BrowserWindow, screen }, name) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(name))
    if (window === undefined) return undefined
    const bounds = window.getBounds()
    const { workArea } = screen.getDisplayMatching(bounds)
    const [x, y] = [bounds.x - workArea.x, bounds.y - workArea.y]
    const [right, bottom] = [workArea.width - x - bounds.width, workArea.height - y - bounds.height]
    return { zoom: window.webContents.getZoomFactor(), ...bounds, x, y, right, bottom }
  }, page)

const zoomOf = async (ringside: Ringside, page: 'index.html' | 'popup.html'): Promise<number | undefined> =>
  (await geometryOf(ringside, page))?.zoom

const change = (page: Page, settings: Partial<AppSettings>): Promise<unknown> =>
  page.evaluate((wanted) => {
    const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
    return bridge.request('settings.change', wanted)
  }, settings)

test('Ctrl with plus, minus and 0 sizes both windows by one setting, which a restart keeps', async ({
  start,
  company
}) => {
  const account = accountOf(company, 'jane')
  const first = await start({ account })
  const main = mainPage(await first.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await main.dialField().click()
  for (const [keys, zoom] of [
    ['ctrl+plus', 1.1],
    ['ctrl+equal', 1.25],
    ['ctrl+KP_Add', 1.5],
    ['ctrl+minus', 1.25],
    ['ctrl+KP_Subtract', 1.1],
    ['ctrl+0', 1],
    ['ctrl+minus', 1],
    ['ctrl+plus', 1.1],
    ['ctrl+KP_0', 1],
    ['ctrl+plus', 1.1],
    ['ctrl+plus', 1.25]
  ] as const) {
    await pressKeys(keys)
    await expect.poll(() => zoomOf(first, 'index.html'), `main window after ${keys}`).toBeCloseTo(zoom)
    await expect.poll(() => zoomOf(first, 'popup.html'), `popup after ${keys}`).toBeCloseTo(zoom)
  }
  await expect(main.dialField()).toHaveValue('')
  await main.page.keyboard.press('Control+,')
  await expect(main.page.getByRole('combobox', { name: 'Text size: 125 %' })).toBeVisible()
  await first.close()

  const second = await start({ account })
  await expect(mainPage(await second.main()).badge()).toHaveAccessibleName(/Live$/)
  await second.popup()
  await expect.poll(() => zoomOf(second, 'index.html')).toBeCloseTo(1.25)
  await expect.poll(() => zoomOf(second, 'popup.html')).toBeCloseTo(1.25)
})

test('the text size is chosen in the settings, and a page that is made anew has it too', async ({ jane }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await main.page.keyboard.press('Control+,')
  await main.page.getByRole('combobox', { name: 'Text size: 100 %' }).click()
  await main.page.getByRole('option', { name: '150 %' }).click()
  await expect.poll(() => zoomOf(jane, 'index.html')).toBeCloseTo(1.5)
  await jane.popup()
  await jane.crash('index.html', 'popup.html')
  await expect.poll(() => zoomOf(jane, 'index.html')).toBeCloseTo(1.5)
  await expect.poll(() => zoomOf(jane, 'popup.html')).toBeCloseTo(1.5)
})

test('the popup grows with its text from its corner, takes the same keys, and stays inside the display', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = mainPage(await jane.main())
  const popup = popupPage(await jane.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  const usual = await placed(jane, popup.page)
  await pressKeys('ctrl+alt+r')
  await expect.poll(() => jane.popupIsFocused()).toBe(true)
  await expect(popup.card(FRIDA.name)).not.toHaveAttribute('data-guarded')
  for (let steps = 0; steps < 5; steps++) await pressKeys('ctrl+plus')
  await expect.poll(() => zoomOf(jane, 'popup.html')).toBeCloseTo(2)
  // the window system tells of the window's place later than of its size
  await expect
    .poll(async () => {
      const { width, right, bottom } = await placed(jane, popup.page)
      return [width, right, bottom]
    })
    .toEqual([usual.width * 2, usual.right, usual.bottom])
  const large = await placed(jane, popup.page)
  expect(Math.abs(large.height - 2 * usual.height)).toBeLessThanOrEqual(2)
  await expectWhole(popup.answer(FRIDA.name))
  await expectWhole(popup.reject(FRIDA.name))

  for (const { number, name } of [HARRIET, NILS]) await company.pbx.outside(number, name).dials(user)
  await company.pbx.outside('+493023125124', 'Ömer Yıldız').dials(user)
  await expect(popup.page.getByRole('listitem')).toHaveCount(4)
  await expect
    .poll(async () => {
      const { y, bottom } = (await geometryOf(jane, 'popup.html')) ?? { y: -1, bottom: -1 }
      return y >= 0 && bottom >= 0
    })
    .toBe(true)
  const scrolls = (): Promise<boolean> =>
    popup.page.evaluate(() => {
      const box = document.querySelector('main')
      return box !== null && box.scrollHeight > box.clientHeight && box.scrollWidth <= box.clientWidth
    })
  await expect.poll(scrolls).toBe(true)
  await expect(popup.answer(FRIDA.name)).toBeInViewport({ ratio: 1 })
  await popup.card('Ömer Yıldız').scrollIntoViewIfNeeded()
  await expect(popup.answer('Ömer Yıldız')).toBeInViewport({ ratio: 1 })
})

/** The popup's place once its window is as high as its cards. */
async function placed(ringside: Ringside, page: Page): Promise<Geometry> {
  const cards = (): Promise<number> =>
    page.evaluate(() => Math.ceil(document.querySelector('.stack')?.getBoundingClientRect().height ?? 0))
  await expect
    .poll(async () => {
      const { height, zoom } = (await geometryOf(ringside, 'popup.html')) ?? { height: 0, zoom: 1 }
      return Math.abs(height - Math.ceil((await cards()) * zoom))
    })
    .toBeLessThanOrEqual(1)
  const place = await geometryOf(ringside, 'popup.html')
  if (place === undefined) throw new Error('there is no popup')
  return place
}

/** The button shows its icon and all of its first word. */
async function expectWhole(button: Locator): Promise<void> {
  await expect(button.locator('svg')).toBeVisible()
  const hidden = await button.evaluate((element) => {
    const label = element.querySelector('.label')
    const icon = element.querySelector('svg')?.getBoundingClientRect()
    const own = element.getBoundingClientRect()
    if (label === null || icon === undefined) return 'no label or icon'
    const word = document.createRange()
    const text = [...label.childNodes].find((node) => node.textContent?.trim() !== '')
    if (text === undefined) return 'no word'
    word.selectNodeContents(text)
    const { left, right } = word.getBoundingClientRect()
    const isInside = icon.left >= own.left && icon.right <= left && right <= own.right + 0.5
    return isInside && label.scrollWidth <= label.clientWidth + 1 ? '' : JSON.stringify({ icon, left, right, own })
  })
  expect(hidden).toBe('')
}

test('at twice the size a window of 340 pixels has everything in reach: nothing scrolls sideways', async ({
  jane,
  company
}) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await jane.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.setContentSize(340, 480)
  })
  await change(main.page, { textSize: 200 })
  await expect.poll(() => main.page.evaluate(() => window.innerWidth)).toBe(170)
  // a call and a part of the page still have room
  await expect.poll(async () => (await geometryOf(jane, 'index.html'))?.height).toBeGreaterThanOrEqual(700)
  await expect.poll(() => sideways(main.page), 'home').toEqual([])
  await main.page.keyboard.press('Control+,')
  await expect(main.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect.poll(() => sideways(main.page), 'settings').toEqual([])
  await main.page.getByRole('button', { name: 'Add account' }).click()
  await expect.poll(() => sideways(main.page), 'choose a system').toEqual([])
  await chooseSystem(main.page)
  await expect(signInForm(main.page)).toBeVisible()
  await expect.poll(() => sideways(main.page), 'add account').toEqual([])
  await main.page.keyboard.press('Escape')

  await jane.startAgain(['--dial', '+49 30 23125901'])
  await expect(main.page.getByRole('button', { name: 'Call', exact: true })).toBeVisible()
  await expect.poll(() => sideways(main.page), 'the question before dialling').toEqual([])
  await main.page.getByRole('button', { name: 'Cancel' }).click()

  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  const answer = main.call(FRIDA.name).getByRole('button', { name: /^Answer/ })
  await expect(answer).toBeVisible()
  await expect.poll(() => sideways(main.page), 'a call').toEqual([])
  await expectWhole(answer)
  await expectWhole(main.control(FRIDA.name, 'Reject'))
})

/** What scrolls sideways, or has a control that reaches over the window's edge. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isScroller = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX)
    const scrollers = [...document.querySelectorAll('*')].filter(
      (element) => isScroller(element) && element.scrollWidth > element.clientWidth
    )
    const outside = [...document.querySelectorAll('button, input, [role=switch]')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth
    )
    return [...scrollers, ...outside].map((element) => `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`)
  })
