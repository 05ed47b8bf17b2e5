import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import type { CallistoFront } from '../../src-main/simulator/fronts/callisto/front.ts'
import { expect } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { chooseSystem, signInForm, submitSignIn } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'
import { test } from '../support/managers.ts'

const HARRIET = { number: '+441632960199', name: 'Harriet Stone' }

/** Signs in to the server beside the account for calls, as its user does, and shows the groups. */
async function signIn(jane: Ringside, managers: CallistoFront): Promise<MainPage> {
  const main = mainPage(await jane.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await page.keyboard.press('Control+,')
  await main.button('Add account').click()
  await chooseSystem(page, managers.vendor)
  const { ways } = managers.issue('jane')
  const form = signInForm(page)
  for (const { label, value } of ways[0]?.fields ?? []) await form.getByLabel(label).fill(value)
  await submitSignIn(page)
  await expect(main.badge().filter({ hasText: /Live/ })).toHaveCount(2)
  await main.go('Groups')
  return main
}

async function makeGroup({ page, button }: MainPage, name: string): Promise<void> {
  await button('New group').click()
  const form = page.getByRole('form', { name: 'New group' })
  await form.getByLabel('Name', { exact: true }).fill(name)
  await form.getByLabel('Manager number').fill('+493023125320')
  await form.getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByText(`${name} was made.`)).toBeVisible()
}

async function addManager({ page, button }: MainPage, user: string): Promise<void> {
  await page.getByRole('tab', { name: 'Members' }).click()
  await button('Add member').click()
  const form = page.getByRole('form', { name: 'Add member' })
  await form.getByLabel('User name').fill(user)
  await form.getByLabel('Telephone number').fill('201')
  await form.getByRole('switch', { name: 'Is the manager' }).click()
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Members' })).toContainText(user)
}

async function addVip({ page, button }: MainPage, number: string): Promise<void> {
  await page.getByRole('tab', { name: 'VIP' }).click()
  await button('Add VIP number').click()
  const form = page.getByRole('form', { name: 'Add VIP number' })
  await form.getByLabel('VIP number').fill(number)
  await form.getByLabel('Description').fill('Board office')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('list', { name: /^VIP numbers/ })).toContainText('Board office')
}

test('a number that a manager has as VIP is VIP in a call of another account: card, popup, tray and missed calls', async ({
  jane,
  company,
  managers,
  turnToOtherProgram
}) => {
  test.slow()
  const main = await signIn(jane, managers)
  await makeGroup(main, 'Board office')
  await addManager(main, 'anna.berg')
  await addVip(main, HARRIET.number)
  await turnToOtherProgram()
  const caller = company.pbx.outside(HARRIET.number, HARRIET.name)
  const call = await caller.dials(company.pbx.extension('jane'))
  await expect(popupPage(await jane.popup()).card(HARRIET.name)).toContainText('VIP')
  await expect(main.call(HARRIET.name)).toContainText('VIP')
  const entries = await jane.app.evaluate(() => {
    const hook = Reflect.get(globalThis, '__ringside') as { trayMenu(): { label?: string }[] } // the test hook
    return hook.trayMenu().map(({ label }) => label)
  })
  expect(entries.join('\n')).toContain(`VIP: ${HARRIET.name}`)
  caller.hangsUp(call)
  await main.go('Now')
  await expect(main.page.getByRole('list', { name: 'Missed calls' })).toContainText('VIP')
  await main.go('Calls')
  await expect(main.page.getByRole('row', { name: new RegExp(`${HARRIET.name}.*VIP`) })).toBeVisible()
})

test('what another has changed meanwhile is shown beside what was typed, and nothing typed is lost', async ({
  jane,
  managers
}) => {
  const main = await signIn(jane, managers)
  const { page } = main
  await pressable(page.getByRole('button', { name: /^Management/ })).click()
  const seconds = page.getByLabel('Manager rings for (seconds)')
  await seconds.fill('25')
  await main.go('Now')
  await main.go('Groups')
  await expect(seconds).toHaveValue('25')
  const [instance] = managers.server.instances
  const group = instance?.groups.find(({ values }) => values.name === 'Management')
  instance?.changeGroup(group?.id ?? '', { managerTimeout: '40' })
  await page.getByRole('button', { name: 'Save' }).click()
  const asked = page.getByRole('group', { name: /^Manager rings for/ })
  await expect(asked).toContainText('Set there now: 40')
  await expect(asked).toContainText('You typed: 25')
  await asked.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
  expect(instance?.group(group?.id ?? '')?.values.managerTimeout).toBe('25')
})

test('Esc closes what was opened last: a question, then the group, and the keyboard is where it came from', async ({
  jane,
  managers
}) => {
  const main = await signIn(jane, managers)
  const { page } = main
  const row = page.getByRole('button', { name: /^Management/ })
  await pressable(row).focus()
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'Management' })
  await expect(heading).toBeFocused()
  await page.getByRole('button', { name: 'Delete group' }).press('Enter')
  const question = page.getByRole('dialog', { name: 'Delete Management?' })
  await expect(question).toContainText('cannot be undone')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(heading).toBeVisible()
  await page.getByRole('tab', { name: 'Members' }).click()
  await main.button('Add member').press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('form', { name: 'Add member' })).toHaveCount(0)
  await expect(heading).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
})

test('VIP numbers of a file are looked at first, and are saved as a file where the user chooses', async ({
  jane,
  managers,
  profile
}) => {
  const main = await signIn(jane, managers)
  const { page } = main
  await makeGroup(main, 'Board office')
  await addManager(main, 'anna.berg')
  await addVip(main, HARRIET.number)
  const csv = `Number;Name\n+49 30 23125123;Müller & Söhne\n01632 960 199;known\n${HARRIET.number};known\nnobody;x\n`
  await page
    .getByLabel('File with VIP numbers')
    .setInputFiles({ name: 'vip.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') })
  const panel = page.getByRole('region', { name: 'Import of vip.csv' })
  await expect(panel).toContainText('1 cannot be added')
  await pressable(panel.getByRole('button', { name: /^Add numbers/ })).click()
  await expect(panel).toContainText('added')
  await pressable(panel.getByRole('button', { name: 'Done' })).click()
  await expect(page.getByRole('list', { name: /^VIP numbers/ })).toContainText('Müller & Söhne')
  const path = join(profile, 'saved.csv')
  await jane.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await main.button('Export').click()
  await pressable(page.getByRole('menuitem', { name: /CSV/ })).click()
  await expect(page.getByText('The file was saved.')).toBeVisible()
  expect(await readFile(path, 'utf8')).toContain('Müller & Söhne')
})

test('no page of managers has a fault that axe knows, light and dark, from 340 to 1400 pixels', async ({
  jane,
  managers
}) => {
  test.slow()
  const [instance] = managers.server.instances
  for (const name of ['مكتب المدير العام للشركة في برلين', '👩‍💼 Vorstand 🏢', `Very long ${'name '.repeat(40)}`]) {
    instance?.addGroup({ name })
  }
  const main = await signIn(jane, managers)
  const { page } = main
  await expect(page.getByRole('list', { name: 'Groups of managers' })).toBeVisible()
  const found = await faults(jane, page, 'list')
  await pressable(page.getByRole('button', { name: /^Management/ })).click()
  found.push(...(await faults(jane, page, 'settings')))
  for (const tab of ['Members', 'VIP', 'Announcements']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0)
    found.push(...(await faults(jane, page, tab)))
  }
  expect(found).toEqual([])
})

/** What axe finds in both themes, and what is wider than a narrow or a wide window. */
async function faults(jane: Ringside, page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const width of [340, 1400]) {
    await jane.app.evaluate(
      ({ BrowserWindow }, wide) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('index.html'))
          ?.setContentSize(wide, 700),
      width
    )
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
    const sticksOut = await page.locator('main').evaluate((element) => element.scrollWidth - element.clientWidth)
    if (sticksOut > 0) found.push(`${state}, ${width}: ${sticksOut} px too wide`)
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.evaluate((theme) => document.documentElement.setAttribute('data-theme', theme), colorScheme)
    await expect
      .poll(() => page.evaluate(() => document.getAnimations().filter((one) => one instanceof CSSTransition).length))
      .toBe(0)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    found.push(
      ...violations.map(
        ({ id, nodes }) => `${state}, ${colorScheme}: ${id}: ${nodes.map(({ target }) => target).join()}`
      )
    )
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
  return found
}
