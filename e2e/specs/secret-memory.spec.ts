import type { Page } from 'playwright/test'
import { expect, test } from '../fixtures.ts'
import { mainPage } from '../pages/main-page.ts'
import { signInAs, signInForm } from '../pages/sign-in-page.ts'
import type { Ringside } from '../ringside.ts'

const CODE = '123456'
const PASSWORD = 's3cret'

test('after signing in the window holds neither password nor token', async ({ start, company }) => {
  const ringside = await start({ empty: true })
  const page = await ringside.main()
  const form = signInForm(page)
  await signInAs(page, { address: company.front.url, user: 'zoe', password: PASSWORD })
  await page.getByLabel(/Code/).fill(CODE)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(mainPage(page).badge()).toHaveAccessibleName(/Live$/)
  await expect(form).toHaveCount(0)
  const token = String(company.front.requests.at(-1)?.headers['authorization']).replace('Bearer ', '')
  expect(() => company.front.tickets.check(`Bearer ${token}`)).not.toThrow()

  const heap = await heapOf(ringside, page)
  expect(heap).toContain('Connection of')
  expect(heap.includes(PASSWORD)).toBe(false)
  expect(heap.includes(token)).toBe(false)
})

/** Everything the page's memory holds, after a collection of garbage. */
async function heapOf(ringside: Ringside, page: Page): Promise<string> {
  const session = await ringside.app.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { captureNumericValue: false })
  await session.detach()
  return chunks.join('')
}
