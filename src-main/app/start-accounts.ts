import { app } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import type { Demo, DemoKind } from './demo.ts'
import type { Domain } from './domain.ts'
import { announceTestAccount, testStart } from './test-account.ts'

/** What starting the accounts needs. */
export interface AccountStart {
  readonly domain: Domain
  readonly demo: Demo
  readonly log: Log
}

/**
 * Shows which accounts there will be: the user's; the demo when there is none, or on request. Done before the first window
 * asks, so that none says that there is no account. The answer starts them.
 */
export function announceAccounts(
  { domain, demo, log }: AccountStart,
  wanted: DemoKind | undefined
): () => Promise<void> {
  domain.accounts.announceAll()
  const test = testStart(app.isPackaged, process.env)
  const starting = test.accounts.map((account) => announceTestAccount(domain, account))
  const isNeeded = test.accounts.length === 0 && !test.empty && domain.keeper.list().length === 0
  const showsDemo = wanted !== undefined || isNeeded
  if (showsDemo) demo.announce(wanted)
  loadConnectors(domain)
  return async () => {
    try {
      await domain.accounts.startAll()
      await Promise.all(starting.map((start) => start()))
      if (showsDemo) await demo.show(true)
    } catch (error) {
      log.error('accounts did not start', { error })
      domain.notices.add('error', m.error_internal())
    }
  }
}

/** They are ready when the accounts start; a failure shows then. */
function loadConnectors({ connectors, stores }: Domain): void {
  const needed = Object.values(stores.accounts.all()).filter(({ connection }) => connection !== 'off')
  const vendors = new Set(needed.map(({ vendor }) => vendor))
  for (const vendor of vendors) connectors.find(vendor).catch(() => undefined)
}
