import type { Locator } from 'playwright/test'
import { expect, test, type Company } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { nothingGuarded, pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { pressKeys, typeText } from '../support/keyboard.ts'

const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }
const BJORN = 'Björn Åkesson'

async function open(jane: Ringside): Promise<MainPage> {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  return main
}

async function talk({ pbx }: Company, { number, name } = NILS) {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(number, name).dials(jane)
  await jane.answers(call, 'desk')
  return call
}

const option = (main: MainPage, name: RegExp): Locator => pressable(main.page.getByRole('option', { name }).first())
const entry = (main: MainPage, name: string | RegExp): Locator => pressable(main.page.getByRole('menuitem', { name }))
const favourite = (main: MainPage, name: string): Locator =>
  main.page.locator('li').filter({ has: main.page.getByRole('button', { name: `More for ${name}`, exact: true }) })

/** The types of the calls that were made, as the telephone system was asked for them. */
const dialledAs = ({ front }: Company): readonly unknown[] =>
  front.requests
    .filter(({ operation }) => operation === 'makeCall')
    .map(({ body }) => (JSON.parse(body) as { readonly type?: unknown }).type) // the body of the request

test('somebody who is found nowhere is added, and found from then on', async ({ jane, company }) => {
  const main = await open(jane)
  const { page } = main
  await main.dialField().fill('Zita Zander')
  await expect(page.getByText('Nothing found for “Zita Zander”.')).toBeVisible()
  await expect(main.dialFrom()).toHaveCount(0)
  await main.button('Add contact…').click()
  await expect(page.getByRole('textbox', { name: 'Number' })).toBeFocused()
  await page.keyboard.type('030 23125777')
  await page.keyboard.press('Enter')
  await expect(option(main, /Zita Zander\s*030 23125777/)).toBeVisible()
  expect(company.front.requests.some(({ operation }) => operation === 'createUserContact')).toBe(true)
  await main.dialField().fill('Tel. 030 23125777 x')
  await main.button('Search by number: 03023125777').click()
  await expect(option(main, /Zita Zander/)).toBeVisible()
})

test('the Right key opens what can be done with a person, by keyboard alone', async ({ jane, company }) => {
  const main = await open(jane)
  const { page } = main
  await page.keyboard.press('Control+K')
  await page.keyboard.type('tomas')
  await expect(option(main, /Tomáš/)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(main.dialField()).toBeFocused()
  await expect(main.dialField()).toHaveValue('tomas')
  await page.keyboard.press('ArrowRight')
  await expect(entry(main, 'Add to favourites')).toBeVisible()
  for (let step = 0; step < 20; step++) {
    if ((await page.locator(':focus').getAttribute('aria-label')) === 'Add to favourites') break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(main.dialField()).toBeFocused()
  await expect(main.page.getByRole('button', { name: /^More for Tomáš/ })).toBeVisible()

  await page.keyboard.type('björn')
  await expect(option(main, /Björn/)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await entry(main, 'Call from Softphone').click()
  await expect.poll(() => company.pbx.extension('202').legs.length).toBe(1)
  const [request] = company.front.requests.filter(({ operation }) => operation === 'makeCall')
  expect(request?.path).toContain('200-soft')
})

test('during a call the field hands it over: Ctrl+Enter chooses whom, Enter asks first', async ({ jane, company }) => {
  const main = await open(jane)
  const { page } = main
  const bjorn = company.pbx.extension('202')
  const call = await talk(company)
  await expect(main.control(NILS.name, 'Transfer')).toBeVisible()
  await nothingGuarded(page)
  await page.keyboard.press('Control+K')
  await page.keyboard.type('björn')
  await expect(option(main, /Björn/)).toBeVisible()
  await expect(page.getByText(`Ctrl+Enter hands over the call with ${NILS.name}`)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(main.control(NILS.name, 'Ask first')).toBeFocused()
  expect(bjorn.legs).toHaveLength(0)
  await page.keyboard.press('Enter')
  await expect.poll(() => bjorn.legs.length).toBe(1)
  expect(company.pbx.extension('jane').legIn(call).state).toBe('held')
})

test('a call is dragged onto a favourite, and one from the rows onto somebody in the field', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  const { page } = main
  await talk(company)
  await expect(main.control(NILS.name, 'Hold')).toBeVisible()
  await nothingGuarded(page)
  await main.call(NILS.name).getByRole('heading').dragTo(favourite(main, BJORN))
  await expect(main.control(NILS.name, 'Ask first')).toBeFocused()
  await expect(main.call(NILS.name)).toContainText(`${BJORN} · `)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(main.control(NILS.name, 'Ask first')).toHaveCount(0)

  await talk(company, HARRIET)
  await expect(main.control(HARRIET.name, 'Hold')).toBeVisible()
  await nothingGuarded(page)
  await main.dialField().fill('anna')
  await expect(option(main, /Anna Berg/)).toBeVisible()
  await main
    .call(NILS.name)
    .getByText(NILS.name)
    .dragTo(option(main, /Anna Berg/))
  await expect(main.control(NILS.name, 'Ask first')).toBeVisible()
  await expect(main.call(NILS.name)).toHaveAttribute('data-large')
  await expect(main.call(NILS.name)).toContainText('Anna Berg')
  // nothing but the question has come of it
  expect(dialledAs(company)).toEqual([])
  expect(company.front.requests.some(({ operation }) => /transfer|consult/i.test(operation ?? ''))).toBe(false)
})

test('the call of a busy colleague is entered after a question, in the way that was chosen', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  const { page } = main
  const bjorn = company.pbx.extension('202')
  await main.button(`More for ${BJORN}`).click()
  await expect(entry(main, 'Call the voicemail')).toBeVisible()
  await expect(entry(main, 'Whisper…')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: `More for ${BJORN}` })).toBeFocused()

  await bjorn.answers(await company.pbx.outside(HARRIET.number, HARRIET.name).dials(bjorn))
  await expect(favourite(main, BJORN)).toContainText('On a call')
  for (const [name, kind] of [
    ['Whisper', 'WHISPER'],
    ['Listen in', 'MONITOR'],
    ['Join', 'BARGE'],
    ['Break in', 'INTRUSION']
  ] as const) {
    const before = dialledAs(company).length
    await main.button(`More for ${BJORN}`).click()
    await entry(main, new RegExp(`^${name}.*…$`)).click()
    const question = page.getByRole('alertdialog', { name: new RegExp(BJORN) })
    await expect(question).toBeVisible()
    expect(dialledAs(company)).toHaveLength(before)
    await pressable(question.getByRole('button', { name, exact: true })).click()
    await expect.poll(() => dialledAs(company).length).toBe(before + 1)
    expect(dialledAs(company).at(-1)).toBe(kind)
  }
})

test('with its hotkey switched on the field has the keyboard from any program, and the settings say that it works', async ({
  jane,
  turnToOtherProgram
}) => {
  const main = await open(jane)
  const { page } = main
  const isTaken = (): Promise<boolean> =>
    jane.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+K'))
  expect(await isTaken()).toBe(false)
  await page.keyboard.press('Control+,')
  await pressable(page.getByRole('switch', { name: 'Ctrl+Alt+K goes to the field' })).click()
  await expect(page.getByText(/^Press it now/)).toBeVisible()
  await expect.poll(isTaken).toBe(true)
  await turnToOtherProgram()
  await pressKeys('ctrl+alt+k')
  await expect(page.getByText('It works.')).toBeVisible()
  await expect(main.dialField()).toBeFocused()
  await typeText('anna')
  await expect(option(main, /Anna Berg/)).toBeVisible()
  await page.keyboard.press('Escape')
  await pressable(page.getByRole('switch', { name: 'Ctrl+Alt+K goes to the field' })).click()
  await expect.poll(isTaken).toBe(false)
})
