import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { signInAs, submitSignIn } from '../pages/sign-in-page.ts'

const PASSWORD = 's3cret'

test('a wrong password is said in words and nothing typed is lost', async ({ start, company }) => {
  const page = await (await start({ empty: true })).main()
  await expect(page.getByRole('heading', { name: 'Welcome to Ringside' })).toBeVisible()
  await signInAs(page, { address: company.front.url, user: 'jane', password: 'wrong' })
  await expect(page.getByRole('alert')).toContainText(/password/i)
  await expect(page.getByLabel('Server address')).toHaveValue(company.front.url)
  await page.getByLabel('Password').fill(PASSWORD)
  await submitSignIn(page)
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
})

test('a second factor is asked for, and the secret is in the key store and nowhere else', async ({
  start,
  company,
  profile
}) => {
  const ringside = await start({ empty: true })
  const page = await ringside.main()
  await signInAs(page, { address: company.front.url, user: 'zoe', password: PASSWORD })
  await page.getByLabel(/Code/).fill('123456')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)

  const issued = (await secretsInKeyStore()).filter((secret) => isTicketOf(company, secret))
  expect(issued).toHaveLength(1)
  const token = issued[0] ?? ''
  await ringside.close()
  for (const canary of [PASSWORD, token]) expect(await filesWith(profile, canary)).toEqual([])
  expect(ringside.output()).not.toContain(token)

  const again = await start({ empty: true })
  await expect(mainPage(await again.main()).badge()).toHaveAccessibleName(/Live$/)
})

test('without a key store the secret stays in memory and the user is told', async ({ start, company, profile }) => {
  const withoutBus = { DBUS_SESSION_BUS_ADDRESS: undefined, XDG_RUNTIME_DIR: undefined }
  const ringside = await start({ empty: true, env: withoutBus })
  const page = await ringside.main()
  await signInAs(page, { address: company.front.url, user: 'jane', password: PASSWORD })
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText(/key store/i)
  await ringside.close()
  expect(await filesWith(profile, PASSWORD)).toEqual([])

  const again = await (await start({ empty: true, env: withoutBus })).main()
  await expect(mainPage(again).badge()).toHaveAccessibleName(/Sign in again/)
})

test('an address that is no telephone system is refused in words', async ({ start, company }) => {
  const page = await (await start({ empty: true })).main()
  company.front.faults.htmlBody()
  await signInAs(page, { address: company.front.url, user: 'jane', password: PASSWORD })
  await expect(page.getByRole('alert')).toContainText(/telephone system/i)
})

test('an address without TLS is refused', async ({ start }) => {
  const page = await (await start({ empty: true })).main()
  await signInAs(page, { address: 'http://pbx.example.org', user: 'jane', password: PASSWORD })
  await expect(page.getByRole('alert')).toContainText(/encrypt/i)
})

/** All secrets of the program; the key store of the test session may hold those of earlier tests. */
async function secretsInKeyStore(): Promise<string[]> {
  const script = `import('keytar').then(async ({ default: keytar }) => {
    const found = await keytar.findCredentials('Ringside')
    process.stdout.write(JSON.stringify(found.map(({ password }) => password)))
  })`
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script])
  return JSON.parse(stdout) as string[] // written by the line above
}

function isTicketOf(company: Company, token: string): boolean {
  try {
    return company.front.tickets.check(`Bearer ${token}`) !== undefined
  } catch {
    return false // a ticket of another test's telephone system
  }
}

async function filesWith(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const hits = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)))
  return files.filter((_, index) => hits[index])
}
