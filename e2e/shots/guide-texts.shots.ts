import { expect } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { mainPage } from '../pages/main-page.ts'
import { pressable } from '../pages/unguarded.ts'
import { test } from '../support/mirta.ts'
import { arrange, pictureEnvironment, takePicture } from './camera.ts'

const NURSERY = '+493023125456'

test('conversations, and a note on the telephone system', async ({ start, account, asked }) => {
  const settings = { ...account.settings, phoneBooks: ['Customers', 'Suppliers'] }
  const ringside = await start({ account: { ...account, settings }, env: pictureEnvironment })
  const main = mainPage(await ringside.main())
  const { page } = main
  await expect(main.badge()).toHaveAccessibleName(/Live/)
  await arrange(ringside, 'light')
  await main.dialField().fill('Gärtnerei')
  await expect(page.getByRole('option', { name: /Gärtnerei/ })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('menuitem', { name: 'Text message…', exact: true }).click()
  await page.getByRole('textbox', { name: /^Text message to/ }).fill('Can we see the garden tomorrow at ten?')
  await pressable(page.getByRole('button', { name: 'Send', exact: true })).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await asked.actions['receiveText']?.({ to: '200', from: NURSERY, text: 'Gladly. Please bring the drawings.' })
  const calls = await openCalls(page)
  await calls.row('Frida Jönsson').click()
  const notes = page.getByRole('region', { name: 'On the telephone system' })
  await notes.getByRole('textbox').fill('Wants a quote for thirty telephones')
  await notes.getByRole('button', { name: 'Add for good' }).click()
  await expect(notes.getByRole('listitem')).toHaveCount(1)
  await takePicture(page, '../../docs/guide/notes-system')
  await pressable(page.getByRole('button', { name: 'Text messages', exact: true })).click()
  await page.getByRole('button', { name: /^Text messages with Gärtnerei/ }).click()
  await expect(page.getByRole('button', { name: 'Write…' })).toBeVisible()
  await takePicture(page, '../../docs/guide/texts-list')
})
