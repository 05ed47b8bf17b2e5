import type { Locator } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { popupPage } from '../pages/popup-page.ts'

const ARABIC = 'شركة الاتصالات السعودية للخدمات الهاتفية والحلول الرقمية المتكاملة في الرياض والمنطقة الشرقية'
const ENGLISH = 'The Very Long Company of Telephone Services and Integrated Digital Solutions in the Eastern Region Ltd'

/** Whether the text is cut off, and whether its first letter can be seen. */
const seen = (name: Locator): Promise<{ cut: boolean; first: boolean }> =>
  name.evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    if (text === null) throw new Error('there is no text')
    const range = document.createRange()
    range.setStart(text, 0)
    range.setEnd(text, 1)
    const [letter] = range.getClientRects()
    const place = element.getBoundingClientRect()
    const first =
      letter !== undefined && letter.width > 0 && letter.left >= place.left && letter.right <= place.right + 1
    return { cut: element.scrollWidth > element.clientWidth, first }
  })

for (const [script, name] of [
  ['Arabic', ARABIC],
  ['Latin', ENGLISH]
] as const) {
  test(`a long ${script} name shows its beginning in window and popup`, async ({
    jane,
    company,
    turnToOtherProgram
  }) => {
    const main = mainPage(await jane.main())
    await expect(main.badge()).toHaveAccessibleName(/Live$/)
    await turnToOtherProgram()
    await company.pbx.outside('+966112345678', name).dials(company.pbx.extension('jane'))
    const popup = popupPage(await jane.popup())
    const heading = main.page.getByRole('heading', { name })
    await expect(heading).toBeVisible()
    await expect(popup.page.getByText(name)).toHaveCount(1)
    expect(await seen(heading)).toEqual({ cut: true, first: true })
    expect(await seen(popup.page.getByText(name))).toEqual({ cut: true, first: true })
  })
}

test('joiners stay in names, and a name that cannot be seen is none', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const user = company.pbx.extension('jane')
  await company.pbx.outside('+989121234567', 'علی\u200cرضا 👨\u200d👩\u200d👧').dials(user)
  // nobody's in the directory
  await company.pbx.outside('+493023125177', '\u3164\u200d\u200d').dials(user)
  await expect(main.call('علی\u200cرضا 👨\u200d👩\u200d👧')).toBeVisible()
  await expect(main.page.getByRole('listitem', { name: /Call with.*23125177/ })).toBeVisible()
})

test('a long note of one’s own leaves the activity whole', async ({ jane, company }) => {
  const main = mainPage(await jane.main())
  await expect(main.badge()).toHaveAccessibleName(/Live$/)
  const note = 'In the workshop until noon, please leave a message with the switchboard or send me a text'
  company.pbx.extension('jane').changesPresence('available', { note })
  await main.go('Me')
  await expect(main.page.getByText(note)).toBeVisible()
  const activity = main.page.getByRole('combobox', { name: /^Activity/ }).locator('span')
  expect(await activity.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0)
})
