import Conf from 'conf'
import type { MissedSource } from '../../../src-preload/contract/missed.ts'
import { CallerLookup } from '../../calls/caller-lookup.ts'
import { silentLog } from '../../logging/log.ts'
import type { OpenJsonFile } from '../../settings/versioned-file.ts'
import { Notices } from '../../state/notices.ts'
import { ManualClock } from '../../util/clock.ts'
import { MissedCallStore } from '../missed-call-store.ts'
import type { NotifiedMissedCall } from '../missed-call-store.ts'
import { openMissedCallsFile } from '../missed-calls-file.ts'
import { defined } from '../../util/defined.ts'

/** The library below electron-store, which needs no Electron. */
const open: OpenJsonFile = ({ cwd, name }) => new Conf({ cwd, configName: name })

let count = 0

/** A store in that folder; a second one is the program after a restart. 'demo' is an account that is not kept. */
export function startMissed(cwd: string, clock = new ManualClock()) {
  const notices = new Notices(clock)
  const lookup = new CallerLookup(() => 'DE')
  const missed = new MissedCallStore({
    file: openMissedCallsFile({ open, cwd, clock, log: silentLog, notices }),
    clock,
    region: () => 'DE',
    named: lookup.namedParty.bind(lookup),
    isKept: (accountId) => accountId !== 'demo',
    newId: () => `m${++count}`
  })
  const added: string[][] = []
  missed.added.on((calls) => added.push(calls.map(({ remote }) => remote.name ?? remote.number ?? '?')))
  const texts = (): string[] => notices.entities.values().map(({ text }) => text)
  return { missed, clock, notices, lookup, added, texts }
}

/** A call by a number, as one source tells it. */
export const reportedBy = (source: MissedSource, number: string | undefined, at: number): NotifiedMissedCall => ({
  source,
  at,
  remote: { kind: 'external', withheld: number === undefined, ...defined({ number }) }
})

/** A live call that an account told of. */
export const live = (id: string, accountId = 'a'): MissedSource => ({ accountId, kind: 'call', id })

/** An item of an account's history. */
export const logged = (id: string, accountId = 'a'): MissedSource => ({ accountId, kind: 'history', id })
