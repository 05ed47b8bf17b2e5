import { expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { nothingGuarded, pressable } from '../pages/unguarded.ts'

const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const BJORN = 'Björn Åkesson'

async function talk({ pbx }: Company) {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(NILS.number, NILS.name).dials(jane)
  await jane.answers(call, 'desk')
  return call
}

test('somebody is asked first and connected, with the pointer', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const bjorn = company.pbx.extension('202')
  const call = await talk(company)
  await main.control(NILS.name, 'Transfer').click()
  await main.page.getByRole('combobox', { name: 'Transfer to' }).fill('björn')
  await pressable(main.page.getByRole('option', { name: /Björn Åkesson/ })).click()
  await main.control(NILS.name, 'Ask first').click()
  await expect.poll(() => bjorn.legs.length).toBe(1)
  await expect.poll(() => user.legIn(call).state).toBe('held')
  await bjorn.answers()
  await expect(main.call(NILS.name)).toContainText(/held 0:/)
  await main.control(BJORN, 'Swap').click()
  await expect.poll(() => user.legIn(call).state).toBe('connected')
  await main.control(NILS.name, 'Swap').click()
  await expect.poll(() => user.legIn(call).state).toBe('held')
  await main.control(BJORN, 'Connect them').click()
  await expect.poll(() => user.legs.length).toBe(0)
  await expect.poll(() => bjorn.legs.map(({ state }) => state)).toEqual(['connected'])
  await expect(main.page.getByRole('listitem', { name: /^Call with/ })).toHaveCount(0)
})

test('a conference of three is made by keyboard, one is removed, the other goes on', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const bjorn = company.pbx.extension('202')
  await talk(company)
  await expect(main.control(NILS.name, 'Transfer')).toBeVisible()
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+X')
  await main.page.keyboard.type('björn')
  await expect(main.page.getByRole('option', { name: /Björn Åkesson/ })).toBeVisible()
  await main.page.keyboard.press('Enter')
  await expect.poll(() => bjorn.legs.length).toBe(1)
  await bjorn.answers()
  await expect(main.control(BJORN, 'All three')).toBeEnabled()
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+J')
  const members = main.page.getByRole('list', { name: 'In the conference' })
  await expect(members.getByRole('listitem')).toHaveCount(2)
  await expect(members).toContainText(BJORN)
  await expect(members).toContainText(NILS.name)
  await expect.poll(() => user.legs.length).toBe(1)
  await main.button(`Remove ${BJORN} from the conference`).click()
  await expect.poll(() => bjorn.legs.length).toBe(0)
  expect(user.legs).toHaveLength(1)
})

test('going back to the caller ends the question', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const bjorn = company.pbx.extension('202')
  const call = await talk(company)
  await main.control(NILS.name, 'Transfer').click()
  await main.page.keyboard.type('202')
  await expect(main.page.getByText('Transfer to 202')).toBeVisible()
  await main.page.keyboard.press('Enter')
  await expect.poll(() => bjorn.legs.length).toBe(1)
  await main.button(`Back to ${NILS.name}`).click()
  await expect.poll(() => bjorn.legs.length).toBe(0)
  await expect.poll(() => user.legIn(call).state).toBe('connected')
})

test('two calls that have nothing to do with each other are joined', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  await talk(company)
  const second = await company.pbx.outside('+441632960123', 'Harriet Stone').dials(user)
  await user.answers(second, 'desk')
  await main.button('Join with Harriet Stone').click()
  const members = main.page.getByRole('list', { name: 'In the conference' })
  await expect(members.getByRole('listitem')).toHaveCount(2)
})
