import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { resize } from '../support/resize.ts'

async function open(jane: Ringside) {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const places = main.page.getByRole('navigation', { name: 'Places' })
  const heading = (name: string) => main.page.getByRole('heading', { name, level: 1, exact: true })
  return { ...main, places, heading }
}

test('five places are reached by press and by key, and what is opened over one leads back to it', async ({ jane }) => {
  const { page, places, heading, go } = await open(jane)
  expect(await places.getByRole('button').allInnerTexts()).toEqual(['Now', 'People', 'Calls', 'Groups', 'Me'])
  await go('Groups')
  await expect(heading('Groups')).toBeAttached()
  await page.keyboard.press('Alt+5')
  await expect(heading('Me')).toBeAttached()
  await page.keyboard.press('Control+,')
  await expect(heading('Settings')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(heading('Me')).toBeAttached()
  await page.keyboard.press('Alt+1')
  await expect(heading('Now')).toBeAttached()
})

test('in a wide window the call stands in a column of its own, and the page beside it stays where it is', async ({
  jane,
  company
}) => {
  const { page, call, go } = await open(jane)
  await resize(jane, 1200, 700)
  await go('Groups')
  const group = page.getByRole('listitem', { name: 'Sales' })
  const before = await group.boundingBox()
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  const card = call('Frida Jönsson')
  await expect(card).toBeVisible()
  expect(await group.boundingBox()).toEqual(before)
  expect((await card.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0))
  await resize(jane, 400, 700)
  await expect.poll(async () => (await card.boundingBox())?.x).toBe(0)
})

test('the line of oneself says what is set, that a call is on, and where calls go until that is stopped', async ({
  jane,
  company
}) => {
  const { page, shortcut } = await open(jane)
  const line = page.getByRole('banner')
  const user = company.pbx.extension('jane')
  await user.answers(await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(user))
  await expect(line).toContainText(/^\s*On a call/)
  await shortcut('Gone for today').click()
  await expect(line).toContainText('Gone for today')
  await expect(shortcut('Gone for today')).toHaveAttribute('aria-pressed', 'true')
  await expect(line).toContainText(/Calls go to .*2312/)
  await pressable(page.getByRole('button', { name: /^Stop sending calls/ })).click()
  await expect(line).not.toContainText('Calls go to')
})

test("the tray's menu opens in the window", async ({ jane }) => {
  const { button } = await open(jane)
  const shown = jane.app.evaluate(
    ({ Menu }) =>
      new Promise<readonly string[]>((done) => {
        const { popup } = Menu.prototype
        Menu.prototype.popup = function (options) {
          Menu.prototype.popup = popup
          done(this.items.map(({ label }) => label).filter(Boolean))
          popup.call(this, options)
          this.closePopup()
        }
      })
  )
  await button('Menu').click()
  expect(await shown).toEqual(
    expect.arrayContaining(['Dial…', 'Settings', 'Quit Ringside', 'Support', 'Log out of all groups'])
  )
  await expect(button('Settings')).toBeVisible()
})

test('words in the field apply a shortcut and leave a group', async ({ jane, company }) => {
  const { page, dialField } = await open(jane)
  const user = company.pbx.extension('jane')
  const queue = company.pbx.queue('Switchboard')
  expect(queue.seatOf(user)?.signedIn).toBe(true)
  await dialField().fill('out switch')
  await expect(page.getByRole('option', { name: 'Log out of Switchboard' })).toBeVisible()
  await dialField().press('Enter')
  await expect.poll(() => queue.seatOf(user)?.signedIn).toBe(false)
  await dialField().fill('lunch')
  await expect(page.getByRole('option', { name: /Presence: Lunch/ })).toBeVisible()
  await dialField().press('Enter')
  await expect.poll(() => user.presence.activityId).toBe('lunch')
})

test('people are found without marks, by company and by a part of their number', async ({ jane }) => {
  const { page, dialField } = await open(jane)
  for (const typed of ['jonsson', 'asa', '23125123']) {
    await dialField().fill(typed)
    await expect(page.getByRole('option', { name: typed === 'asa' ? /Åsa/ : /Jönsson/ })).toBeVisible()
  }
})
