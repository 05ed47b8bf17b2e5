import { VoipbinFront } from '../../src-main/simulator/fronts/voipbin/front.ts'
import { expect, test as base } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { signIn } from '../support/five-accounts.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }

const test = base.extend<{ readonly platform: VoipbinFront }>({
  platform: async ({ company }, use) => {
    const front = await VoipbinFront.open(company.pbx)
    await use(front)
    await front.close()
  }
})

test('somebody whom two telephone systems know is one person, and one missed caller for both', async ({
  jane,
  company,
  platform
}, info) => {
  const { page } = mainPage(await jane.main())
  await signIn(page, { vendor: platform.vendor, way: platform.issue('jane').ways[0] })
  await expect(page.getByRole('status', { name: /^Connection of .* Live/ })).toHaveCount(2)
  const field = page.getByRole('combobox', { name: 'Search or dial' })
  await field.fill('frida')
  const rows = page.getByRole('listbox', { name: 'Results' }).getByRole('option')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(FRIDA.name)
  await page.screenshot({ path: info.outputPath('found.png') })
  await field.fill('')

  const caller = company.pbx.outside(FRIDA.number, FRIDA.name)
  const call = await caller.dials(company.pbx.extension('jane'))
  // both systems ring her for the same call
  await expect(page.getByRole('listitem', { name: /^Call (with|from)/ })).toHaveCount(2)
  await page.screenshot({ path: info.outputPath('ringing.png') })
  caller.hangsUp(call)
  const missed = page.getByRole('list', { name: 'Missed calls' }).getByRole('listitem')
  await expect(missed).toHaveCount(1)
  await page.screenshot({ path: info.outputPath('missed.png') })

  const again = await caller.dials(company.pbx.extension('jane'))
  await company.pbx.extension('jane').answers(again, 'desk')
  caller.hangsUp(again)
  // whoever was answered at one of them was not missed at the other
  await expect(page.getByRole('listitem', { name: /^Missed call from Frida/ })).toHaveCount(1)
})
