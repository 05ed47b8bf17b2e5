import { render, screen, within } from '@testing-library/svelte'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { CertificateProblem, TrustChoice } from '../../../src-preload/contract/certificate.ts'
import type { Result } from '../../../src-preload/contract/error.ts'
import type { SignInInput } from '../../../src-preload/contract/settings-form.ts'
import { failed, installBridge, ok, type FakeBridge } from '../../testing/fake-bridge.ts'
import { aCertificate, aForm, anAccount } from '../../testing/samples.ts'
import AccountRow from '../settings/AccountRow.svelte'
import AccountForm from './AccountForm.svelte'
import AccountTrouble from './AccountTrouble.svelte'
import { SignIn } from './sign-in.svelte.ts'

const HOST = 'pbx.example.org:8443'
const pinned = (pair?: string): TrustChoice => ({
  choiceId: `look ${pair ?? 'AB'}`,
  trust: { kind: 'certificate', host: HOST, certificate: aCertificate(pair) }
})
const company: TrustChoice = {
  choiceId: 'file',
  trust: { kind: 'authority', fileName: 'office.pem', certificates: [aCertificate('CA', { subject: 'Office CA' })] }
}
const refused = (reason: CertificateProblem['reason']): Result<never> => ({
  ok: false,
  error: {
    kind: 'network',
    userMessage: 'Not trusted.',
    retryable: false,
    logRef: 'x',
    certificate: { host: HOST, reason }
  }
})

async function refusedForm(
  answers: Parameters<typeof installBridge>[0] = {}
): Promise<{ bridge: FakeBridge; done: string[] }> {
  const done: string[] = []
  const bridge = installBridge({
    'account.signIn': ({ trustChoiceId }: SignInInput) =>
      trustChoiceId === undefined ? refused('selfSigned') : ok({ status: 'signedIn', accountId: 'a9' }),
    'certificate.look': () => ok(pinned()),
    'certificate.chooseAuthority': () => ok(company),
    ...answers
  })
  render(AccountForm, { signIn: new SignIn(aForm, undefined), ondone: (id: string) => void done.push(id) })
  await userEvent.type(screen.getByLabelText('Address'), HOST)
  await userEvent.type(screen.getByLabelText('User name'), 'jane')
  await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'right')
  await userEvent.keyboard('{Enter}')
  await screen.findByText('Not trusted.')
  return { bridge, done }
}

/** The choice each sign-in was sent with. */
const trusted = (bridge: FakeBridge): unknown[] =>
  bridge.sent.flatMap(({ name, input }) => (name === 'account.signIn' ? [(input as SignInInput).trustChoiceId] : [])) // of that name

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }))

test('a refused certificate is shown, confirmed and used with everything that was typed', async () => {
  const { bridge, done } = await refusedForm()
  await press('Show the certificate…')
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText('Office CA')).toBeTruthy()
  expect(dialog.querySelector('code')?.textContent).toBe(aCertificate().fingerprint)
  expect(dialog.textContent).toContain(`exactly this certificate is accepted for ${HOST}`)
  expect(document.activeElement?.textContent?.trim()).toBe('Cancel') // nothing is accepted by chance
  expect(bridge.inputsOf('certificate.look')).toEqual([{ host: HOST }])
  await press('Accept')
  const values = { address: HOST, user: 'jane', secret: 'right' }
  expect(bridge.inputsOf('account.signIn')).toEqual([
    { vendor: 'vendor-one', method: 'password', values },
    { vendor: 'vendor-one', method: 'password', values, trustChoiceId: 'look AB' }
  ])
  expect(done).toEqual(['a9'])
})

test('who cancels has lost nothing and trusts nobody', async () => {
  const { bridge } = await refusedForm()
  await press('Show the certificate…')
  await screen.findByText('Office CA')
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show the certificate…' }))
  expect((screen.getByLabelText('Password', { selector: 'input' }) as HTMLInputElement).value).toBe('right')
  await press('Sign in')
  expect(trusted(bridge)).toEqual([undefined, undefined])
})

test('a CA file is shown before it is used; another failure afterwards leaves it, and it can be taken back', async () => {
  let answer = refused('unknownAuthority')
  const { bridge } = await refusedForm({ 'account.signIn': () => answer })
  answer = failed('Wrong password.')
  await press('Choose a CA file…')
  expect((await screen.findByRole('dialog')).textContent).toContain('beside those of public authorities')
  await press('Use this file')
  expect(await screen.findByText('Wrong password.')).toBeTruthy()
  expect(screen.getByText('Accepts the authorities in office.pem')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Choose a CA file…' })).toBeNull()
  expect(document.activeElement).not.toBe(document.body)
  await press('Remove')
  await press('Sign in')
  expect(trusted(bridge)).toEqual([undefined, 'file', undefined])
})

test('a file that is none is said in words, and no file closes the question', async () => {
  const answers = [failed('This file holds no certificate.'), ok(company)]
  await refusedForm({ 'certificate.chooseAuthority': () => answers.shift() ?? ok(null) })
  await press('Choose a CA file…')
  const dialog = await screen.findByRole('dialog')
  expect((await within(dialog).findByRole('alert')).textContent).toContain('no certificate')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Choose a CA file…' }))
  expect(await within(dialog).findByRole('button', { name: 'Use this file' })).toBeTruthy()
  await press('Cancel')
  await press('Choose a CA file…')
  expect(screen.queryByRole('dialog')).toBeNull()
})

const changed = anAccount({
  connection: 'stale',
  problem: 'Another certificate.',
  serverTrust: pinned('AB').trust,
  certificateProblem: {
    host: HOST,
    reason: 'changed',
    confirmed: aCertificate('AB').fingerprint,
    presented: aCertificate('CD').fingerprint
  }
})

test('a changed certificate shows both fingerprints, and the new one is accepted only after a warning', async () => {
  const bridge = installBridge({ 'certificate.look': () => ok(pinned('CD')) })
  render(AccountTrouble, { account: changed })
  const prints = () => [...document.querySelectorAll('dd code')].map((code) => code.textContent)
  expect(prints()).toEqual([aCertificate('AB').fingerprint, aCertificate('CD').fingerprint])
  await press('Show the new certificate…')
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/somebody may be listening in/)).toBeTruthy()
  expect([...dialog.querySelectorAll('dd code')].map((code) => code.textContent)).toEqual(prints().slice(0, 2))
  await press('Accept the new one')
  expect(bridge.inputsOf('certificate.use')).toEqual([{ accountId: 'a1', choiceId: 'look CD' }])
})

test('the confirmed certificate that is shown again is no reason to warn', async () => {
  installBridge({ 'certificate.look': () => ok(pinned('AB')) })
  render(AccountTrouble, { account: changed })
  await press('Show the new certificate…')
  expect(await screen.findByText(/certificate that you confirmed/)).toBeTruthy()
  expect(screen.queryByText(/listening in/)).toBeNull()
})

test('an account shows what it trusts and can go back to the public authorities', async () => {
  const bridge = installBridge()
  render(AccountRow, { account: anAccount({ serverTrust: pinned().trust }) })
  expect(document.querySelector('code')?.textContent).toBe(aCertificate().fingerprint)
  await press(/^Change whose certificates/)
  expect((await screen.findByRole('dialog')).textContent).toContain(`For ${HOST} exactly this certificate`)
  await press('Remove')
  expect(bridge.inputsOf('certificate.use')).toEqual([{ accountId: 'a1' }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a certificate that has ended says so, and what that means', async () => {
  const ended = pinned()
  const trust = { kind: 'certificate' as const, host: HOST, certificate: aCertificate('AB', { endsAt: 1_000 }) }
  await refusedForm({ 'certificate.look': () => ok({ ...ended, trust }) })
  await press('Show the certificate…')
  expect(await screen.findByText('Ended on')).toBeTruthy()
  expect(screen.getByText(/accepted nevertheless/)).toBeTruthy()
})
