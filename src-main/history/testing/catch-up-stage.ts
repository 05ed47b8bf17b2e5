import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { HistoryItem } from '../../../src-preload/contract/services/history.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../../src-preload/contract/services/services.ts'
import { AccountStore } from '../../accounts/account-store.ts'
import { createLog } from '../../logging/log.ts'
import { LogMemory } from '../../logging/log-file.ts'
import type { ManualClock } from '../../util/clock.ts'
import type { CtiError } from '../../util/errors.ts'
import { MissedCallCatchUp } from '../missed-call-catch-up.ts'
import { startMissed } from './missed-calls.ts'

/** A history as a telephone system keeps it, newest first. */
class FakeHistory {
  readonly asked: ServiceInput<'history.page'>[] = []
  rows: HistoryItem[] = []
  failure: CtiError | undefined
  /** Of the computer's clock. */
  aheadMs = 0

  rings(number: string, at: number, more: Partial<HistoryItem> = {}): void {
    const row = { id: `${this.rows.length}`, kind: 'missed', at: at + this.aheadMs, seen: false, number } as const
    this.rows.unshift({ ...row, ...more })
  }

  async ask<N extends ServiceName>(_name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const asked = input as ServiceInput<'history.page'> // nothing else is asked
    this.asked.push(asked)
    await Promise.resolve()
    if (this.failure !== undefined) throw this.failure
    const { from = 0, limit, olderThan, kinds } = asked
    const fits = this.rows.filter(({ at, kind }) => at >= from && kinds?.some((one) => one === kind))
    const start = olderThan === undefined ? 0 : fits.findIndex(({ id }) => id === olderThan) + 1
    const items = fits.slice(start, start + limit)
    const older = start + limit < fits.length ? { older: items.at(-1)?.id ?? '' } : {}
    const ahead = this.aheadMs === 0 ? {} : { serverAheadMs: this.aheadMs }
    return { items, replaces: olderThan === undefined, ...older, ...ahead } as ServiceOutput<N> // a page, as asked
  }
}

/** Missed calls that are caught up with from a history, for any number of accounts. */
function makeCatchUpStage(cwd: string, clock?: ManualClock) {
  const base = startMissed(cwd, clock)
  const accounts = new AccountStore(base.clock)
  const memory = new LogMemory()
  const log = createLog({ destination: memory, clock: base.clock })
  const history = new FakeHistory()
  const catchUp = new MissedCallCatchUp({
    accounts: accounts.entities,
    missed: base.missed,
    link: history,
    isOwnHistory: (accountId) => accountId === 'own',
    clock: base.clock,
    log
  })
  const signIn = (id = 'a', capabilities: Capability[] = ['history']): void => {
    accounts.put({ id, vendor: 'v', vendorName: 'V', label: id, isDemo: false, secretStorage: 'keyStore' })
    accounts.setCapabilities(id, capabilities)
  }
  const goesLive = async (id = 'a'): Promise<void> => {
    accounts.setConnection(id, 'live')
    await base.clock.advance(0)
  }
  const loses = (id = 'a'): void => accounts.setConnection(id, 'stale', 'gone')
  const listed = (): (string | undefined)[] =>
    base.missed.entities
      .values()
      .toSorted((a, b) => b.at - a.at)
      .map(({ remote }) => remote.number)
  return { ...base, accounts, memory, history, catchUp, signIn, goesLive, loses, listed }
}

/** A stage for each test, in a folder of its own; `restart` makes another one there, as the program's next start does. */
export function catchUpStageForEachTest() {
  let cwd: string
  let stage: ReturnType<typeof makeCatchUpStage>
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
    stage = makeCatchUpStage(cwd)
  })
  afterEach(async () => {
    await stage.catchUp[Symbol.asyncDispose]()
    await stage.missed[Symbol.asyncDispose]()
    rmSync(cwd, { recursive: true })
  })
  return {
    get stage() {
      return stage
    },
    restart: (clock: ManualClock) => (stage = makeCatchUpStage(cwd, clock))
  }
}
