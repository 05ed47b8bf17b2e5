import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { openBasixFront, type BasixFront } from '../../src-main/simulator/fronts/basix/front.ts'
import { systemClock } from '../../src-main/util/clock.ts'
import { expect, test as base } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }

interface Domain {
  readonly pbx: Pbx
  readonly front: BasixFront
  readonly jane: Ringside
}

/** Jane in a domain of this system, as somebody who has chosen nothing: only her own calls are told. */
const test = base.extend<{ readonly domain: Domain }>({
  domain: async ({ start }, use) => {
    const pbx = createPbx({ clock: systemClock })
    const front = await openBasixFront(pbx)
    const { settings, secret } = front.issue('jane')
    await use({ pbx, front, jane: await start({ account: { vendor: front.vendor, label: 'jane', secret, settings } }) })
    await front.close()
    pbx[Symbol.dispose]()
  }
})

test('the desk phone rings and the popup says who it is, until it is answered', async ({
  domain,
  turnToOtherProgram
}) => {
  const { pbx, jane } = domain
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const call = await pbx.outside(FRIDA.number, FRIDA.name).dials(pbx.extension('jane'))
  const card = popupPage(await jane.popup()).card(FRIDA.name)
  await expect(card).toBeVisible()
  await expect(card.getByRole('button', { name: 'Answer' })).toHaveCount(0)
  await pbx.extension('jane').answers(call, 'desk')
  await expect(main.call(FRIDA.name)).toContainText('On call')
})

test('another program takes the place: the account says so and comes back only when it is asked', async ({
  domain
}) => {
  const { front, jane } = domain
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const openings = (): number => front.requests.filter(({ operation }) => operation === 'ws_cti').length
  const before = openings()
  for (const connection of front.connections.open) {
    connection.say('connection_replaced')
    connection.socket.end()
  }
  const trouble = main.page.getByRole('group', { name: /^Problem with jane/ })
  await expect(trouble).toContainText('Another program has taken the place of this connection.')
  await jane.advanceClock(600_000)
  expect(openings()).toBe(before)
  await pressable(trouble.getByRole('button', { name: 'Connect here again' })).click()
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  expect(openings()).toBe(before + 1)
})
