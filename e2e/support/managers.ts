import type { Page } from 'playwright/test'
import type { Bridge } from '../../src-preload/contract/ipc.ts'
import { openCallistoFront, type CallistoFront } from '../../src-main/simulator/fronts/callisto/front.ts'
import { test as base } from '../fixtures.ts'

/** The company with a server on which its managers have groups of assistants. */
export const test = base.extend<{ readonly managers: CallistoFront }>({
  managers: async ({ company }, use) => {
    const front = await openCallistoFront(company.pbx)
    await use(front)
    await front.close()
  }
})

/** Signs in to it beside the accounts that are there, with all that it can. */
export async function addManagers(page: Page, managers: CallistoFront): Promise<void> {
  const { ways } = managers.issue('jane')
  const [way] = ways
  const values = Object.fromEntries((way?.fields ?? []).map(({ name, value }) => [name, value]))
  await page.evaluate(
    async (input) => {
      const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
      const signedIn = await bridge.request('account.signIn', input)
      if (!signedIn.ok || signedIn.value.status !== 'signedIn') throw new Error(JSON.stringify(signedIn))
      const { accountId } = signedIn.value
      await bridge.request('account.setOptions', { accountId, values: { assumedFunctions: true, charset: 'utf-8' } })
    },
    { vendor: managers.vendor, method: way?.method ?? '', values }
  )
}
