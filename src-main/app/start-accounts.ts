import { app } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import type { Clock } from '../util/clock.ts'
import { startDemo, type Demo } from './demo.ts'
import type { Domain } from './domain.ts'
import { addTestAccount, testStart } from './test-account.ts'

/** The demo while it runs. */
export interface Demos {
  current?: Demo
}

/** What starting the accounts needs. */
export interface AccountStart {
  readonly domain: Domain
  readonly demos: Demos
  readonly clock: Clock
  readonly log: Log
}

/** The user's accounts; the demo when there is none, or on request. */
export async function startAccounts({ domain, demos, clock, log }: AccountStart, wantsDemo: boolean): Promise<void> {
  try {
    await domain.accounts.startAll()
    const test = testStart(app.isPackaged, process.env)
    if (test.account !== undefined) await addTestAccount(domain, test.account)
    const isNeeded = test.account === undefined && !test.empty && domain.keeper.list().length === 0
    if (wantsDemo || isNeeded) demos.current = await startDemo(domain.accounts, domain.connectors, clock)
  } catch (error) {
    log.error('accounts did not start', { error })
    domain.notices.add('error', m.error_internal())
  }
}
