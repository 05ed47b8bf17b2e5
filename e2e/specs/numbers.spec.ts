import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'

test('a caller nobody has searched for is named from the directory, with the company', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const numbers = [{ label: 'work', number: '03023125124' }] as const // without its country code
  company.pbx.phoneBook.add(
    { kind: 'user', domain: 'example.org', user },
    { firstName: 'Kim', lastName: 'Falk', company: 'Falk Ltd', numbers }
  )
  await company.pbx.outside('+493023125124').dials(user)
  await expect(main.call('Kim Falk')).toContainText('Falk Ltd')
  await expect(main.call('Kim Falk')).toContainText('030 23125124')
})

test('a number copied from a web page and a SIP address are called as they are typed', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const field = main.dialField()
  await field.fill('030\u2011231\u00a025\u202f126 ext. 9')
  await expect(main.page.getByRole('option', { name: /Call 030 23125126/ })).toBeVisible()
  await field.fill('anna.berg@example.org')
  await expect(main.page.getByRole('option', { name: /Call anna\.berg@example\.org\s*SIP address/ })).toBeVisible()
  await field.press('Enter')
  await expect.poll(() => company.pbx.extension('201').legs.length).toBe(1)
})
