import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { chooseSystem, signInForm } from '../pages/sign-in-page.ts'
import { arrange, pictureEnvironment, pictureStart, takePicture, themes } from './camera.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const NILS = { number: '+46846500412', name: 'Nils Öberg' }

for (const theme of themes) {
  test(`the main window without a call, ${theme}`, async ({ start, company }) => {
    const ringside = await start(pictureStart(company))
    const main = mainPage(await ringside.main())
    await expect(main.badge()).toHaveAccessibleName(/Live$/)
    await arrange(ringside, theme)
    for (const [user, queue] of agents) company.pbx.extension(user).logsInTo(company.pbx.queue(queue))
    await expect(main.page.getByRole('listitem', { name: 'Support' })).toContainText('1 of 2')
    await takePicture(main.page, `window-idle-${theme}`)
    await main.dialField().fill('an')
    await expect(main.page.getByRole('option')).toHaveCount(2)
    await takePicture(main.page, `window-search-${theme}`)
    await main.dialField().press('Escape')
    await main.page.keyboard.press('Control+,')
    await expect(main.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
    await takePicture(main.page, `settings-${theme}`)
  })

  test(`the main window with one call ringing and with one on hold, ${theme}`, async ({ start, company }) => {
    const ringside = await start(pictureStart(company))
    const main = mainPage(await ringside.main())
    await expect(main.badge()).toHaveAccessibleName(/Live$/)
    await arrange(ringside, theme)
    const jane = company.pbx.extension('jane')
    const held = await company.pbx.outside(NILS.number, NILS.name).dials(jane)
    await jane.answers(held)
    await expect(main.control(NILS.name, 'Hold')).toBeEnabled()
    const talk = await company.pbx.outside(FRIDA.number, FRIDA.name).dials(jane)
    await expect(main.call(FRIDA.name)).toContainText('Ringing')
    await takePicture(main.page, `window-ringing-${theme}`)
    await jane.answers(talk)
    await expect(main.call(NILS.name)).toContainText('held')
    await expect(main.control(FRIDA.name, 'Hold')).toBeEnabled()
    await takePicture(main.page, `window-call-${theme}`)
  })

  test(`the welcome page, ${theme}`, async ({ start }) => {
    const ringside = await start({ empty: true, env: pictureEnvironment })
    const page = await ringside.main()
    await chooseSystem(page)
    await expect(signInForm(page)).toBeVisible()
    await arrange(ringside, theme)
    await takePicture(page, `welcome-${theme}`)
  })
}

const agents = [
  ['åsa', 'Support'],
  ['tomas', 'Support'],
  ['zoe', 'Switchboard']
] as const
