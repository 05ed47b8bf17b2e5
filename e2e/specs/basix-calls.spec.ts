import type { Page } from 'playwright/test'
import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { openBasixFront, type BasixFront } from '../../src-main/simulator/fronts/basix/front.ts'
import { basixData } from '../../src-main/simulator/testing/basix-company.ts'
import { systemClock } from '../../src-main/util/clock.ts'
import { expect, test as base } from '../fixtures.ts'
import { openCalls } from '../pages/calls-page.ts'
import { mainPage, type MainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'
import { inGermany } from '../support/company.ts'

const FRIDA = { number: '+493023125123', name: 'Frida Jönsson' }
const MARIA = '210'

interface Domain {
  readonly pbx: Pbx
  readonly front: BasixFront
  readonly jane: Ringside
}

/** Jane in a domain of this system, who hears of everybody's calls. */
const test = base.extend<{ readonly domain: Domain }>({
  domain: async ({ start }, use) => {
    const pbx = createPbx({ clock: systemClock, data: basixData })
    const front = await openBasixFront(pbx)
    const { settings, secret } = front.issue('jane')
    const account = {
      vendor: front.vendor,
      label: 'jane',
      secret,
      settings: { ...settings, ...inGermany, fullEvents: true }
    }
    await use({ pbx, front, jane: await start({ account }) })
    await front.close()
    pbx[Symbol.dispose]()
  }
})

async function open({ jane }: Domain): Promise<MainPage> {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  return main
}

const option = (page: Page, name: RegExp | string) => pressable(page.getByRole('option', { name }).first())

test('a desk phone rings: the popup sends the caller on to somebody else', async ({ domain, turnToOtherProgram }) => {
  await open(domain)
  await turnToOtherProgram()
  const { pbx, jane } = domain
  await pbx.outside(FRIDA.number, FRIDA.name).dials(pbx.extension('jane'))
  const card = popupPage(await jane.popup()).card(FRIDA.name)
  await pressable(card.getByRole('button', { name: 'Send on', exact: true })).click()
  await pressable(card.getByRole('button', { name: 'To a colleague or number' })).click()
  await card.getByRole('combobox', { name: 'Send on to' }).fill(MARIA)
  await option(await jane.popup(), MARIA).click()
  await pressable(card.getByRole('button', { name: 'Send on', exact: true }).first()).click()
  await expect.poll(() => pbx.extension(MARIA).legs[0]?.remote.name).toBe(FRIDA.name)
  expect(pbx.extension('jane').legs).toEqual([])
  expect(domain.front.requests.filter(({ operation }) => operation === 'transfer')).toHaveLength(1)
})

test('a call is parked, and fetched from the slot that is shown', async ({ domain }) => {
  const main = await open(domain)
  const { pbx } = domain
  const jane = pbx.extension('jane')
  const call = await pbx.outside(FRIDA.number, FRIDA.name).dials(jane)
  await jane.answers(call, 'desk')
  await main.control(FRIDA.name, 'More for this call').click()
  await pressable(main.page.getByRole('menuitem', { name: 'Park' })).click()
  await expect.poll(() => pbx.parkLot.parked.length).toBe(1)
  const slot = pbx.parkLot.parked[0]?.slot ?? ''
  const parked = main.page.getByRole('listitem', { name: `${FRIDA.name}, parked in slot ${slot}` })
  await expect(parked).toContainText(`Parked in ${slot} by Jane Doe`)
  await pressable(parked.getByRole('button', { name: `Retrieve ${FRIDA.name} from slot ${slot}` })).click()
  const fetched = main.page.getByRole('listitem', { name: `Call with ${FRIDA.name}`, exact: true })
  await expect(fetched).toContainText('Pick up your telephone')
  await jane.answers()
  await expect(fetched).toContainText('On call')
  await expect(parked).toHaveCount(0)
  expect(jane.legIn().remote.name).toBe(FRIDA.name)
})

test('a group is rung: who rings is seen, and who answers is connected with the user', async ({ domain }) => {
  const main = await open(domain)
  const { pbx } = domain
  await main.go('Groups')
  await pressable(main.page.getByRole('button', { name: /Dispatch/ })).click()
  await pressable(main.page.getByRole('menuitem', { name: 'Ring this group…' })).click()
  const dialog = main.page.getByRole('dialog', { name: 'Ring Dispatch' })
  await pressable(dialog.getByRole('button', { name: 'Ring', exact: true })).click()
  await main.go('Now')
  const card = main.call('Dispatch')
  const member = (name: string) => card.getByRole('listitem').filter({ hasText: name })
  await expect(member('Anna Berg')).toHaveAttribute('data-state', 'ringing')
  pbx.extension('201').rejects()
  await expect(member('Björn Åkesson')).toHaveAttribute('data-state', 'ringing')
  await expect(member('Anna Berg')).toHaveAttribute('data-state', 'failed')
  await pbx.extension('202').answers()
  await expect(card).toContainText('Pick up your telephone')
  await pbx.extension('jane').answers()
  await expect(main.call('Björn Åkesson')).toContainText('On call')
})

test('past calls are listed although the system keeps none, and deleted for good', async ({ domain }) => {
  const { page } = await open(domain)
  const { pbx } = domain
  const caller = pbx.outside(FRIDA.number, FRIDA.name)
  const call = await caller.dials(pbx.extension('jane'))
  await expect(page.getByRole('listitem', { name: `Call with ${FRIDA.name}` })).toBeVisible()
  caller.hangsUp(call)
  const calls = await openCalls(page)
  await expect(calls.rows).toHaveCount(1)
  await expect(calls.row(FRIDA.name)).toHaveAccessibleName(new RegExp(`^Missed: ${FRIDA.name}`))
  await calls.choose(FRIDA.name, 'Delete for good…')
  await pressable(page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true })).click()
  await expect(calls.rows).toHaveCount(0)
})
