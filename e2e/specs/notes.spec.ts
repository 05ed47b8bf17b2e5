import { once } from 'node:events'
import type { Locator, Page } from 'playwright/test'
import type { Bridge, Output, RequestName } from '../../src-preload/contract/ipc.ts'
import { expect, test, type Company } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { signInAs } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'

const GRETA = { number: '+441632960199', name: 'Gréta Lund' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

/** Signs in as a user does, so that the account and its notes are there again after a restart. */
async function signIn(page: Page, company: Company): Promise<void> {
  await signInAs(page, { address: company.front.url })
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
}

async function open(jane: Ringside): Promise<MainPage> {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  return main
}

/** Somebody calls Jane, and she answers at the desk phone. */
async function talk({ pbx }: Company, { number, name }: typeof GRETA) {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(number, name).dials(jane)
  await jane.answers(call, 'desk')
  return call
}

const note = ({ page }: MainPage, name: string): Locator => page.getByRole('textbox', { name: `Note about ${name}` })

const ended = ({ page }: MainPage, name: string): Locator =>
  page.getByRole('listitem', { name: `Ended call with ${name}` })

/** What main answers to a window. */
async function ask<N extends RequestName>(page: Page, name: N, input: unknown): Promise<Output<N>> {
  const result = await page.evaluate(
    async ([request, value]) => {
      const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
      return bridge.request(request as 'note.find', value as never)
    },
    [name, input] as const
  )
  if (!result.ok) throw new Error(`${name}: ${result.error.userMessage}`)
  return result.value as Output<N> // what the contract says of that name
}

const notes = async (page: Page): Promise<string[]> =>
  (await ask(page, 'note.find', { query: '', limit: 50 })).map(({ text }) => text)

async function dies({ app }: Ringside): Promise<void> {
  const child = app.process()
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test('a note is still with its call when the program was killed while the call went on, and in the list of calls after it', async ({
  start,
  company
}) => {
  const first = await start({ empty: true })
  const page = await first.main()
  await signIn(page, company)
  const call = await talk(company, GRETA)
  const before = mainPage(page)
  await expect(before.control(GRETA.name, 'Hold')).toBeVisible()
  await page.keyboard.press('Control+Shift+N')
  await expect(note(before, GRETA.name)).toBeFocused()
  await page.keyboard.type('wants invoice 4711')
  await page.keyboard.press('Enter')
  await page.keyboard.type('until Friday')
  const text = 'wants invoice 4711\nuntil Friday'
  await expect.poll(() => notes(page)).toEqual([text])
  await dies(first)

  const second = await start({ empty: true })
  const after = mainPage(await second.main())
  await expect(note(after, GRETA.name)).toHaveValue(text)
  await expect(after.call(GRETA.name)).toContainText('Kept on this computer')
  company.pbx.extension('jane').hangsUp(call)
  await expect(ended(after, GRETA.name)).toBeVisible()
  const calls = await openCalls(after.page)
  await calls.choose(GRETA.name, 'Details')
  const kept = calls.details(GRETA.name).getByRole('textbox', { name: `Note about ${GRETA.name}` })
  await expect(kept).toHaveValue(text)
  await kept.fill('has invoice 4711')
  await calls.press('Notes')
  await after.page.getByRole('searchbox', { name: 'Search in notes' }).fill('GRETA lund')
  const found = after.page.getByRole('list', { name: 'Notes about calls' }).getByRole('listitem')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('has invoice 4711')
})

test('a note is written on after the end of the call, and its keys call nobody', async ({ jane, company }) => {
  const main = await open(jane)
  const call = await talk(company, NILS)
  const field = note(main, NILS.name)
  await field.pressSequentially('calls')
  company.pbx.extension('jane').hangsUp(call)
  await expect(ended(main, NILS.name)).toBeVisible()
  await expect(field).toBeFocused()
  await main.page.keyboard.type(' back')
  await main.page.keyboard.press('Enter')
  await main.page.keyboard.type('an')
  await main.page.keyboard.press('Enter')
  await expect.poll(() => notes(main.page)).toEqual(['calls back\nan'])
  await expect(main.dialField()).toHaveValue('')
  expect(company.front.requests.map(({ operation }) => operation)).not.toContain('makeCall')
})

test('all notes are cleared under Privacy, after a question', async ({ jane, company }) => {
  const main = await open(jane)
  const call = await talk(company, NILS)
  await note(main, NILS.name).pressSequentially('calls back')
  company.pbx.extension('jane').hangsUp(call)
  await expect.poll(() => notes(main.page)).toEqual(['calls back'])
  await main.page.keyboard.press('Control+,')
  const clear = main.button('Clear Notes about calls')
  await clear.click()
  const question = main.page.getByRole('alertdialog', { name: 'Clear all notes?' })
  await expect(question).toContainText('cannot be undone')
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await notes(main.page)).toEqual(['calls back'])
  await clear.click()
  await question.getByRole('button', { name: 'Clear' }).click()
  await expect(clear).toBeDisabled()
  await expect(clear).toBeFocused()
  expect(await notes(main.page)).toEqual([])
})

test('Enter makes a line in the note, Esc goes to the controls of the call, and no key of the note reaches the telephone', async ({
  jane,
  company
}) => {
  const main = await open(jane)
  const call = await talk(company, NILS)
  const field = note(main, NILS.name)
  await expect(main.control(NILS.name, 'Hold')).toBeVisible()
  await field.click()
  await expect(field).toBeFocused()
  const height = (await field.boundingBox())?.height ?? 0
  for (const line of ['one', 'two', 'three', 'four', 'five', 'six']) {
    await main.page.keyboard.type(line)
    await main.page.keyboard.press('Enter')
  }
  const grown = (await field.boundingBox())?.height ?? 0
  expect(grown).toBeGreaterThan(3 * (height - 14))
  expect(grown).toBeLessThan(4.5 * (height - 10))
  await main.page.keyboard.press('Escape')
  await expect(main.control(NILS.name, 'Hold')).toBeFocused()
  expect(company.pbx.extension('jane').legIn(call).state).toBe('connected')
})
