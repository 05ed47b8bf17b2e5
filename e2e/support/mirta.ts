import { openMirtaFront, type MirtaFront } from '../../src-main/simulator/fronts/mirta/front.ts'
import { test as base } from '../fixtures.ts'
import type { Seat } from './company.ts'

/** The company behind a system that is asked for everything, and an account of Jane with what she has chosen. */
export const test = base.extend<{ readonly asked: MirtaFront; readonly account: Seat }>({
  asked: async ({ company }, use) => {
    const front = await openMirtaFront(company.pbx)
    await use(front)
    await front.close()
  },
  account: async ({ asked }, use) => {
    const { settings, secret } = asked.issue('jane')
    const { timeZone: zone } = asked.switches
    const chosen = { zone, pauseReasons: ['Lunch', 'Training'], switches: ['900'], virtualNumbers: ['320'] }
    await use({ vendor: 'mirta', label: 'Jane', settings: { ...settings, ...chosen }, secret })
  }
})
