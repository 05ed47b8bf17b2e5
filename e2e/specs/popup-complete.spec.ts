import type { Locator } from 'playwright/test'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage, type PopupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { typeText } from '../support/keyboard.ts'
import { startRewritingServer } from '../support/rewriting-server.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

/** Jane's popup, once the program is live. */
async function ready(jane: Ringside): Promise<PopupPage> {
  await expect(mainPage(await jane.main()).badge()).toHaveAccessibleName(/Live$/)
  return popupPage(await jane.popup())
}

const factsIn = (card: Locator): Locator => card.getByRole('group', { name: 'What is known of the caller' })
const operations = ({ front }: Company): readonly string[] => front.requests.map(({ operation }) => String(operation))

const popupBounds = (jane: Ringside): Promise<{ x: number; y: number; width: number; height: number }> =>
  jane.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes('popup.html'))
    return window?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 }
  })

/** Everything that the page shows has room in the window. */
const popupFits = async (jane: Ringside): Promise<boolean> => {
  const needed = await (
    await jane.popup()
  ).evaluate(() => document.querySelector('.stack')?.getBoundingClientRect().height ?? Infinity)
  return (await popupBounds(jane)).height >= Math.floor(needed)
}

test('the card tells a transfer from a diversion, and says who sent the call', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  const { pbx } = company
  const [user, anna] = [pbx.extension('jane'), pbx.extension('anna.berg')]
  const transferred = await pbx.outside(FRIDA.number, FRIDA.name).dials(anna)
  await anna.answers(transferred)
  anna.transfers(transferred, user)
  await expect(popup.card(FRIDA.name)).toContainText('Transferred by Anna Berg')

  anna.diversion = { number: '200', untilActivityChanges: false }
  await pbx.outside(HARRIET.number, HARRIET.name).dials(anna)
  await expect(popup.card(HARRIET.name)).toContainText('Diverted by Anna Berg')
})

test('the card says how often the user spoke with the caller, after it is out', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const harriet = company.pbx.outside(HARRIET.number, HARRIET.name)
  await harriet.dials(user)
  await expect(factsIn(popup.card(HARRIET.name))).toContainText(/Spoke once, /)
  const before = operations(company).filter((one) => one === 'listCommLogItems').length
  await user.answers()
  await expect(popup.card(HARRIET.name)).toHaveCount(0)
  user.hangsUp()
  await harriet.dials(user)
  await expect(factsIn(popup.card(HARRIET.name))).toContainText(/(2nd|3rd) call this week.*Spoke 2 times, last /)
  expect(operations(company).filter((one) => one === 'listCommLogItems').length).toBe(before + 1)
})

test('a colleague is shown with the picture, and nothing moves when it comes', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  company.front.faults.delay(4_000, { operation: 'getContactImage' })
  await company.pbx.extension('anna.berg').dials(company.pbx.extension('jane'))
  const card = popup.card('Anna Berg')
  await expect(card).toContainText('AB')
  await expect(factsIn(card)).toContainText('Not spoken before')
  const box = await card.boundingBox()
  await expect(card.locator('img')).toBeVisible()
  expect(await card.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  expect(await card.boundingBox()).toEqual(box)
})

test('a VIP of the contact list is marked, in the popup and in the window', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  user.contacts.set('e1', 'vip')
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(popup.card(FRIDA.name)).toContainText('VIP')
  await expect(mainPage(await jane.main()).call(FRIDA.name)).toContainText('VIP')
})

test('a call answered on a telephone leaves its card for a moment to say on which', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(popup.card(FRIDA.name)).toBeVisible()
  await user.answers(call, 'desk')
  await expect(popup.card(FRIDA.name)).toContainText('Answered on Desk phone')
  await expect(popup.answer(FRIDA.name)).toHaveCount(0)
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
})

test('a caller gets a text message, and is refused only where the user says so', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  const card = popup.card(FRIDA.name)
  const press = (name: string): Promise<void> => pressable(card.getByRole('button', { name, exact: true })).click()
  await press('Send on')
  await press('Reply by text message')
  await press('I am in a meeting.')
  await expect(card).toContainText('Goes to 030 23125123 as a text message, which may cost.')
  expect(company.pbx.outbox).toEqual([])
  expect(await popupFits(jane)).toBe(true)

  company.front.faults.reply(403, { operation: 'sendSms', times: 1 })
  await press('Send and reject')
  await expect(card.getByRole('alert')).toBeVisible()
  await expect(card.getByRole('textbox')).toHaveValue('I am in a meeting.')
  expect(user.legs).toHaveLength(1)
})

test('what is typed in the popup goes there, and only after a press that needs it', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  const card = popup.card(FRIDA.name)
  await expect(card).not.toHaveAttribute('data-guarded')
  expect(await jane.popupIsFocused()).toBe(false)
  await pressable(card.getByRole('button', { name: 'Send on', exact: true })).click()
  await pressable(card.getByRole('button', { name: 'Reply by text message' })).click()
  await expect.poll(() => jane.popupIsFocused()).toBe(true)
  await typeText('Later')
  await expect(card.getByRole('textbox')).toHaveValue('Later')
  await pressable(card.getByRole('button', { name: 'Send', exact: true })).click()
  await expect(card).toContainText('Text message sent.')
  expect(company.pbx.outbox).toMatchObject([{ to: FRIDA.number, text: 'Later' }])
  expect(user.legs).toHaveLength(1)
})

test('where a ringing call can be sent on, it goes to the own voicemail or to a colleague', async ({
  start,
  company,
  turnToOtherProgram
}) => {
  // the simulated system names nothing but answering for a call that rings, as the documents of the real one do
  const named = '{"action":"TRANSFER"},{"action":"ANSWER"'
  await using server = await startRewritingServer(company.front.url, [['{"action":"ANSWER"', named]])
  const account = accountOf(company, 'jane')
  const jane = await start({ account: { ...account, settings: { ...account.settings, address: server.url } } })
  const popup = await ready(jane)
  await turnToOtherProgram()
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  const card = popup.card(FRIDA.name)
  await pressable(card.getByRole('button', { name: 'Send on', exact: true })).click()
  await pressable(card.getByRole('button', { name: 'To my voicemail' })).click()
  const sent = (): readonly unknown[] =>
    company.front.requests
      .filter(({ operation }) => operation === 'transferCall')
      .map(({ body }) => JSON.parse(body) as unknown)
  await expect.poll(sent).toMatchObject([{ destination: 'tel:+493023125200', type: 'VOICEMAIL' }])
  await expect(card.getByRole('alert')).toBeVisible()
  await pressable(card.getByRole('button', { name: 'To a colleague or number' })).click()
  await card.getByRole('combobox', { name: 'Send on to' }).fill('anna')
  await pressable(card.getByRole('option').first()).click()
  await pressable(card.getByRole('button', { name: 'Send on', exact: true }).first()).click()
  await expect.poll(sent).toHaveLength(2)
  expect(sent()[1]).toMatchObject({ destination: 'tel:+493023125201' })
})

test('the popup is for the chosen groups only, and its settings are kept', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const popup = await ready(jane)
  const main = await jane.main()
  await main.keyboard.press('Control+,')
  const settings = main.getByRole('region', { name: 'Calls and popup' })
  await settings.getByRole('radio', { name: 'Chosen' }).click()
  for (const name of ['Popup for Calls to me directly', 'Popup for Switchboard']) {
    await pressable(settings.getByRole('switch', { name })).click()
  }
  await expect(settings.getByRole('switch', { name: 'Popup for Switchboard' })).toBeChecked()
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const frida = company.pbx.outside(FRIDA.number, FRIDA.name)
  await frida.dials(user)
  await expect(mainPage(main).call(FRIDA.name)).toBeVisible()
  expect(await jane.popupIsVisible()).toBe(false)
  frida.hangsUp()
  await expect.poll(() => user.legs.length).toBe(0)
  await company.pbx.outside(HARRIET.number, HARRIET.name).dials(company.pbx.queue('Switchboard'))
  await expect(popup.card(HARRIET.name)).toContainText('Switchboard')
  expect(await jane.popupIsVisible()).toBe(true)
})

test('the popup comes up on the chosen screen', async ({ jane, company, turnToOtherProgram }) => {
  const popup = await ready(jane)
  const [only] = await jane.app.evaluate(({ screen }) =>
    screen.getAllDisplays().map(({ id, bounds }) => ({ id, bounds }))
  )
  if (only === undefined) throw new Error('no display')
  // one real display as two halves, of which the pointer is on the left one
  await jane.app.evaluate(({ screen }) => {
    const display = screen.getPrimaryDisplay()
    const half = (id: number, x: number): Electron.Display => {
      const area = { ...display.bounds, x, width: display.bounds.width / 2 }
      return { ...display, id, label: `Half ${String(id)}`, bounds: area, workArea: area, size: area }
    }
    const halves = [half(1, 0), half(2, display.bounds.width / 2)]
    Object.assign(screen, { getAllDisplays: () => halves, getDisplayNearestPoint: () => halves[0] })
  })
  const main = await jane.main()
  await main.keyboard.press('Control+,')
  const settings = main.getByRole('region', { name: 'Calls and popup' })
  await settings.getByLabel('Screen: With the pointer').click()
  await main.getByRole('option', { name: /^Half 2/ }).click()
  await expect(settings.getByLabel(/^Screen: Half 2/)).toBeVisible()
  await turnToOtherProgram()
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.extension('jane'))
  await expect(popup.card(FRIDA.name)).toBeVisible()
  await expect.poll(async () => (await popupBounds(jane)).x).toBeGreaterThanOrEqual(only.bounds.width / 2)
})
