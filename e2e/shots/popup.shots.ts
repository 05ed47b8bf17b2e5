import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { arrange, pictureStart, takeDesktopPicture, takePicture, themes } from './camera.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

for (const theme of themes) {
  test(`the popup alone, on the desktop and with two calls, ${theme}`, async ({
    start,
    company,
    turnToOtherProgram
  }) => {
    const ringside = await start(pictureStart(company))
    const popup = popupPage(await ringside.popup())
    await expect(mainPage(await ringside.main()).badge()).toHaveAccessibleName(/Live$/)
    await arrange(ringside, theme)
    const other = await turnToOtherProgram()
    await company.pbx.outside(FRIDA.number, FRIDA.name).dials(company.pbx.queue('Switchboard'))
    await expect(popup.card(FRIDA.name)).not.toHaveAttribute('data-guarded')
    await other[Symbol.asyncDispose]()
    await takeDesktopPicture(ringside, `desktop-${theme}`, theme)
    await takePicture(popup.page, `popup-${theme}`, await heightOf(popup.page))
    await turnToOtherProgram()
    await company.pbx.outside(NILS.number, NILS.name).dials(company.pbx.extension('jane'))
    await expect(popup.card(NILS.name)).not.toHaveAttribute('data-guarded')
    await takePicture(popup.page, `popup-two-${theme}`, await heightOf(popup.page))
  })
}

const heightOf = (page: { evaluate(run: () => number): Promise<number> }): Promise<number> =>
  page.evaluate(() => Math.ceil(document.querySelector('.stack')?.getBoundingClientRect().height ?? 0))
