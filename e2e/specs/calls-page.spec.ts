import type { Page } from 'playwright/test'
import type { Bridge } from '../../src-preload/contract/ipc.ts'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { writeLog, type PastCall } from '../support/call-log.ts'

const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const SMITHS = { number: '+493023125321', name: 'Smith & Sons <b>now</b>' }

const past: readonly PastCall[] = [
  { kind: 'missed', ...FRIDA, minutesAgo: 10 },
  { kind: 'outgoing', ...NILS, minutesAgo: 20, seconds: 65 },
  { kind: 'incoming', ...HARRIET, minutesAgo: 30, seconds: 125 },
  { kind: 'voicemail', ...NILS, minutesAgo: 40, seconds: 9, isSeen: false }
]

const dialled = ({ front }: Company): readonly string[] =>
  front.requests.filter(({ operation }) => operation === 'makeCall').map(({ path }) => path)
const seen = ({ pbx }: Company): readonly string[] =>
  pbx.extension('jane').log.flatMap(({ isSeen, remote }) => (isSeen ? [remote.name ?? ''] : []))

/** Signs Anna in beside Jane. */
async function addAnna(page: Page, company: Company): Promise<void> {
  const { settings, secret } = accountOf(company, 'anna.berg')
  const values = {
    address: String(settings['address']),
    domain: String(settings['domain']),
    user: String(settings['userId']),
    token: secret
  }
  await page.evaluate(async (filled) => {
    const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
    const answer = await bridge.request('account.signIn', { vendor: 'dstny', method: 'token', values: filled })
    if (!answer.ok) throw new Error(answer.error.userMessage)
  }, values)
}

test('a call that nobody took is at the top once it is over, and the list stays where it was', async ({
  jane,
  company
}) => {
  writeLog(company, 'jane', past)
  const { page } = mainPage(await jane.main())
  const calls = await openCalls(page)
  await expect(calls.rows).toHaveCount(4)
  await calls.row(NILS.name).first().focus()
  const caller = company.pbx.outside(SMITHS.number, SMITHS.name)
  const call = await caller.dials(company.pbx.extension('jane'))
  await expect(page.getByRole('listitem', { name: `Call with ${SMITHS.name}` })).toBeVisible()
  caller.hangsUp(call)
  await expect(calls.rows).toHaveCount(5)
  await expect(calls.rows.first()).toHaveAccessibleName(/^Missed: Smith & Sons <b>now<\/b>, .*, New$/)
  await expect(calls.row(NILS.name).first()).toBeFocused()
})

test('filters and search find calls, also by a number that was read long ago', async ({ jane, company }) => {
  const old = { kind: 'incoming', number: '+4930901820', name: 'Town hall', minutesAgo: 90_000 } as const
  const many = Array.from({ length: 120 }, (_, n): PastCall => {
    const who = n % 2 === 0 ? HARRIET : FRIDA
    return { kind: 'outgoing', ...who, minutesAgo: 100 + n }
  })
  writeLog(company, 'jane', [...past, ...many, old])
  const { page } = mainPage(await jane.main())
  const calls = await openCalls(page)
  await calls.filter('Voicemail')
  await expect(calls.rows).toHaveCount(1)
  await expect(calls.rows.first()).toHaveAccessibleName(/^Voicemail: Nils Öberg/)
  await calls.filter('All')
  await expect(calls.rows.first()).toHaveAccessibleName(/^Missed: Frida/)

  await calls.search().fill('town')
  await expect(page.getByText(/^Nothing found for “town” in the newest calls/)).toBeVisible()
  await calls.search().fill('030 901820')
  await expect(calls.row('Town hall')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(calls.search()).toHaveValue('')
})

test('the list goes on while it is scrolled, to its very end, without gaps', async ({ jane, company }) => {
  const many = Array.from({ length: 230 }, (_, n): PastCall => {
    return { kind: 'incoming', number: `+4930901${String(n).padStart(3, '0')}`, name: `Caller ${n}`, minutesAgo: n }
  })
  writeLog(company, 'jane', many)
  const { page } = mainPage(await jane.main())
  const calls = await openCalls(page)
  await expect(calls.rows).not.toHaveCount(230)
  await expect
    .poll(async () => {
      await calls.rows.last().scrollIntoViewIfNeeded()
      return calls.rows.count()
    })
    .toBe(230)
  const names = await calls.rows.evaluateAll((rows) => rows.map((row) => /Caller \d+/.exec(row.ariaLabel ?? '')?.[0]))
  expect(names).toEqual(many.map(({ name }) => name))
})

test('calls back with one press, and with a telephone that was chosen', async ({ jane, company }) => {
  writeLog(company, 'jane', past)
  const main = mainPage(await jane.main())
  const calls = await openCalls(main.page)
  await calls.row(FRIDA.name).focus()
  await main.page.keyboard.press('Enter')
  await expect.poll(() => dialled(company).length).toBe(1)
  await main.control(FRIDA.name, 'Hang up').click()
  await expect.poll(() => company.pbx.extension('jane').legs.length).toBe(0)

  await calls.choose(HARRIET.name, 'Call back with…')
  const details = calls.details(HARRIET.name)
  await expect(main.dialFrom()).toBeFocused()
  await main.page.keyboard.press('Enter')
  await pressable(main.page.getByRole('option', { name: 'Softphone' })).click()
  await pressable(details.getByRole('button', { name: 'Call back' })).click()
  await expect.poll(() => dialled(company).at(-1)).toContain('200-soft')
  expect(company.pbx.extension('jane').legs.map(({ remote }) => remote.number)).toEqual([HARRIET.number])
})

test('what is marked as seen is so at the telephone system, and the missed call of today is too', async ({
  jane,
  company
}) => {
  writeLog(company, 'jane', past)
  const { page } = mainPage(await jane.main())
  const calls = await openCalls(page)
  await calls.choose(FRIDA.name, 'Mark as seen')
  await expect.poll(() => seen(company)).toContain(FRIDA.name)
  await expect(calls.row(FRIDA.name)).not.toHaveAccessibleName(/New$/)

  const caller = company.pbx.outside(SMITHS.number, SMITHS.name)
  const call = await caller.dials(company.pbx.extension('jane'))
  await expect(page.getByRole('listitem', { name: `Call with ${SMITHS.name}` })).toBeVisible()
  caller.hangsUp(call)
  const now = page.getByRole('navigation').getByRole('button', { name: /^Now/ })
  await expect(now).toHaveAccessibleName(/1/)
  await expect(calls.row(SMITHS.name)).toBeVisible()
  await calls.press('Mark all seen')
  await expect.poll(() => seen(company)).toContain(SMITHS.name)
  await expect(now).not.toHaveAccessibleName(/1/)
  // a message is for the user to decide
  expect(seen(company).filter((name) => name === NILS.name)).toHaveLength(1)
})

test('deletes, undoes, restores from the deleted ones, and deletes for good after a question', async ({
  jane,
  company
}) => {
  writeLog(company, 'jane', past)
  const { log } = company.pbx.extension('jane')
  const bin = (name: string): string | undefined => log.find(({ remote }) => remote.name === name)?.bin
  const { page } = mainPage(await jane.main())
  const calls = await openCalls(page)
  await calls.row(FRIDA.name).focus()
  await page.keyboard.press('Delete')
  await expect(calls.row(FRIDA.name)).toHaveCount(0)
  expect(bin(FRIDA.name)).toBe('trash')
  await expect(calls.rows.first()).toBeFocused()
  await calls.press('Undo')
  await expect(calls.row(FRIDA.name)).toBeVisible()
  expect(bin(FRIDA.name)).toBeUndefined()

  await calls.choose(FRIDA.name, 'Delete')
  await calls.choose(HARRIET.name, 'Delete')
  await calls.press('Deleted')
  await expect(calls.rows).toHaveCount(2)
  await calls.choose(FRIDA.name, 'Restore')
  await expect(calls.rows).toHaveCount(1)
  await calls.choose(HARRIET.name, 'Delete for good…')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('Nothing deleted.')).toBeVisible()
  await calls.press('Back to calls')
  await expect(calls.rows).toHaveCount(3)
  expect(log.map(({ remote }) => remote.name)).not.toContain(HARRIET.name)
})

test('two accounts are one list in the order of time, and one of them can be chosen', async ({ jane, company }) => {
  writeLog(company, 'jane', past)
  const town = { number: '+4930901820', name: 'Town hall' }
  writeLog(company, 'anna.berg', [{ kind: 'incoming', ...town, minutesAgo: 25, seconds: 30 }])
  const { page } = mainPage(await jane.main())
  await addAnna(page, company)
  const calls = await openCalls(page)
  await expect(calls.rows).toHaveCount(5)
  const names = (): Promise<(string | undefined)[]> =>
    calls.rows.evaluateAll((rows) => rows.map((row) => /: (.+?),/.exec(row.ariaLabel ?? '')?.[1]))
  expect(await names()).toEqual([FRIDA.name, NILS.name, town.name, HARRIET.name, NILS.name])
  const accounts = page.getByRole('radiogroup', { name: 'Which account' })
  await accounts.getByRole('radio', { name: /^Anna/ }).click()
  await expect(calls.rows).toHaveCount(1)
  await expect(calls.row(town.name)).toBeVisible()
})

test('a history that cannot be read says so, and is there after another try', async ({ jane, company }) => {
  writeLog(company, 'jane', past)
  const { page } = mainPage(await jane.main())
  const calls = await openCalls(page)
  await expect(calls.rows).toHaveCount(4)
  company.front.faults.reply(500, { operation: 'listCommLogItems' })
  await calls.filter('Missed')
  await expect(page.getByText(/calls could not be loaded/)).toBeVisible()
  await expect(page.getByText('Nothing in the calls that could be loaded.')).toBeVisible()
  company.front.faults.clear()
  await calls.press('Try again')
  await expect(calls.rows).toHaveCount(1)
  await expect(page.getByText(/calls could not be loaded/)).toHaveCount(0)
})
