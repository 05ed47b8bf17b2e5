import type { Locator, Page } from 'playwright/test'
import { expect, test, type Company } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { arrange, pictureStart, takePicture } from './camera.ts'

const GUIDE = '../../docs/guide'
const GRETA = { number: '+441632960199', name: 'Greta Lund' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

async function talk({ pbx }: Company, { number, name }: typeof NILS) {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(number, name).dials(jane)
  await jane.answers(call, 'desk')
  return call
}

/** Takes the row of an ended call off the stage. */
const hide = (page: Page, name: string): Promise<void> =>
  pressable(
    page.getByRole('listitem', { name: `Ended call with ${name}` }).getByRole('button', { name: 'Hide' })
  ).click()

const note = (page: Page, name: string): Locator => page.getByRole('textbox', { name: `Note about ${name}` })

test('notes: during a call, in the list of calls, all of them, and under Privacy', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  const first = await talk(company, NILS)
  await note(page, NILS.name).fill('Delivery moved to Thursday, gate 4')
  company.pbx.extension('jane').hangsUp(first)
  await hide(page, NILS.name)
  await talk(company, GRETA)
  await expect(main.control(GRETA.name, 'Hold')).toBeVisible()
  await note(page, GRETA.name).fill('Wants invoice 4711 once more,\nby mail, before Friday')
  await expect(main.call(GRETA.name)).toContainText('Kept until Ringside ends')
  await takePicture(page, `${GUIDE}/notes-call`)
  company.pbx.extension('jane').hangsUp()
  await hide(page, GRETA.name)
  const calls = await openCalls(page)
  await calls.choose(GRETA.name, 'Details')
  await expect(calls.details(GRETA.name).getByRole('textbox')).toHaveValue(/4711/)
  await takePicture(page, `${GUIDE}/notes-details`)
  await calls.press('Notes')
  await expect(page.getByRole('list', { name: 'Notes about calls' }).getByRole('listitem')).toHaveCount(2)
  await takePicture(page, `${GUIDE}/notes-list`)
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Clear Notes about calls' }).scrollIntoViewIfNeeded()
  await expect(page.getByText('Kept on this computer: 2')).toBeVisible()
  await takePicture(page, `${GUIDE}/notes-privacy`)
})
