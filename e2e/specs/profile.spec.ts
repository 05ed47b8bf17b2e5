import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

for (const [kind, content, reported] of [
  ['damaged', '{"version": 1, "val', /settings file was damaged/],
  ['newer', '{"version": 99, "value": {"theme": "hologram"}}', /newer version of Ringside/]
] as const) {
  test(`settings that are ${kind} are kept aside and the program starts with its defaults`, async ({
    start,
    company,
    profile
  }) => {
    await writeFile(join(profile, 'settings.json'), content)
    const ringside = await start({ account: accountOf(company, 'jane') })
    const main = mainPage(await ringside.main())
    await expect(main.badge()).toHaveAccessibleName(/Live$/)
    await expect(main.page.getByRole('region', { name: 'Notices' })).toContainText(reported)
    const kept = (await readdir(profile)).filter((name) => name.startsWith(`settings.${kind}-`))
    expect(kept).toHaveLength(1)
    expect(await readFile(join(profile, kept[0] ?? ''), 'utf8')).toBe(content)
  })
}

test('where nothing can be saved the program goes on and says so', async ({ start, company, profile }) => {
  for (const name of ['settings.json', 'accounts.json', 'logs']) await mkdir(join(profile, name))
  await mkdir(join(profile, 'logs', 'ringside.log'))
  const ringside = await start({ account: accountOf(company, 'jane') })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  await expect(main.call('Frida Jönsson')).toBeVisible()
  await expect(main.page.getByRole('region', { name: 'Notices' })).toContainText(/settings|save/i)
})

test('a failure that nobody caught is told and logged, and the telephone goes on ringing', async ({
  jane,
  company,
  profile,
  turnToOtherProgram
}) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  await jane.app.evaluate(() => {
    void Promise.reject(new Error('nobody caught this promise'))
    setTimeout(() => {
      throw new Error('nobody caught this either')
    }, 0)
  })
  await expect(main.page.getByRole('region', { name: 'Notices' })).toContainText(/went wrong/)
  await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(company.pbx.extension('jane'))
  await expect.poll(() => jane.popupIsVisible()).toBe(true)
  const log = await readFile(join(profile, 'logs', 'ringside.log'), 'utf8')
  expect(log).toMatch(/unhandledRejection.*nobody caught this promise/)
  expect(log).toMatch(/uncaughtException.*nobody caught this either/)
})
