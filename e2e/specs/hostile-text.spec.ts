import type { Locator, Page } from 'playwright/test'
import { openDstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import type { CompanyData } from '../../src-main/simulator/core/company-data.ts'
import { createPbx } from '../../src-main/simulator/company/pbx.ts'
import { exampleCompany } from '../../src-main/simulator/company/example-company.ts'
import { systemClock } from '../../src-main/util/clock.ts'
import { accountOf, expect, test as base } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { startTrayHost } from '../support/tray-host.ts'

/** Markup that acts where text becomes HTML, and characters that turn, hide or end text. */
const MARKUP = `<img src=x onerror="hit=1"><b>b</b><svg onload="hit=1">{{hit}}\${hit}`
const UNSEEN = '\u202e\u2066\u200f\u0007\u3164\ufeff'
const hostile = (name: string): string => `${UNSEEN}${name} ${MARKUP}`
/** What is to be read of it: all its markup, as it was written. */
const shown = (name: string): string => `${name} ${MARKUP}`

/** The example company in which everybody chose names as hostile as they can. */
const hostileCompany: CompanyData = {
  ...exampleCompany,
  activities: exampleCompany.activities.map((one) => ({ ...one, name: hostile(one.name) })),
  roles: exampleCompany.roles.map((one) => ({ ...one, name: hostile(one.name) })),
  queues: exampleCompany.queues.map((one) => ({ ...one, name: hostile(one.name) })),
  directory: exampleCompany.directory.map((one) => ({
    ...one,
    lastName: hostile(one.lastName),
    company: hostile(one.company ?? '')
  })),
  users: exampleCompany.users.map((one) => ({
    ...one,
    lastName: hostile(one.lastName),
    company: hostile(one.company ?? ''),
    note: hostile('note'),
    devices: one.devices.map((device) => ({ ...device, name: hostile(device.name) })),
    shortcuts: (one.shortcuts ?? []).map((shortcut) => ({ ...shortcut, name: hostile(shortcut.name) }))
  }))
}

const test = base.extend({
  company: async ({}, use) => {
    const pbx = createPbx({ clock: systemClock, data: hostileCompany })
    const front = await openDstnyFront(pbx)
    await use({ pbx, front })
    await front.close()
    pbx[Symbol.dispose]()
  }
})

/** Looks at the whole page: what was to be text is text, in words and in attributes, and says how many times it is there. */
async function textOnly(page: Page): Promise<number> {
  const seen = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name !== 'class').map(({ value }) => value)
    )
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
    const text = [document.title, document.body.textContent, ...attributes, ...fields].join('\n')
    return {
      acted: 'hit' in window,
      elements: document.querySelectorAll('b, img[src="x"], [onerror], [onload], script:not([src])').length,
      unseen: /[\p{Cf}\u3164]|(?!\s)\p{Cc}/u.exec(text)?.[0].codePointAt(0),
      times: text.split('<b>b</b>').length - 1
    }
  })
  expect(seen).toMatchObject({ acted: false, elements: 0, unseen: undefined })
  return seen.times
}

test('names full of markup and direction marks are text on every page', async ({
  start,
  company,
  turnToOtherProgram
}) => {
  await using tray = await startTrayHost()
  const { pbx } = company
  const account = accountOf(company, 'jane')
  const ringside = await start({ account })
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const visible = (text: string): Locator => page.getByText(text, { exact: false }).first()
  /** Something hostile is on this page, as text. */
  const holds = async (place: Page = page): Promise<void> => expect(await textOnly(place)).toBeGreaterThan(0)

  // presence, shortcuts and groups
  await expect(visible(shown('Sales'))).toBeVisible()
  await holds()
  await main.go('Me')
  await pressable(page.getByRole('combobox', { name: /^Activity/ })).click()
  await expect(page.getByRole('option', { name: shown('Lunch') })).toBeVisible()
  await holds()
  await page.keyboard.press('Escape')
  await main.go('Now')

  // the search
  await main.dialField().fill('björn')
  await expect(page.getByRole('option', { name: /Björn/ }).first()).toBeVisible()
  await holds()
  await main.dialField().fill('')

  // somebody rings: popup, tray, stage
  await turnToOtherProgram()
  const user = pbx.extension('jane')
  const caller = pbx.outside('+12025550199', hostile('Mallory'))
  const call = await caller.dials(user)
  await expect.poll(() => ringside.popupIsVisible()).toBe(true)
  const popup = await ringside.popup()
  await expect(popup.getByText(shown('Mallory')).first()).toBeVisible()
  await holds(popup)
  const labels = async (): Promise<string> => JSON.stringify(await tray.menu())
  await expect.poll(labels).toContain('Mallory')
  expect(await labels()).not.toMatch(/[\p{Cf}\u3164]/u)
  await expect(visible(shown('Mallory'))).toBeVisible()
  await holds()

  // a call that is talked on, and to whom it could go
  await user.answers(call, 'desk')
  await page.bringToFront()
  await main.control(shown('Mallory'), 'Transfer').click()
  await page.getByRole('combobox', { name: 'Transfer to' }).fill('anna')
  await expect(page.getByRole('option', { name: /Anna/ }).first()).toBeVisible()
  await holds()
  await page.keyboard.press('Escape')
  caller.hangsUp(call)

  // missed calls
  const missed = await caller.dials(user)
  // the call before may still be listed as ended
  const ringing = main.page.getByRole('listitem', { name: `Call with ${shown('Mallory')}`, exact: true })
  await expect(ringing).toBeVisible()
  caller.hangsUp(missed)
  await expect(page.getByRole('list', { name: 'Missed calls' })).toContainText(shown('Mallory'))
  await holds()

  await main.go('Calls')
  await expect(page.getByRole('treegrid', { name: 'List of calls' })).toContainText(shown('Mallory'))
  await holds()

  // settings with the account and its telephones; a call that leaves the stage would move them under the pointer
  await expect(main.call(shown('Mallory'))).toHaveCount(0)
  await main.button('Settings').click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await pressable(page.getByRole('combobox', { name: /[Tt]elephone|[Dd]evice/ }).first()).click()
  await expect(page.getByRole('option', { name: shown('Desk phone') })).toBeVisible()
  await holds()
  await page.keyboard.press('Escape')

  // what came with a link
  await ringside.startAgain(['--', `tel:${encodeURIComponent(hostile('+493023125202'))}`])
  await expect(page.getByRole('region', { name: 'Confirm the call' })).toBeVisible()
  await textOnly(page)
})
