import type { BrowserWindow } from 'electron'
import type { OutsideParty } from '../../src-main/simulator/people/outside-party.ts'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { popupPage, type PopupPage } from '../pages/popup-page.ts'
import type { Ringside } from '../ringside.ts'
import { pressKeys, xdotool } from '../support/keyboard.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

/** Jane's main window, with the keyboard. */
async function mainInFront(jane: Ringside): Promise<MainPage> {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect.poll(() => ofMain(jane, 'isFocused')).toBe(true)
  return main
}

/** Rings Jane and waits until the main window shows it; gives back the caller. */
async function ring(company: Company, main: MainPage, { number, name } = FRIDA): Promise<OutsideParty> {
  const caller = company.pbx.outside(number, name)
  await caller.dials(company.pbx.extension('jane'))
  await expect(main.call(name)).toBeVisible()
  return caller
}

const ofMain = (jane: Ringside, what: 'isFocused' | 'isMinimized' | 'isVisible'): Promise<boolean> =>
  jane.app.evaluate(
    ({ BrowserWindow: Windows }, question) =>
      Windows.getAllWindows()
        .find((window) => window.webContents.getURL().includes('index.html'))
        ?.[question]() ?? false,
    what
  )

const onMain = (jane: Ringside, what: 'close' | 'hide' | 'show'): Promise<void> =>
  jane.app.evaluate(({ BrowserWindow: Windows }, act) => {
    const isMain = (window: BrowserWindow): boolean => window.webContents.getURL().includes('index.html')
    Windows.getAllWindows().find(isMain)?.[act]()
  }, what)

/** A card that can be used: it is drawn and its first moments are over. */
async function readyCard(popup: PopupPage, name: string): Promise<void> {
  await expect(popup.card(name)).toBeVisible()
  await expect(popup.card(name)).not.toHaveAttribute('data-guarded')
}

const focusedLabel = (popup: PopupPage): Promise<string> =>
  popup.page.evaluate(() => {
    const card = document.activeElement?.closest('li')?.getAttribute('aria-label') ?? 'no card'
    return `${card}: ${document.activeElement?.textContent?.trim().split(/\s/)[0] ?? ''}`
  })

test('a call that the main window shows does not pop up until the user turns to another program', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = await mainInFront(jane)
  const popup = popupPage(await jane.popup())
  await ring(company, main)
  expect(await jane.popupIsVisible()).toBe(false)
  await expect(popup.page.getByRole('listitem')).toHaveCount(0)

  await turnToOtherProgram()
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  await expect(popup.card(FRIDA.name)).toHaveAttribute('data-guarded')
  await readyCard(popup, FRIDA.name)

  await jane.startAgain([])
  await expect.poll(() => ofMain(jane, 'isFocused')).toBe(true)
  await ring(company, main, HARRIET)
  expect(await jane.popupIsVisible()).toBe(true)
  await expect(popup.page.getByRole('listitem')).toHaveCount(1)
  await expect(popup.card(FRIDA.name)).toBeVisible()
})

for (const [what, leave] of [
  ['minimised', minimise],
  ['hidden', (jane: Ringside): Promise<void> => onMain(jane, 'hide')],
  ['closed', (jane: Ringside): Promise<void> => onMain(jane, 'close')]
] as const) {
  test(`a main window that is ${what} while it rings gives the call to the popup`, async ({ jane, company }) => {
    // without a tray a closed window asks first
    await jane.app.evaluate(({ dialog }) => {
      Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }) })
    })
    const main = await mainInFront(jane)
    await ring(company, main)
    expect(await jane.popupIsVisible()).toBe(false)
    await leave(jane)
    await expect.poll(() => jane.popupIsVisible()).toBe(true)
    await expect(popupPage(await jane.popup()).card(FRIDA.name)).toBeVisible()
  })
}

async function minimise(jane: Ringside): Promise<void> {
  await xdotool('windowminimize', '--sync', await xdotool('getactivewindow'))
  await expect.poll(() => ofMain(jane, 'isMinimized')).toBe(true)
}

test('a main window whose page has crashed gives the call to the popup', async ({ jane, company }) => {
  const main = await mainInFront(jane)
  await ring(company, main)
  expect(await jane.popupIsVisible()).toBe(false)
  await jane.crash('index.html')
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
})

test('Esc closes the list of telephones, then the card, and the hotkey brings it back with the keyboard on Answer', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = await mainInFront(jane)
  const popup = popupPage(await jane.popup())
  const other = await turnToOtherProgram()
  await ring(company, main)
  await readyCard(popup, FRIDA.name)
  await pressKeys('ctrl+alt+r')
  await expect.poll(() => jane.popupIsFocused()).toBe(true)
  await expect.poll(() => focusedLabel(popup)).toBe(`Call from ${FRIDA.name}: Answer`)

  await pressKeys('Tab')
  await pressKeys('Return')
  await expect(popup.page.getByRole('list', { name: 'Choose another device' })).toBeVisible()
  await pressKeys('Escape')
  await expect(popup.page.getByRole('list', { name: 'Choose another device' })).toHaveCount(0)
  await expect(popup.card(FRIDA.name)).toBeVisible()
  await expect(popup.chooseDevice(FRIDA.name)).toBeFocused()

  await pressKeys('Escape')
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
  await other.activate()
  await other.type('gone')
  await other.waitForText('gone')

  await pressKeys('ctrl+alt+r')
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  await expect.poll(() => jane.popupIsFocused()).toBe(true)
  await expect.poll(() => focusedLabel(popup)).toBe(`Call from ${FRIDA.name}: Answer`)
  await readyCard(popup, FRIDA.name)
  await pressKeys('Return')
  await expect.poll(() => company.pbx.extension('jane').legs[0]?.state).toBe('connected')
})

test('the hotkey brings every hidden card back and goes to the oldest, and belongs to others when nothing rings', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = await mainInFront(jane)
  const popup = popupPage(await jane.popup())
  await turnToOtherProgram()
  expect(await takesHotkey(jane)).toBe(false)
  const callers = [await ring(company, main), await ring(company, main, HARRIET)]
  for (const name of [FRIDA.name, HARRIET.name]) {
    await readyCard(popup, name)
    await popup.hide(name).click()
    await expect(popup.card(name)).toHaveCount(0)
  }
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
  expect(await takesHotkey(jane)).toBe(true)
  await pressKeys('ctrl+alt+r')
  await expect(popup.page.getByRole('listitem')).toHaveCount(2)
  await expect.poll(() => focusedLabel(popup)).toBe(`Call from ${FRIDA.name}: Answer`)
  for (const caller of callers) caller.hangsUp()
  await expect.poll(() => takesHotkey(jane)).toBe(false)
})

const takesHotkey = (jane: Ringside): Promise<boolean> =>
  jane.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+R'))

test('keys that were on their way when a hidden card comes back by the hotkey answer nothing', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = await mainInFront(jane)
  const popup = popupPage(await jane.popup())
  await turnToOtherProgram()
  await ring(company, main)
  await readyCard(popup, FRIDA.name)
  await popup.hide(FRIDA.name).click()
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
  await popup.page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const button = document.querySelector<HTMLElement>('li .answer button')
      if (button === null) return
      observer.disconnect()
      const press = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
      document.body.dataset['refused'] = button.dispatchEvent(press) ? 'no' : 'yes'
    }).observe(document.body, { childList: true, subtree: true })
  })
  await pressKeys('ctrl+alt+r')
  await expect(popup.page.locator('body')).toHaveAttribute('data-refused', 'yes')
})

test('a popup that a change of the displays has left outside is put back', async ({ start, company }) => {
  const jane = await start({ account: accountOf(company, 'jane'), args: ['--hidden'] })
  const popup = popupPage(await jane.popup())
  await expect.poll(() => company.front.requests.some(({ operation }) => operation === 'getUserCallState')).toBe(true)
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  await expect(popup.card(FRIDA.name)).toBeVisible()
  await expect.poll(() => jane.app.evaluate(isPopupInside)).toBe(true)
  await jane.app.evaluate(({ BrowserWindow: Windows, screen }) => {
    const window = Windows.getAllWindows().find((each) => each.webContents.getURL().includes('popup.html'))
    window?.setPosition(screen.getPrimaryDisplay().workArea.width - 50, 10)
  })
  await expect.poll(() => jane.app.evaluate(isPopupInside)).toBe(false)
  await jane.app.evaluate(({ screen }) => void screen.emit('display-metrics-changed'))
  await expect.poll(() => jane.app.evaluate(isPopupInside)).toBe(true)
})

function isPopupInside({ BrowserWindow: Windows, screen }: typeof Electron.CrossProcessExports): boolean {
  const popup = Windows.getAllWindows().find((window) => window.webContents.getURL().includes('popup.html'))
  const { workArea } = screen.getPrimaryDisplay()
  if (popup === undefined) return false
  const { x, y, width, height } = popup.getBounds()
  const [right, bottom] = [workArea.x + workArea.width, workArea.y + workArea.height]
  return x >= workArea.x && y >= workArea.y && x + width <= right && y + height <= bottom
}
