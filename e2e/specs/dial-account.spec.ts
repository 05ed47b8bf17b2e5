import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { ask } from '../support/bridge.ts'
import { resize } from '../support/resize.ts'

const NUMBER = '+46 8 465 004 12'

test('a rule by prefix chooses the account, says so in the settings and in the field, and the number is called with it', async ({
  jane,
  company
}, info) => {
  const main = mainPage(await jane.main())
  const { page } = main
  const { settings, secret } = accountOf(company, 'anna.berg')
  const { address, domain, userId } = settings
  const values = { address: String(address), domain: String(domain), user: String(userId), token: secret }
  await ask(page, 'account.signIn', { vendor: 'dstny', method: 'token', values })
  await expect(page.getByRole('status', { name: /^Connection of .* Live$/ })).toHaveCount(2)

  await resize(jane, 400, 700)
  await page.keyboard.press('Control+,')
  const rules = page.getByRole('region', { name: 'Which account calls a number' })
  await rules.getByRole('button', { name: 'Add a rule' }).click()
  await rules.getByRole('radio', { name: 'Prefix' }).click()
  await rules.getByLabel('Numbers that begin with').fill('0046')
  await rules.getByRole('combobox', { name: /^Call with/ }).click()
  await page.getByRole('option', { name: /Anna/ }).click()
  await rules.scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('form-400.png') })
  await rules.getByRole('button', { name: 'Save' }).click()
  await rules.getByLabel('Try a number').fill(NUMBER)
  await expect(rules.getByText('Rule: Numbers with 0046…')).toBeVisible()
  await rules.getByLabel('Try a number').scrollIntoViewIfNeeded()
  await page.screenshot({ path: info.outputPath('rules-400.png') })
  await ask(page, 'settings.change', { theme: 'dark' })
  await resize(jane, 1200, 800)
  await page.screenshot({ path: info.outputPath('rules-1200-dark.png') })
  await resize(jane, 400, 700)
  await page.keyboard.press('Escape')

  await main.dialField().fill(NUMBER)
  await expect(page.getByText('Rule: Numbers with 0046…')).toBeVisible()
  const from = page.getByRole('combobox', { name: /^Call from/ })
  await expect(from).toHaveAccessibleName(/Anna/)
  await page.screenshot({ path: info.outputPath('field-400-dark.png') })
  await main.dialField().press('Enter')
  await expect.poll(() => company.pbx.extension('anna.berg').legs.length).toBe(1)
  expect(company.pbx.extension('jane').legs).toHaveLength(0)
})
