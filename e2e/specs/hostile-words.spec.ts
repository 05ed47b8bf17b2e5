import { accountOf, expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { startRewritingServer } from '../support/rewriting-server.ts'

const EVE = '"displayName":"Eve Hostile"'

for (const word of ['constructor', '__proto__', 'toString']) {
  test(`the word ${word} in a call and a group hides neither them nor others`, async ({
    start,
    company,
    turnToOtherProgram
  }) => {
    await using server = await startRewritingServer(company.front.url, [
      [EVE, `${EVE},"intrusionType":"${word}"`],
      ['"type":"ACD"', `"type":"${word}"`]
    ])
    const account = accountOf(company, 'jane')
    const settings = { ...account.settings, address: server.url }
    const ringside = await start({ account: { ...account, settings } })
    const main = mainPage(await ringside.main())
    await expect(main.badge()).toHaveAccessibleName(/Live$/)
    await turnToOtherProgram()
    const jane = company.pbx.extension('jane')
    await company.pbx.outside('+493023125123', 'Frida Jönsson').dials(jane)
    await company.pbx.outside('+493023125177', 'Eve Hostile').dials(jane)
    await company.pbx.outside('+441632960123', 'Harriet Stone').dials(jane)
    const popup = popupPage(await ringside.popup())
    for (const name of ['Frida Jönsson', 'Eve Hostile', 'Harriet Stone']) {
      await expect(main.call(name)).toBeVisible()
      await expect(popup.card(name)).toBeVisible()
    }
    await main.page.reload()
    await expect(main.call('Harriet Stone')).toBeVisible()
    await expect(main.queueSwitch('Sales')).toBeVisible()
  })
}
