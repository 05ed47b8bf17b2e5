import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { arrange, pictureStart, takeMenuPicture, takePicture } from './camera.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

test('the pages of the window', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  const user = company.pbx.extension('jane')
  const frida = company.pbx.outside(FRIDA.number, FRIDA.name)
  const missed = await frida.dials(user)
  await expect(main.call(FRIDA.name)).toBeVisible()
  frida.hangsUp(missed)
  await expect(main.page.getByRole('list', { name: 'Missed calls' })).toContainText(FRIDA.name)
  await main.shortcut('Gone for today').click()
  await expect(main.page.getByRole('banner')).toContainText('Calls go to')
  await takePicture(main.page, '../../docs/guide/window-now')
  await main.dialField().fill('lunch')
  await expect(main.page.getByRole('option').first()).toBeVisible()
  await takePicture(main.page, '../../docs/guide/window-commands')
})

test('the window when it is wide', async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  await ringside.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('index.html'))
      ?.setContentSize(1100, 680)
  )
  await main.go('Calls')
  const user = company.pbx.extension('jane')
  const held = await company.pbx.outside(NILS.number, NILS.name).dials(user)
  await user.answers(held)
  await company.pbx.outside(FRIDA.number, FRIDA.name).dials(user)
  await expect(main.call(FRIDA.name)).toBeVisible()
  await takePicture(main.page, '../../docs/guide/window-wide')
})

test("the tray's menu", async ({ start, company }) => {
  const ringside = await start(pictureStart(company))
  const main = mainPage(await ringside.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await arrange(ringside, 'light')
  const user = company.pbx.extension('jane')
  await user.answers(await company.pbx.outside(NILS.number, NILS.name).dials(user))
  await expect(main.call(NILS.name)).toBeVisible()
  await takeMenuPicture(ringside, '../../docs/guide/tray-menu', () => main.button('Menu').click())
})
