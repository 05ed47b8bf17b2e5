import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from 'playwright/test'
import { startDesktop } from '../scripts/desktop.mjs'
import { Lifetime } from '../src-main/util/lifetime.ts'
import { openForeignWindow, type ForeignWindow } from './support/foreign-window.ts'
import { accountOf, openCompany, type Company } from './support/company.ts'
import { startRingside, type Ringside, type StartOptions } from './ringside.ts'

interface Fixtures {
  readonly company: Company
  /** A folder of this test's own for everything the program stores. */
  readonly profile: string
  /** Starts the real program; ended with the test. */
  readonly start: (options?: StartOptions) => Promise<Ringside>
  /** The program, signed in to the company as Jane (200). */
  readonly jane: Ringside
  /**
   * The user turns to another program, which has the keyboard from then on; closed with the test. Call it once the main
   * window is open: while that has the keyboard it shows what rings, and there is no popup.
   */
  readonly turnToOtherProgram: () => Promise<ForeignWindow>
}

interface WorkerFixtures {
  /** A screen, a keyboard, a session bus and a keyring that no other worker has; none beside Linux. */
  readonly desktop: undefined
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  desktop: [
    async ({}, use) => {
      if (process.platform !== 'linux') return use(undefined)
      const desktop = await startDesktop()
      process.env = desktop.env // as a whole: it lacks what would lead to the desktop of whoever runs the tests
      await use(undefined)
      await desktop.stop()
    },
    { scope: 'worker', auto: true }
  ],

  company: async ({}, use) => {
    await using company = await openCompany()
    await use(company)
  },

  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'ringside-profile-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  start: async ({ profile }, use, info) => {
    const started: Ringside[] = []
    await use(async (options = {}) => {
      const ringside = await startRingside(profile, options)
      started.push(ringside)
      return ringside
    })
    for (const [index, ringside] of started.entries()) {
      if (info.status !== info.expectedStatus) await keepEvidence(ringside, info.outputPath(`run-${index}`))
      await ringside.close()
    }
  },

  jane: async ({ start, company }, use) => {
    await use(await start({ account: accountOf(company, 'jane') }))
  },

  turnToOtherProgram: async ({}, use) => {
    await using lifetime = new Lifetime()
    await use(async () => lifetime.add(await openForeignWindow()))
  }
})

async function keepEvidence(ringside: Ringside, prefix: string): Promise<void> {
  await writeFile(`${prefix}.log`, ringside.output())
  for (const [index, page] of ringside.app.windows().entries()) {
    await page.screenshot({ path: `${prefix}-window-${index}.png`, timeout: 2_000 }).catch(() => undefined)
  }
}

export { accountOf, type Company } from './support/company.ts'
export { expect } from 'playwright/test'
