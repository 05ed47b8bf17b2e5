import { Lifetime } from '../../src-main/util/lifetime.ts'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import type { Ringside } from '../ringside.ts'
import { startDisplay } from '../support/display.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }

/** Whether a window is wholly on the display, and how wide the program thinks that this is. */
const place = (jane: Ringside, file: string): Promise<{ width: number; inside: boolean }> =>
  jane.app.evaluate(({ BrowserWindow, screen }, name) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(name))
    const { bounds } = screen.getPrimaryDisplay()
    const { x, y, width, height } = window?.getBounds() ?? bounds
    const inside = x >= 0 && y >= 0 && x + width <= bounds.width && y + height <= bounds.height
    return { width: bounds.width, inside: inside && window?.isVisible() === true }
  }, file)

test('the popup moves onto what is left of a display that becomes smaller while somebody rings', async ({
  start,
  company
}) => {
  await using life = new Lifetime()
  const display = life.add(await startDisplay())
  const jane = await start({ account: accountOf(company, 'jane'), args: ['--hidden'], env: display.env })
  // before the display under it goes
  life.defer(() => jane.close())
  const popup = popupPage(await jane.popup())
  await expect.poll(() => company.front.requests.some(({ operation }) => operation === 'getUserCallState')).toBe(true)
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  await expect(popup.card(FRIDA.name)).toBeVisible()
  await expect.poll(() => place(jane, 'popup.html')).toEqual({ width: 1280, inside: true })
  await display.shrink()
  await expect.poll(() => place(jane, 'popup.html')).toEqual({ width: 1024, inside: true })
})

test('the main window moves onto what is left of a display that becomes smaller', async ({ start, company }) => {
  await using life = new Lifetime()
  const display = life.add(await startDisplay())
  const jane = await start({ account: accountOf(company, 'jane'), env: display.env })
  // before the display under it goes
  life.defer(() => jane.close())
  await expect(mainPage(await jane.main()).badge()).toHaveAccessibleName(/Live$/)
  await jane.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('index.html'))
    window?.setPosition(1280 - window.getBounds().width - 10, 60)
  })
  await expect.poll(() => place(jane, 'index.html')).toEqual({ width: 1280, inside: true })
  await display.shrink()
  await expect.poll(() => place(jane, 'index.html')).toEqual({ width: 1024, inside: true })
})
