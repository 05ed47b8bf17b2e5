import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openMirtaFront, type MirtaFront } from '../../src-main/simulator/fronts/mirta/front.ts'
import { expect, test as base } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { chooseSystem, signInForm, submitSignIn } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'

/** The company behind a system that is asked for everything. */
const test = base.extend<{ readonly asked: MirtaFront }>({
  asked: async ({ company }, use) => {
    const front = await openMirtaFront(company.pbx)
    await use(front)
    await front.close()
  }
})

/** Signs in as a user does: with the key of the tenant, then with who one is. */
async function signIn(ringside: Ringside, front: MirtaFront): Promise<MainPage> {
  const main = mainPage(await ringside.main())
  const { page } = main
  await chooseSystem(page, 'MiRTA PBX')
  const [{ fields, more = [] }] = front.issue('jane').ways
  for (const { label, value } of fields) await signInForm(page).getByLabel(label, { exact: true }).fill(value)
  await submitSignIn(page)
  await expect(page.getByText('Now say which extension is yours')).toBeVisible()
  for (const { label, value } of more) {
    await page.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: new RegExp(`^${value} `) }).click()
  }
  await pressable(page.getByRole('button', { name: 'Confirm' })).click()
  await expect(main.badge()).toHaveAccessibleName(/: Live, asked every \d s$/)
  return main
}

test('who one is comes as a second step, and the key is in the key store and nowhere else', async ({
  start,
  asked,
  profile
}) => {
  const ringside = await start({ empty: true })
  await signIn(ringside, asked)
  const { secret } = asked.issue('jane')
  await ringside.close()
  expect(await filesWith(profile, secret)).toEqual([])
  expect(ringside.output()).not.toContain(secret)
  const again = await start({ empty: true })
  await expect(mainPage(await again.main()).badge()).toHaveAccessibleName(/: Live, asked every \d s$/)
})

test('a call pops up within the pause between two readings, and is refused there', async ({
  start,
  asked,
  company,
  turnToOtherProgram
}) => {
  const ringside = await start({ empty: true })
  await signIn(ringside, asked)
  await turnToOtherProgram()
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  const popup = popupPage(await ringside.popup())
  await expect(popup.card('Frida Jönsson')).toBeVisible({ timeout: 7_000 })
  await expect(popup.answer('Frida Jönsson')).toHaveCount(0)
  await popup.reject('Frida Jönsson').click()
  await expect.poll(() => company.pbx.extension('jane').legs.length).toBe(0)
  await expect(popup.card('Frida Jönsson')).toHaveCount(0)
})

test('a call that is dialled says to pick up the telephone, is talked on and hung up, and never comes in', async ({
  start,
  asked,
  company
}) => {
  const ringside = await start({ empty: true })
  const main = await signIn(ringside, asked)
  const [me, anna] = [company.pbx.extension('jane'), company.pbx.extension('201')]
  await main.dialField().fill('201')
  await expect(main.page.getByText('Call 201')).toBeVisible()
  await main.page.keyboard.press('Enter')
  const call = main.call('Anna Berg')
  await expect(call).toContainText('Pick up your telephone')
  expect(await ringside.popupIsVisible()).toBe(false)
  await me.answers()
  await anna.answers()
  await expect(call).not.toContainText('Pick up your telephone')
  await main.control('Anna Berg', 'Hang up').click()
  await expect.poll(() => [me.legs.length, anna.legs.length]).toEqual([0, 0])
  await expect(call).toHaveCount(0)
})

async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hits = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)))
  return files.filter((_, index) => hits[index])
}
