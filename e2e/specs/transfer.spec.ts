import type { Page } from 'playwright/test'
import { accountOf, expect, test, type Company } from '../fixtures.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { nothingGuarded } from '../pages/unguarded.ts'
import type { Ringside, StartOptions } from '../ringside.ts'
import { startTrayHost, type TrayHost } from '../support/tray-host.ts'

const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

interface Talk {
  readonly ringside: Ringside
  readonly main: MainPage
  readonly tray: TrayHost
  /** The caller's state, or undefined after the end. */
  readonly hers: () => string | undefined
  readonly mine: () => string | undefined
  readonly hangsUp: () => void
}

/** Harriet talks to Jane, who has the window and a tray. */
async function talks(
  start: (options?: StartOptions) => Promise<Ringside>,
  company: Company,
  tray: TrayHost
): Promise<Talk> {
  const ringside = await start({ account: accountOf(company, 'jane') })
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const jane = company.pbx.extension('jane')
  const harriet = company.pbx.outside(HARRIET.number, HARRIET.name)
  const call = await harriet.dials(jane)
  await jane.answers(call)
  await expect(main.control(HARRIET.name, 'Hold')).toBeEnabled()
  const live = (member: typeof jane | typeof harriet): string | undefined =>
    call.liveLegs.find(({ owner }) => owner === member)?.state
  return {
    ringside,
    main,
    tray,
    hers: () => live(harriet),
    mine: () => live(jane),
    hangsUp: () => harriet.hangsUp(call)
  }
}

/** Hands the only call over without asking, by keys. */
async function sendsOn(page: Page, number: string): Promise<void> {
  await page.bringToFront()
  await nothingGuarded(page)
  await page.keyboard.press('Control+Shift+X')
  await expect(page.getByRole('combobox', { name: 'Transfer to' })).toBeFocused()
  await page.keyboard.type(number)
  await expect(page.getByText(/^Transfer to /).first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
}

const entries = async (tray: TrayHost): Promise<readonly string[]> => (await tray.menu()).map(({ label }) => label)

/** Waits for the tray's line about Harriet, and gives it back. */
async function reported(tray: TrayHost, what: RegExp): Promise<string> {
  const find = async (): Promise<string> =>
    (await entries(tray)).find((label) => label.startsWith(HARRIET.name)) ?? 'nothing about her'
  await expect.poll(find).toMatch(what)
  return find()
}

const forgotten = (tray: TrayHost): Promise<void> =>
  expect.poll(async () => (await entries(tray)).some((label) => label.startsWith(HARRIET.name))).toBe(false)

for (const [what, number] of [
  ['a number that does not exist', '999999999999'],
  ['somebody busy', '+493023125902']
] as const) {
  test(`a transfer to ${what} brings the caller back, and one who then goes can be called back`, async ({
    start,
    company
  }) => {
    await using tray = await startTrayHost()
    const talk = await talks(start, company, tray)
    await sendsOn(talk.main.page, number)
    await reported(tray, /· back, the transfer to .+ failed$/)
    expect([talk.mine(), talk.hers()]).toEqual(['connected', 'connected'])
    await expect(talk.main.call(HARRIET.name)).toContainText('the caller is back')
    await expect(talk.main.control(HARRIET.name, 'Hold')).toBeEnabled()

    talk.hangsUp()
    const gone = await reported(tray, /· transfer to .+ failed$/)
    // longer than what has ended is shown, shorter than what makes a silent stream a dead one
    await talk.ringside.advanceClock(20_000)
    await tray.click(gone, `Call back ${HARRIET.name}`)
    const jane = company.pbx.extension('jane')
    await expect
      .poll(() => jane.legs.map(({ direction, remote }) => [direction, remote.number]))
      .toEqual([['out', HARRIET.number]])
  })
}

test('the window says that a transfer failed and why, and one press calls the caller back', async ({
  start,
  company
}) => {
  await using tray = await startTrayHost()
  const talk = await talks(start, company, tray)
  const { main } = talk
  await sendsOn(main.page, '999999999999')
  const card = main.call(HARRIET.name)
  await expect(card).toContainText(/did not take the call: the caller is back/)
  await expect(card).toContainText('This number does not exist')
  await expect(main.control(HARRIET.name, 'Hang up')).toBeEnabled()

  talk.hangsUp()
  await expect(card).toContainText('did not take the call')
  await main.control(HARRIET.name, `Call back ${HARRIET.name}`).click()
  const jane = company.pbx.extension('jane')
  await expect.poll(() => jane.legs.map(({ remote }) => remote.number)).toEqual([HARRIET.number])
  // the new call has a card of the same name, for a moment beside the old one
  await expect(card.filter({ hasText: 'did not take the call' })).toHaveCount(0)
})

test('a transfer to somebody who answers is told as sent on, for a moment', async ({ start, company }) => {
  await using tray = await startTrayHost()
  const talk = await talks(start, company, tray)
  const anna = company.pbx.extension('201')
  await sendsOn(talk.main.page, '201')
  await expect.poll(() => anna.legs.map(({ state }) => state)).toEqual(['alerting'])
  await reported(tray, /· being transferred to /)
  await expect(talk.main.call(HARRIET.name)).toContainText('Transferring to')
  expect(talk.mine()).toBe('connected')
  await anna.answers()
  expect(await reported(tray, /· sent on to /)).not.toContain('answered')
  expect([talk.mine(), talk.hers(), anna.legIn().remote.name]).toEqual([undefined, 'connected', HARRIET.name])
  await talk.ringside.advanceClock(5_000)
  await forgotten(tray)
})

test('a transfer whose end was lost with the connection is not confirmed until that is dismissed', async ({
  start,
  company
}) => {
  await using tray = await startTrayHost()
  const talk = await talks(start, company, tray)
  const anna = company.pbx.extension('201')
  await sendsOn(talk.main.page, '201')
  await reported(tray, /· being transferred to /)
  await company.front.faults.refuse()
  await anna.answers()
  await expect(talk.main.badge()).toHaveAccessibleName(/Stale since/)
  await company.front.faults.accept()
  await expect(talk.main.badge()).toHaveAccessibleName(/Live$/, { timeout: 15_000 })
  const lost = await reported(tray, /· transfer to .+ not confirmed$/)
  await tray.click(lost, 'Dismiss')
  await forgotten(tray)
})

test('a transfer that failed while the connection was lost brings the caller back', async ({ start, company }) => {
  await using tray = await startTrayHost()
  const talk = await talks(start, company, tray)
  const anna = company.pbx.extension('201')
  await sendsOn(talk.main.page, '201')
  await reported(tray, /· being transferred to /)
  await company.front.faults.refuse()
  anna.rejects()
  await expect(talk.main.badge()).toHaveAccessibleName(/Stale since/)
  await company.front.faults.accept()
  await reported(tray, /· back, the transfer to .+ failed$/)
  expect([talk.mine(), talk.hers()]).toEqual(['connected', 'connected'])
})
