import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import type { Ringside } from '../ringside.ts'

const loadedFirst = fileURLToPath(new URL('../support/record-texts.cjs', import.meta.url))

/** Every text the main window ever had, in turn. */
async function everyText(ringside: Ringside): Promise<readonly string[]> {
  const page = await ringside.main()
  return page.evaluate(() => {
    const read: unknown = Reflect.get(window, 'recordedTexts')
    return (read as () => readonly string[])() // put there by the file that is loaded first
  })
}

const WRONG = /Welcome|No account|Sign in$/m

test('the first start shows a shell and then the demo, never the welcome page', async ({ start }) => {
  const ringside = await start({ loadedFirst })
  const page = await ringside.main()
  await expect(page.getByRole('region', { name: 'Demo telephone system' })).toBeVisible()
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  const texts = await everyText(ringside)
  expect(texts[0]).toBe('')
  expect(texts.filter((text) => WRONG.test(text))).toEqual([])
})

test('a start with a stored account never says that there is none', async ({ start, profile }) => {
  const account = {
    id: 'one',
    vendor: 'dstny',
    label: 'Jane Doe',
    settings: { address: 'https://pbx.example.org', domain: 'example.org', userId: 'jane' }
  }
  await writeFile(join(profile, 'accounts.json'), JSON.stringify({ version: 1, value: [account] }))
  const ringside = await start({ loadedFirst })
  await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Jane Doe: Sign in again/)
  const texts = await everyText(ringside)
  expect(texts[0]).toBe('')
  expect(texts.filter((text) => /Welcome|No account/.test(text))).toEqual([])
})

test('without any account the welcome page comes after the shell', async ({ start }) => {
  const ringside = await start({ empty: true, loadedFirst })
  await expect((await ringside.main()).getByRole('heading', { name: 'Welcome to Ringside' })).toBeVisible()
  const texts = await everyText(ringside)
  expect(texts.findIndex((text) => text === 'Loading…')).toBeLessThan(texts.findIndex((text) => WRONG.test(text)))
})
