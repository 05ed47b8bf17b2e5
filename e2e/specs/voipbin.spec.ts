import { VoipbinFront } from '../../src-main/simulator/fronts/voipbin/front.ts'
import { expect, test as base, type Company } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'
import { pressable } from '../pages/unguarded.ts'
import type { Ringside } from '../ringside.ts'

const NILS = { number: '+46846500412', name: 'Nils Öberg' }
const BJORN = 'Björn Åkesson'

/** The program, signed in to VoIPBin as Jane. */
const test = base.extend<{ readonly platform: VoipbinFront; readonly voipbin: Ringside }>({
  platform: async ({ company }, use) => {
    const front = await VoipbinFront.open(company.pbx)
    await use(front)
    await front.close()
  },
  voipbin: async ({ platform, start }, use) => {
    const { settings, secret } = platform.issue('jane')
    const account = { vendor: platform.vendor, label: 'Jane Doe', secret }
    await use(await start({ account: { ...account, settings: { ...settings, callerNumber: '+493023125100' } } }))
  }
})

const rings = ({ pbx }: Company) => pbx.outside(NILS.number, NILS.name).dials(pbx.extension('jane'))

test('two telephones and a mobile ring, one card shows it, and one of them is picked up', async ({
  voipbin,
  company,
  platform,
  turnToOtherProgram
}, info) => {
  const main = mainPage(await voipbin.main())
  const popup = popupPage(await voipbin.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const call = await rings(company)
  expect([...platform.platform.calls.all].filter(({ status }) => status === 'ringing')).toHaveLength(4)
  await expect(popup.card(NILS.name)).toHaveCount(1)
  await expect(popup.page.getByRole('listitem', { name: /^Call from/ })).toHaveCount(1)
  await popup.page.screenshot({ path: info.outputPath('ringing.png') })
  await company.pbx.extension('jane').answers(call, 'desk')
  await expect(main.call(NILS.name)).toContainText(/0:0/)
  await expect(main.page.getByRole('listitem', { name: /^Call with/ })).toHaveCount(1)
  await main.page.screenshot({ path: info.outputPath('answered.png') })
  company.pbx.extension('jane').hangsUp()
  await expect(main.page.getByRole('listitem', { name: /^Call with/ })).toHaveCount(0)
})

test('somebody is asked on the same leg, and gets the call once that has answered', async ({
  voipbin,
  company
}, info) => {
  const main = mainPage(await voipbin.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  const bjorn = company.pbx.extension('202')
  await user.answers(await rings(company), 'desk')
  await main.control(NILS.name, 'Transfer').click()
  await main.page.getByRole('combobox', { name: 'Transfer to' }).fill('björn')
  await pressable(main.page.getByRole('option', { name: /Björn Åkesson/ })).click()
  await main.page.screenshot({ path: info.outputPath('transfer.png') })
  await main.control(NILS.name, 'Ask first').click()
  await expect.poll(() => bjorn.legs.map(({ state }) => state)).toEqual(['alerting'])
  await expect(main.call(NILS.name)).toContainText(/held 0:/)
  await expect(main.control(BJORN, 'Connect them')).toHaveCount(0)
  await main.page.screenshot({ path: info.outputPath('asked.png') })
  await bjorn.answers()
  await main.control(BJORN, 'Connect them').click()
  await expect.poll(() => user.legs.length).toBe(0)
  await expect
    .poll(() => bjorn.legs.map(({ state, remote }) => [state, remote.name]))
    .toEqual([['connected', NILS.name]])
  await expect(main.page.getByRole('listitem', { name: /^Call with/ })).toHaveCount(0)
})

test('a group of groups rings, one card shows it and says who took it', async ({
  voipbin,
  company,
  platform,
  turnToOtherProgram
}, info) => {
  const main = mainPage(await voipbin.main())
  const popup = popupPage(await voipbin.popup())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  await turnToOtherProgram()
  const bjorn = company.pbx.extension('202')
  const members = [platform.agent('jane'), platform.agent('202')]
  const asked = await fetch(`${platform.url}/v1.0/groupcalls`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${platform.platform.tokens.issue(platform.agent('203'))}`,
      'Content-Type': 'application/json'
    },
    body: JSON.stringify({
      source: { type: 'tel', target: NILS.number, name: NILS.name },
      destinations: members.map(({ id }) => ({ type: 'agent', target: id })),
      ring_method: 'ring_all',
      answer_method: 'hangup_others',
      actions: [{ type: 'sleep', option: { duration: 60_000 } }]
    })
  })
  expect(asked.status).toBe(200)
  await expect(popup.card(NILS.name)).toHaveCount(1)
  await popup.page.screenshot({ path: info.outputPath('group-rings.png') })
  await main.page.screenshot({ path: info.outputPath('group-rings-window.png') })
  await bjorn.answers()
  await expect(popup.page.getByText(`Answered by ${BJORN}`)).toBeVisible()
  await popup.page.screenshot({ path: info.outputPath('group-taken.png') })
  await expect(main.page.getByRole('listitem', { name: /^Call from/ })).toHaveCount(0)
})

test('a caller who waits in a group is removed from it, after a question', async ({
  voipbin,
  company,
  platform
}, info) => {
  const main = mainPage(await voipbin.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  for (const { address } of company.pbx.extensions) platform.platform.agents.setStatus(platform.agent(address), 'away')
  await company.pbx.outside(NILS.number, NILS.name).dials('300')
  await main.go('Groups')
  const row = main.page.getByRole('listitem', { name: 'Sales' })
  await pressable(row.getByRole('button', { name: '1 waiting' })).click({ timeout: 20_000 })
  const remove = row.getByRole('button', { name: `Remove ${NILS.name} from Sales` })
  await main.page.screenshot({ path: info.outputPath('waits.png') })
  await pressable(remove).click()
  await main.page.screenshot({ path: info.outputPath('question.png') })
  await pressable(main.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' })).click()
  await expect(remove).toHaveCount(0)
  expect([...platform.platform.queuecalls.all.values()].map(({ status }) => status)).toEqual(['abandoned'])
})
