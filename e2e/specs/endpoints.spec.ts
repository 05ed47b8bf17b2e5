import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { signInAs } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'

/** Stands in for the user at the system's file dialog, which no test can press. */
const chooses = (ringside: Ringside, file: string): Promise<void> =>
  ringside.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)

async function signIn(page: Page, address: string): Promise<void> {
  await signInAs(page, { address })
}

test('another description of the interface is read, confirmed, used and kept', async ({ start, company, profile }) => {
  const good = join(profile, 'pbx.yaml')
  const bad = join(profile, 'bad.json')
  await writeFile(good, 'version: 1\noperations:\n  parkCall:\n    enabled: false\n')
  await writeFile(bad, '{"version":1,"operations":{"holdCall":{"path":"/x/{nobody}"}}}')
  const ringside = await start({ empty: true })
  const page = await ringside.main()
  await signIn(page, company.front.url)
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)

  await page.keyboard.press('Control+,')
  const change = page.getByRole('button', { name: /^Change the server interface/ })
  const dialog = page.getByRole('dialog', { name: 'Server interface' })
  await change.click()
  await chooses(ringside, bad)
  await dialog.getByRole('button', { name: 'Choose file…' }).click()
  await expect(dialog.getByRole('alert')).toContainText('operations.holdCall.path')
  await chooses(ringside, good)
  await dialog.getByRole('button', { name: 'Choose file…' }).click()
  await expect(dialog).toContainText('pbx.yaml')
  await expect(dialog.getByRole('listitem')).toContainText(['parkCall'])
  await dialog.getByRole('button', { name: 'Use it' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Changed: 1')).toBeVisible()
  await ringside.close()

  const again = await (await start({ empty: true })).main()
  await expect(mainPage(again).badge()).toHaveAccessibleName(/Live$/)
  await again.keyboard.press('Control+,')
  await expect(again.getByText('Changed: 1')).toBeVisible()
  await again.getByRole('button', { name: /^Change the server interface/ }).click()
  await again.getByRole('button', { name: 'Back to usual' }).click()
  await expect(again.getByText('As usual')).toBeVisible()
})

test('files that are hostile are refused in words while calls go on, and an honest one of the vendor is read', async ({
  start,
  company,
  profile,
  turnToOtherProgram
}) => {
  const files = {
    'keys.yaml': ['? '.repeat(1_000), /line 1: more than 100 marks/],
    // costs the parser minutes, and looks like any other
    'members.yaml': [Array.from({ length: 60_000 }, (_, index) => `k${String(index)}: v`).join('\n'), /too long/],
    'archive.yaml': ['', /larger than 1 MB/]
  } as const
  for (const [name, [text]] of Object.entries(files)) await writeFile(join(profile, name), text)
  await truncate(join(profile, 'archive.yaml'), 200 * 1024 * 1024)
  const paths = { '/elsewhere/{domain}/{userId}/calls/{callId}/hold': { post: { operationId: 'holdCall' } } }
  await writeFile(join(profile, 'vendor.json'), JSON.stringify({ openapi: '3.0.0', paths }))
  const ringside = await start({ empty: true })
  const page = await ringside.main()
  await signIn(page, company.front.url)
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: /^Change the server interface/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Server interface' })
  // the popup comes when the user looks elsewhere
  await turnToOtherProgram()
  const choose = async (name: string): Promise<void> => {
    await chooses(ringside, join(profile, name))
    await dialog.getByRole('button', { name: 'Choose file…' }).click()
  }
  for (const [name, [, reported]] of Object.entries(files)) {
    await choose(name)
    if (name === 'members.yaml') {
      await expect(dialog.getByRole('status')).toHaveText('Reading the file…')
      await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
      await expect.poll(() => ringside.popupIsVisible()).toBe(true)
      // the call was told of while the file was read
      await expect(dialog.getByRole('status')).toBeVisible()
    }
    await expect(dialog.getByRole('alert')).toContainText(reported)
  }
  await choose('vendor.json')
  await expect(dialog.getByText('Found: 1')).toBeVisible()
  await expect(dialog.getByRole('alert')).toBeHidden()
})
