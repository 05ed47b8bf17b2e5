import { expect } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { inGermany } from '../support/company.ts'
import { test } from '../support/five-accounts.ts'
import { arrange, pictureEnvironment, takeMenuPicture, takePicture, themes } from './camera.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const HARRIET = { number: '+441632960123', name: 'Harriet Stone' }
for (const theme of themes) {
  test(`five accounts in one window and in the tray's menu, ${theme}`, async ({ start, running, systems }) => {
    test.slow()
    // the menu is drawn as the desktop's theme says
    const env = { ...pictureEnvironment, GTK_THEME: theme === 'dark' ? 'Adwaita:dark' : 'Adwaita' }
    const accounts = running.signIns.map(({ vendor, user, settings, secret }) => ({
      vendor,
      label: user.name,
      // chosen of that account after signing in
      settings: { ...settings, ...(vendor === systems[2]?.vendor && inGermany) },
      secret
    }))
    const ringside = await start({ accounts, env })
    const main = mainPage(await ringside.main())
    await expect(main.page.getByRole('status', { name: /^Connection of .*: Live/ })).toHaveCount(systems.length)
    await arrange(ringside, theme)
    const { pbx } = running
    const [dstny, , basix, , voipbin] = systems
    if (!dstny || !basix || !voipbin) throw new Error('five systems')
    dstny.user.logsInTo(pbx.queue('Sales'))
    const harriet = pbx.outside(HARRIET.number, HARRIET.name)
    await harriet.dials(basix.user)
    await expect(main.call(HARRIET.name)).toBeVisible()
    harriet.hangsUp()
    await voipbin.user.answers(await pbx.outside(NILS.number, NILS.name).dials(voipbin.user))
    await expect(main.call(NILS.name)).toContainText(/0:0/)
    await pbx.outside(FRIDA.number, FRIDA.name).dials(dstny.user)
    await expect(main.call(FRIDA.name)).toBeVisible()
    await expect(main.page.getByRole('list', { name: 'Missed calls' })).toBeVisible()
    await takePicture(main.page, `five-window-${theme}`)
    await takeMenuPicture(ringside, `five-tray-${theme}`, () => main.button('Menu').click(), theme)
  })
}
