import { X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { openDstnyFront, type DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import { makeCertificate, type TestCertificate } from '../../src-main/transport/testing/certificates.ts'
import { systemClock } from '../../src-main/util/clock.ts'
import { expect, test as base } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { chooseSystem, chooseSystemByKeyboard } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'

/** A telephone system whose certificate nobody knows. */
interface SecureCompany {
  readonly pbx: Pbx
  readonly front: DstnyFront
  readonly authority: TestCertificate
  readonly first: TestCertificate
  readonly second: TestCertificate
}

const test = base.extend<{ readonly secure: SecureCompany }>({
  secure: async ({}, use) => {
    const authority = await makeCertificate({ name: 'CN=Office CA, O=Example Ltd', isAuthority: true, hosts: [] })
    const [first, second] = await Promise.all([
      makeCertificate({ issuer: authority, name: 'CN=pbx.example.org' }),
      makeCertificate({ issuer: authority, name: 'CN=pbx.example.org' })
    ])
    const pbx = createPbx({ clock: systemClock })
    const front = await openDstnyFront(pbx, { certificate: first })
    await use({ pbx, front, authority, first, second })
    await front.close()
    pbx[Symbol.dispose]()
  }
})

const fingerprintOf = ({ cert }: TestCertificate): string => new X509Certificate(cert).fingerprint256
const live = async (page: Page): Promise<void> => expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Certificate of the server' })
const troubleOf = (page: Page): Locator => page.getByRole('group', { name: /^Problem with Jane Doe/ })

async function rings(page: Page, { pbx }: SecureCompany): Promise<void> {
  const call = await pbx.outside('+493023125123', 'Frida Jönsson').dials(pbx.extension('jane'))
  await expect(mainPage(page).call('Frida Jönsson')).toContainText('Ringing')
  pbx.extension('jane').rejects(call)
}

/** Types what a form asks for, from its first field on, and sends it. */
async function typeSignIn(page: Page, front: DstnyFront): Promise<void> {
  await expect(page.getByLabel('Server address')).toBeFocused()
  for (const text of [front.url, 'jane@example.org', '', 's3cret']) {
    await page.keyboard.type(text)
    if (text !== 's3cret') await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

/** Goes there by the Tab key, as far as a page is long, and presses it. */
async function reachAndPress(page: Page, button: Locator): Promise<void> {
  await expect(pressable(button)).toBeVisible()
  const isThere = (): Promise<boolean> => button.evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 40 && !(await isThere()); steps++) await page.keyboard.press('Tab')
  await expect(button).toBeFocused()
  await pressable(button).press('Enter')
}

/** Stands in for the user at the system's file dialog, which no test can press. */
const chooses = (ringside: Ringside, file: string): Promise<void> =>
  ringside.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, file)

test('a certificate is refused, looked at, confirmed, kept, and refused when it changes: by keyboard alone', async ({
  secure,
  start
}) => {
  const { front, first, second } = secure
  const ringside = await start({ empty: true })
  const page = await ringside.main()
  await chooseSystemByKeyboard(page)
  await typeSignIn(page, front)
  await expect(page.getByRole('alert')).toContainText('authority that is not known here')
  await reachAndPress(page, page.getByRole('button', { name: 'Show the certificate…' }))
  await expect(dialogOf(page)).toContainText(fingerprintOf(first))
  await expect(dialogOf(page)).toContainText('Office CA · Example Ltd')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Password')).toHaveValue('s3cret')
  await reachAndPress(page, page.getByRole('button', { name: 'Show the certificate…' }))
  await expect(dialogOf(page)).toContainText(fingerprintOf(first))
  expect(front.requests).toEqual([])
  await reachAndPress(page, dialogOf(page).getByRole('button', { name: 'Accept' }))
  await live(page)
  await rings(page, secure)
  await ringside.close()

  const again = await (await start({ empty: true })).main()
  await live(again)
  await front.showCertificate(second)
  front.requests.length = 0
  await expect(troubleOf(again)).toContainText('another certificate than the one you confirmed')
  for (const one of [first, second]) await expect(troubleOf(again)).toContainText(fingerprintOf(one))
  await reachAndPress(again, again.getByRole('button', { name: 'Show the new certificate…' }))
  await expect(dialogOf(again)).toContainText('somebody may be listening in')
  for (const one of [first, second]) await expect(dialogOf(again)).toContainText(fingerprintOf(one))
  expect(front.requests).toEqual([])
  await reachAndPress(again, dialogOf(again).getByRole('button', { name: 'Accept the new one' }))
  await live(again)
  await rings(again, secure)
  await again.keyboard.press('Control+,')
  await expect(again.getByRole('listitem', { name: /Jane Doe/ })).toContainText(fingerprintOf(second))
})

test('a CA file is read, shown and used, and what is no CA file is refused in words', async ({
  secure,
  start,
  profile
}) => {
  const { front, authority, first, second } = secure
  const [good, wrong, large] = ['office.pem', 'server.pem', 'large.pem'].map((name) => join(profile, name))
  await writeFile(good ?? '', `# of the company\n${authority.cert}`)
  await writeFile(wrong ?? '', first.cert)
  await writeFile(large ?? '', authority.cert.repeat(200))
  const ringside = await start({ empty: true })
  const page = await ringside.main()
  await chooseSystemByKeyboard(page)
  await typeSignIn(page, front)
  await chooses(ringside, wrong ?? '')
  await page.getByRole('button', { name: 'Choose a CA file…' }).click()
  await expect(dialogOf(page).getByRole('alert')).toContainText('pbx.example.org, which is no authority')
  await chooses(ringside, large ?? '')
  await dialogOf(page).getByRole('button', { name: 'Choose a CA file…' }).click()
  await expect(dialogOf(page).getByRole('alert')).toContainText('larger than 64 kB')
  await chooses(ringside, good ?? '')
  await dialogOf(page).getByRole('button', { name: 'Choose a CA file…' }).click()
  await expect(dialogOf(page)).toContainText(fingerprintOf(authority))
  expect(front.requests).toEqual([])
  await dialogOf(page).getByRole('button', { name: 'Use this file' }).click()
  await live(page)
  await rings(page, secure)
  await front.showCertificate(second) // of the same authority
  await rings(page, secure)

  await page.keyboard.press('Control+,')
  const account = page.getByRole('listitem', { name: /Jane Doe/ })
  await expect(account).toContainText('CA file office.pem')
  await expect(account).toContainText(fingerprintOf(authority))
  await account.getByRole('button', { name: /^Change whose certificates/ }).click()
  await dialogOf(page).getByRole('button', { name: 'Remove' }).click()
  await expect(account).not.toContainText('CA file')
  await expect(account.getByRole('status')).not.toHaveAccessibleName(/Live$/)
})

test('a call rings by webhooks of a telephone system whose certificate was confirmed', async ({ secure, start }) => {
  const page = await (await start({ empty: true })).main()
  await chooseSystem(page)
  await page.getByText('More settings').click()
  await page.getByLabel('Callback address').fill('http://127.0.0.1/hooks')
  await page.getByRole('checkbox', { name: /^Callbacks come from the network/ }).check()
  await page.getByLabel('Server address').focus()
  await typeSignIn(page, secure.front)
  await page.getByRole('button', { name: 'Show the certificate…' }).click()
  await dialogOf(page).getByRole('button', { name: 'Accept' }).click()
  await live(page)
  expect(secure.front.requests.some(({ operation }) => operation === 'registerUserWebhook')).toBe(true)
  await rings(page, secure)
})
