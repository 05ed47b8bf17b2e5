import type { Page } from 'playwright/test'
import { expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { nothingGuarded } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'

const ANA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

type Person = typeof ANA

async function open(jane: Ringside): Promise<ReturnType<typeof mainPage>> {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  return main
}

/** Somebody calls Jane, and she answers at the desk phone. */
async function talk({ pbx }: Company, { number, name }: Person) {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(number, name).dials(jane)
  await jane.answers(call, 'desk')
  return call
}

const operations = ({ front }: Company): readonly string[] => front.requests.map(({ operation }) => operation ?? '')

/** The page's own clock stands from now on; `runFor` moves it. A page that still loads would lose its clock again. */
async function stopClock(jane: Ringside, page: Page): Promise<void> {
  await (await jane.popup()).waitForLoadState()
  await page.clock.install()
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
}

async function resize(jane: Ringside, width: number, height: number): Promise<void> {
  await jane.app.evaluate(
    ({ BrowserWindow }, [w, h]) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('index.html'))
        ?.setContentSize(w, h),
    [width, height] as const
  )
}

test('keys and the red button belong to the call that is talked on, not to the older one on hold', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const held = await talk(company, ANA)
  const second = await talk(company, NILS)
  await expect(main.control(NILS.name, 'Hold')).toBeVisible()
  await expect(main.call(ANA.name)).toContainText(/held 0:\d\d/)
  await expect(main.page.locator('button.danger')).toHaveCount(1)
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+E')
  await expect.poll(() => user.legs.length).toBe(1)
  expect(user.legs[0]?.call).toBe(held)
  expect(user.legs.some((leg) => leg.call === second)).toBe(false)
})

test('the hold key acts on the talking call and leaves the held one', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const held = await talk(company, ANA)
  const second = await talk(company, NILS)
  await expect(main.control(NILS.name, 'Hold')).toBeVisible()
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+H')
  await expect.poll(() => user.legIn(second).state).toBe('held')
  expect(user.legIn(held).state).toBe('held')
})

test('the answer key takes the ringing call while another one is on hold', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const held = await talk(company, ANA)
  await main.control(ANA.name, 'Hold').click()
  await expect.poll(() => user.legIn(held).state).toBe('held')
  const ringing = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await expect(main.control(HARRIET.name, /^Answer/)).toBeVisible()
  await nothingGuarded(main.page)
  await main.page.keyboard.press('Control+Shift+A')
  await expect.poll(() => user.legIn(ringing).state).toBe('connected')
  expect(user.legIn(held).state).toBe('held')
})

test('a press in the frame in which a call comes answers nothing, one at 601 ms answers', async ({ jane, company }) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  await main.page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const button = document.querySelector<HTMLElement>('[data-large] [data-slot=answer]')
      if (button === null) return
      observer.disconnect()
      const at = { bubbles: true, cancelable: true, detail: 1 }
      for (const event of [new PointerEvent('pointerdown', at), new MouseEvent('click', at)])
        button.dispatchEvent(event)
      document.body.dataset['pressedEarly'] = button.closest('[data-guarded]') === null ? 'unguarded' : 'guarded'
    }).observe(document.body, { childList: true, subtree: true })
  })
  await stopClock(jane, main.page)
  const call = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await expect(main.page.locator('body')).toHaveAttribute('data-pressed-early', 'guarded')
  const box = await main.call(HARRIET.name).locator('[data-slot=answer]').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 10]
  await main.page.clock.runFor(598)
  await main.page.mouse.click(x, y)
  await main.page.keyboard.press('Control+Shift+A')
  expect(user.legIn(call).state).toBe('alerting')
  expect(operations(company)).not.toContain('answerCall')
  await main.page.clock.runFor(3)
  await main.page.mouse.click(x, y)
  await expect.poll(() => user.legIn(call).state).toBe('connected')
})

test('the page stays where it is while a call comes, then makes room and is guarded anew', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  // also while it is guarded, when no press would reach it
  const shortcut = main.page.getByRole('button', { name: 'Do not disturb' })
  const before = await shortcut.boundingBox()
  await stopClock(jane, main.page)
  await company.pbx.outside(HARRIET.number, HARRIET.name).dials(company.pbx.extension('jane'))
  await expect(main.call(HARRIET.name)).toBeVisible()
  expect(await shortcut.boundingBox()).toEqual(before)
  await main.page.clock.runFor(601)
  await expect.poll(async () => (await shortcut.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 60)
  await shortcut.click({ force: true })
  expect(operations(company)).not.toContain('applyPresenceShortcut')
  await expect(shortcut).toHaveAttribute('data-guarded')
  await main.page.clock.runFor(601)
  await expect(shortcut).not.toHaveAttribute('data-guarded')
})

test('a call is in sight whatever the page below is scrolled to, on every page', async ({ jane, company }) => {
  const main = await open(jane)
  await resize(jane, 400, 480)
  await expect.poll(() => main.page.evaluate(() => window.innerHeight)).toBe(480)
  const scrolled = await main.page.locator('main').evaluate((element) => (element.scrollTop = 10_000))
  expect(scrolled).toBeGreaterThan(0)
  await company.pbx.outside(HARRIET.number, HARRIET.name).dials(company.pbx.extension('jane'))
  await expect(main.control(HARRIET.name, /^Answer/)).toBeInViewport({ ratio: 1 })
  await main.page.keyboard.press('Control+,')
  await expect(main.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(main.control(HARRIET.name, /^Answer/)).toBeInViewport({ ratio: 1 })
})

test('the keyboard stays in the stage after answering, and goes to the field after the end', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  const call = await company.pbx.outside(HARRIET.number, HARRIET.name).dials(user)
  await nothingGuarded(main.page)
  await main.control(HARRIET.name, /^Answer/).focus()
  await main.page.keyboard.press('Enter')
  await expect.poll(() => user.legIn(call).state).toBe('connected')
  await expect(main.control(HARRIET.name, 'Hold')).toBeFocused()
  await nothingGuarded(main.page)
  await main.control(HARRIET.name, 'Hang up').focus()
  await main.page.keyboard.press('Enter')
  await expect.poll(() => user.legs.length).toBe(0)
  await expect(main.dialField()).toBeFocused()
})

test('of eleven calls the large one and three rows are in sight, and the page below stays usable', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  const user = company.pbx.extension('jane')
  for (let index = 0; index < 11; index += 1) {
    await company.pbx.outside(`+4930231260${10 + index}`, `Caller ${index}`).dials(user)
  }
  const calls = main.page.getByRole('listitem', { name: /^Call with/ })
  await expect(calls).toHaveCount(4)
  await expect(main.page.getByRole('button', { name: '7 more' })).toBeVisible()
  await expect(main.page.getByRole('button', { name: 'Lunch', exact: true })).toBeInViewport()
  await main.button('7 more').click()
  await expect(calls).toHaveCount(11)
  await expect(main.control('Caller 0', /^Answer/)).toBeInViewport()
  expect((await main.page.getByRole('button', { name: 'Lunch', exact: true }).boundingBox())?.y).toBeLessThan(680)
})
