import type { Locator, Page } from 'playwright/test'
import { expect, test, type Company } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { nothingGuarded, pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'

const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }
const BJORN = 'Björn Åkesson'
const ANNA = 'Anna Berg'
const MORE = 'More for this call'

async function open(jane: Ringside): Promise<MainPage> {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  return main
}

/** Somebody calls Jane, and she answers at the desk phone. */
async function talk({ pbx }: Company, { number, name } = NILS) {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(number, name).dials(jane)
  await jane.answers(call, 'desk')
  return call
}

/** Opens the menu of the large call with the pointer and chooses an entry. */
async function choose(main: MainPage, name: string, entry: string): Promise<void> {
  await main.control(name, MORE).click()
  await pressable(main.page.getByRole('menuitem', { name: entry })).click()
}

const option = (page: Page, name: RegExp | string): Locator => pressable(page.getByRole('option', { name }).first())

test('a call is parked and retrieved', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  await talk(company)
  await choose(main, NILS.name, 'Park')
  await expect.poll(() => company.pbx.parkLot.parked.length).toBe(1)
  await expect(main.call(NILS.name)).toHaveCount(0)
  await main.page.keyboard.press('Control+,')
  await main.page.getByRole('textbox', { name: /^Park code of/ }).fill('*70')
  await main.page.keyboard.press('Enter')
  await main.page.keyboard.press('Escape')
  await main.dialField().click()
  await option(main.page, /^Retrieve the parked call/).click()
  await expect.poll(() => user.legs.length).toBe(1)
  if (user.legIn().state !== 'connected') await user.answers()
  await expect.poll(() => company.pbx.parkLot.parked.length).toBe(0)
})

test('a recording is kept on demand, and what it is now is said in the card', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  user.recordingMode = 'onDemand'
  const call = await talk(company)
  const card = main.call(NILS.name)
  await expect(card).toContainText(/Recording\s*0:\d\d\s*not kept yet/)
  await choose(main, NILS.name, 'Keep the recording')
  await expect.poll(() => user.legIn(call).recording?.isSaved).toBe(true)
  await expect(card).toContainText('will be kept')
  await choose(main, NILS.name, 'Pause the recording')
  await expect(card).toContainText(/Recording paused/)
  await choose(main, NILS.name, 'Go on recording')
  await choose(main, NILS.name, 'Do not keep the recording')
  await expect.poll(() => user.legIn(call).recording?.isSaved).toBe(false)
})

test('a recording is started and stopped', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  user.recordingMode = 'startStop'
  const call = await talk(company)
  await choose(main, NILS.name, 'Start recording')
  await expect.poll(() => user.legIn(call).recording?.isRunning).toBe(true)
  await expect(main.call(NILS.name)).toContainText(/Recording\s*0:\d\d/)
  await choose(main, NILS.name, 'Stop recording')
  await expect.poll(() => user.legIn(call).recording?.isRunning).toBe(false)
})

test('a call is moved to another telephone', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const call = await talk(company)
  await choose(main, NILS.name, 'Move to Softphone')
  await expect.poll(() => user.legIn(call).devices.map(({ key }) => key)).toContain('soft')
})

test('somebody is added to a call, and the user leaves the others alone', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const bjorn = company.pbx.extension('202')
  await talk(company)
  await choose(main, NILS.name, 'Add somebody…')
  await expect(main.page.getByRole('combobox', { name: 'Add', exact: true })).toBeFocused()
  await main.page.keyboard.type('björn')
  await option(main.page, /Björn Åkesson/).click()
  await expect.poll(() => bjorn.legs.length).toBe(1)
  await bjorn.answers()
  await main.control(BJORN, 'All three').click()
  await expect(main.page.getByRole('list', { name: 'In the conference' }).getByRole('listitem')).toHaveCount(2)
  await main.button('Leave').click()
  await expect.poll(() => user.legs.length).toBe(0)
  expect(bjorn.legs).toHaveLength(1)
})

test('a caller waits until a busy colleague is free', async ({ jane, company }) => {
  const main = await open(jane)
  const bjorn = company.pbx.extension('202')
  const other = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(bjorn)
  await bjorn.answers(other)
  await talk(company)
  await main.control(NILS.name, 'Transfer').click()
  await option(main.page, /Björn Åkesson\s*On a call/).click()
  await main.control(NILS.name, 'Wait until free').click()
  await expect.poll(() => bjorn.legs.length).toBe(1)
  bjorn.hangsUp(other)
  await expect
    .poll(() => bjorn.legs.map(({ remote, state }) => [remote.name, state]))
    .toEqual([[NILS.name, 'alerting']])
})

test('a call is sent to the mailbox of a colleague by keys', async ({ jane, company }) => {
  const main = await open(jane)
  const call = await talk(company)
  await expect(main.control(NILS.name, 'Transfer')).toBeVisible()
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+X')
  await main.page.keyboard.type('anna')
  await expect(option(main.page, /Anna Berg/)).toBeVisible()
  await main.page.keyboard.press('Shift+Enter')
  await expect.poll(() => company.pbx.extension('jane').legs.length).toBe(0)
  expect(company.pbx.extension('201').legs).toHaveLength(0)
  expect(call.liveLegs.map(({ owner }) => owner.party.name)).toContain(NILS.name)
})

test('what rings at a colleague is picked up from the field', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  await main.page.keyboard.press('Control+K')
  await expect(option(main.page, /Björn Åkesson/)).toBeVisible()
  await company.pbx.outside(HARRIET.number, HARRIET.name).dials(company.pbx.extension('202'))
  const row = option(main.page, /Björn Åkesson.*Pick up/s)
  await expect(row).toBeVisible()
  await row.click()
  await expect.poll(() => user.legs.map(({ remote }) => remote.name)).toEqual([HARRIET.name])
})

test('a call that failed is made again by one press', async ({ jane, company }) => {
  const main = await open(jane)
  const dialled = (): number => company.front.requests.filter(({ operation }) => operation === 'makeCall').length
  await main.dialField().fill('+49 30 23125902')
  await expect(option(main.page, /^Call/)).toBeVisible()
  await main.page.keyboard.press('Enter')
  const again = pressable(main.page.getByRole('button', { name: /^Call .* again$/ }))
  await expect(again).toBeVisible()
  expect(dialled()).toBe(1)
  await again.click()
  await expect.poll(dialled).toBe(2)
})

test('after the end of a call its row offers to call back', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  await talk(company)
  await main.control(NILS.name, 'Hang up').click()
  const ended = main.page.getByRole('listitem', { name: `Ended call with ${NILS.name}` })
  await expect(ended).toContainText(/Ended · 0:\d\d/)
  await expect(main.dialField()).toBeFocused()
  await main.button(`Call back ${NILS.name}`).click()
  await expect.poll(() => user.legs.map(({ remote }) => remote.number)).toEqual([NILS.number])
})

test('a call that has ended takes neither the stage nor the keys from the next one', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  await talk(company)
  await main.control(NILS.name, 'Hang up').click()
  await expect.poll(() => user.legs.length).toBe(0)
  const next = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await expect(main.call(HARRIET.name)).toHaveAttribute('data-large')
  await expect(main.control(HARRIET.name, /^Answer/)).toBeVisible()
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+A')
  await expect.poll(() => user.legIn(next).state).toBe('connected')
})

test('who took the calls of a caller before is the first one offered for the next', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const anna = company.pbx.extension('201')
  await talk(company)
  await main.control(NILS.name, 'Transfer').click()
  await expect(main.page.getByRole('group', { name: 'Usual for this caller' })).toHaveCount(0)
  await main.page.keyboard.type('anna')
  await expect(option(main.page, /Anna Berg/)).toBeVisible()
  await main.page.keyboard.press('Control+Enter')
  await expect.poll(() => anna.legs.length).toBe(1)
  await anna.answers()
  await expect.poll(() => user.legs.length).toBe(0)
  anna.hangsUp()
  await talk(company)
  await main.control(NILS.name, 'Transfer').click()
  const usual = main.page.getByRole('group', { name: 'Usual for this caller' })
  await expect(usual.getByRole('option')).toHaveText(/Anna Berg/)
})

test('whole calls by keyboard alone: a note, an attended transfer, a conference', async ({ jane, company }) => {
  const main = await open(jane)
  const { page } = main
  const user = company.pbx.extension('jane')
  const anna = company.pbx.extension('201')
  const bjorn = company.pbx.extension('202')
  const find = async (typed: string, name: RegExp): Promise<void> => {
    await page.keyboard.type(typed)
    await expect(option(page, name)).toBeVisible()
    await page.keyboard.press('Enter')
  }

  const first = await company.pbx.outside(NILS.number, NILS.name).dials(user)
  await expect(main.control(NILS.name, /^Answer/)).toBeVisible()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+A')
  await expect.poll(() => user.legIn(first).state).toBe('connected')
  await expect(main.control(NILS.name, 'Transfer')).toBeVisible()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+N')
  await page.keyboard.type('wants invoice 4711')
  await page.keyboard.press('Control+Shift+X')
  await expect(page.getByRole('combobox', { name: 'Transfer to' })).toBeFocused()
  await find('anna', /Anna Berg/)
  await expect.poll(() => anna.legs.length).toBe(1)
  await anna.answers()
  await expect(main.control(ANNA, 'Connect them')).toBeEnabled()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+C')
  await expect.poll(() => user.legs.length).toBe(0)
  expect(anna.legs.map(({ state }) => state)).toEqual(['connected'])

  const second = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await expect(main.control(HARRIET.name, /^Answer/)).toBeVisible()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+A')
  await expect.poll(() => user.legIn(second).state).toBe('connected')
  await expect(main.control(HARRIET.name, MORE)).toBeVisible()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+O')
  await expect(page.getByRole('menuitem', { name: 'Add somebody…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Add', exact: true })).toBeFocused()
  await find('björn', /Björn Åkesson/)
  await expect.poll(() => bjorn.legs.length).toBe(1)
  await bjorn.answers()
  await expect(main.control(BJORN, 'All three')).toBeEnabled()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+J')
  await expect(page.getByRole('list', { name: 'In the conference' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'End for all' })).toBeEnabled()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+E')
  await expect.poll(() => [user.legs.length, bjorn.legs.length]).toEqual([0, 0])
  await expect(main.dialField()).toBeFocused()
})
