import { expect, test, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { arrange, pictureStart, takePicture } from './camera.ts'

const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }

async function talk({ pbx }: Company, { number, name }: typeof NILS): Promise<void> {
  const jane = pbx.extension('jane')
  const call = await pbx.outside(number, name).dials(jane)
  await jane.answers(call, 'desk')
}

test('a call, what more it can do, and how it is transferred', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  await arrange(ringside, 'light')
  const main = mainPage(await ringside.main())
  const { page } = main
  company.pbx.extension('jane').recordingMode = 'onDemand'
  await talk(company, HARRIET)
  await talk(company, NILS)
  await expect(main.control(NILS.name, 'Hold')).toBeEnabled()
  await takePicture(page, '../../docs/guide/call-large')

  await main.control(NILS.name, 'More for this call').click()
  await expect(page.getByRole('menuitem', { name: 'Park' })).toBeVisible()
  await takePicture(page, '../../docs/guide/call-more')
  await page.keyboard.press('Escape')

  await main.control(NILS.name, 'Transfer').click()
  await expect(page.getByRole('group', { name: 'Last numbers' })).toBeVisible()
  await takePicture(page, '../../docs/guide/transfer-flow')
  await pressable(page.getByRole('option', { name: /Anna Berg/ }).first()).click()
  await expect(main.control(NILS.name, 'Ask first')).toBeVisible()
  await takePicture(page, '../../docs/guide/transfer-ways')
})
