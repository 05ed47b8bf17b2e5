import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { openForeignWindow } from '../support/foreign-window.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

test('the first start is on the demo, which rings in a popup that leaves the keyboard alone', async ({ start }) => {
  const ringside = await start()
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await expect(main.page.getByRole('region', { name: 'Demo telephone system' })).toBeVisible()
  await using victim = await openForeignWindow()
  let typed = ''
  while (!(await ringside.popupIsVisible())) {
    await victim.type('abc ')
    typed += 'abc '
  }
  await victim.type('the quick brown fox')
  await victim.waitForText(`${typed}the quick brown fox`)
  expect(await ringside.popupIsFocused()).toBe(false)
  await expect((await ringside.popup()).getByRole('listitem')).toHaveCount(1)
})

test('a call is answered from the popup, held, resumed, transferred', async ({ jane, company, turnToOtherProgram }) => {
  const main = mainPage(await jane.main())
  const popup = popupPage(await jane.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  await expect(popup.card(FRIDA.name)).toContainText('030 23125123')

  await expect(popup.card(FRIDA.name)).not.toHaveAttribute('data-guarded')
  await popup.answer(FRIDA.name).click()
  await expect.poll(() => user.legIn(call).state).toBe('connected')
  await expect.poll(() => jane.popupIsVisible()).toBe(false)

  await main.control(FRIDA.name, 'Hold').click()
  await expect.poll(() => user.legIn(call).state).toBe('held')
  await expect(main.call(FRIDA.name)).toContainText('On hold')
  await main.control(FRIDA.name, 'Resume').click()
  await expect.poll(() => user.legIn(call).state).toBe('connected')
  await main.control(FRIDA.name, 'Mute').click()
  await expect.poll(() => user.legIn(call).muted).toBe(true)
  await main.control(FRIDA.name, 'Unmute').click()
  await expect.poll(() => user.legIn(call).muted).toBe(false)

  await main.control(FRIDA.name, 'Transfer').click()
  const target = main.page.getByRole('combobox', { name: 'Transfer to' })
  await target.fill('201')
  await expect(main.page.getByText('Transfer to 201')).toBeVisible()
  await target.press('Control+Enter')
  const anna = company.pbx.extension('201')
  await expect.poll(() => anna.legs.length).toBe(1)
  await anna.answers()
  await expect.poll(() => user.legs.length).toBe(0)
  expect(anna.legs).toHaveLength(1)
  await expect(main.call(FRIDA.name)).toHaveCount(0)
})

test('a call is hung up from the window', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(main.call(FRIDA.name)).toBeVisible()
  await user.answers(call)
  await main.control(FRIDA.name, 'Hang up').click()
  await expect.poll(() => user.legs.length).toBe(0)
  await expect(main.call(FRIDA.name)).toHaveCount(0)
})

test('a second call rings beside the first, and answering it swaps', async ({ jane, company, turnToOtherProgram }) => {
  const main = mainPage(await jane.main())
  const popup = popupPage(await jane.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const first = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await user.answers(first)
  await expect(main.control(FRIDA.name, 'Hold')).toBeEnabled()
  const second = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await expect(popup.card(HARRIET.name)).toBeVisible()
  await expect(popup.card(FRIDA.name)).toHaveCount(0)
  await expect(main.control(FRIDA.name, `Put the call with ${FRIDA.name} on hold`)).toBeEnabled()
  await expect(popup.card(HARRIET.name)).not.toHaveAttribute('data-guarded')
  await popup.answer(HARRIET.name).click()
  await expect.poll(() => user.legIn(second).state).toBe('connected')
  await expect.poll(() => user.legIn(first).state).toBe('held')
  await expect(main.call(FRIDA.name)).toContainText('held')
  await main.control(FRIDA.name, `Swap with ${FRIDA.name}`).click()
  await expect.poll(() => user.legIn(first).state).toBe('connected')
  await expect.poll(() => user.legIn(second).state).toBe('held')
})

test('a second call is answered with the telephone of the first, which is held', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = mainPage(await jane.main())
  const popup = popupPage(await jane.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const first = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await user.answers(first, 'soft')
  await expect(main.call(FRIDA.name)).toContainText('Softphone')
  const second = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await expect(popup.answer(HARRIET.name)).toContainText('on Softphone')
  await expect(popup.card(HARRIET.name)).not.toHaveAttribute('data-guarded')
  await popup.answer(HARRIET.name).click()
  await expect.poll(() => user.legIn(second).state).toBe('connected')
  const where = user.legIn(second).devices.map(({ key }) => key)
  expect([user.legIn(first).state, where]).toEqual(['held', ['soft']])
})

test('a call that is answered on the desk phone closes the popup and is shown as the current call', async ({
  jane,
  company,
  turnToOtherProgram
}) => {
  const main = mainPage(await jane.main())
  const popup = popupPage(await jane.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(popup.card(FRIDA.name)).toBeVisible()
  await user.answers(call, 'desk')
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
  await expect(main.call(FRIDA.name)).toContainText('Desk phone')
  await expect(main.control(FRIDA.name, 'Hold')).toBeEnabled()
})

test('a rejected call disappears and the caller is told', async ({ jane, company, turnToOtherProgram }) => {
  const popup = popupPage(await jane.popup())
  await expect(mainPage(await jane.main()).badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(popup.card(FRIDA.name)).not.toHaveAttribute('data-guarded')
  await popup.reject(FRIDA.name).click()
  await expect.poll(() => user.legs.length).toBe(0)
  await expect.poll(() => jane.popupIsVisible()).toBe(false)
})

test('for its first moments the popup ignores clicks', async ({ jane, company, turnToOtherProgram }) => {
  const popup = popupPage(await jane.popup())
  await expect(mainPage(await jane.main()).badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const user = company.pbx.extension('jane')
  // clicks in the very frame in which the card appears, as a hand on its way to another window does
  await popup.page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const button = document.querySelector<HTMLElement>('li .answer button')
      if (button === null) return
      observer.disconnect()
      button.click()
      document.body.dataset['clickedEarly'] = 'yes'
    }).observe(document.body, { childList: true, subtree: true })
  })
  const call = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(popup.page.locator('body')).toHaveAttribute('data-clicked-early', 'yes')
  await expect(popup.card(FRIDA.name)).not.toHaveAttribute('data-guarded')
  expect(user.legIn(call).state).toBe('alerting')
  expect(company.front.requests.filter((request) => request.operation === 'answerCall')).toHaveLength(0)
})
