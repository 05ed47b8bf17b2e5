import Conf from 'conf'
import type { ServerTrust } from '../../connectors/trust-settings.ts'
import { QueueStore } from '../../agents/queue-store.ts'
import { CallStore } from '../../calls/call-store.ts'
import { CallerLookup } from '../../calls/caller-lookup.ts'
import { MissedCallStore } from '../../history/missed-call-store.ts'
import { openMissedCallsFile } from '../../history/missed-calls-file.ts'
import { silentLog } from '../../logging/log.ts'
import { ColleagueStore } from '../../presence/colleague-store.ts'
import { PresenceStore } from '../../presence/presence-store.ts'
import { Notices } from '../../state/notices.ts'
import { ManualClock } from '../../util/clock.ts'
import { CtiError } from '../../util/errors.ts'
import { AccountEndpoints } from '../account-endpoints.ts'
import type { PickedFile } from '../account-endpoints.ts'
import { AccountEvents } from '../account-events.ts'
import { AccountOptions } from '../account-options.ts'
import { AccountTrust } from '../account-trust.ts'
import { AccountKeeper } from '../account-keeper.ts'
import { AccountService } from '../account-service.ts'
import { LiveAccounts } from '../live-accounts.ts'
import { AccountStore } from '../account-store.ts'
import { SavedAccounts } from '../saved-accounts.ts'
import { SecretVault } from '../secret-vault.ts'
import type { KeyStore } from '../secret-vault.ts'
import { SignInReminders } from '../sign-in-reminders.ts'
import { fakeConnectors, fakeSupervision } from './fake-connector.ts'

/** The part of the program around accounts; a second one in the same folder is the program after a restart. */
export function startAccounts(cwd: string, store: KeyStore | 'none') {
  const clock = new ManualClock()
  const notices = new Notices(clock)
  const lookup = new CallerLookup(() => 'DE')
  const accounts = new AccountStore(clock)
  const calls = new CallStore(clock, lookup, (accountId) => accounts.answerPreferences(accountId))
  accounts.entities.changes.on(() => calls.chooseAnswerDevices())
  const presence = new PresenceStore()
  const queues = new QueueStore()
  const colleagues = new ColleagueStore()
  const log = silentLog
  const open = (options: { cwd: string; name: string }) => new Conf({ cwd: options.cwd, configName: options.name })
  const saved = new SavedAccounts({ open, cwd, clock, log, notices })
  const keeper = new AccountKeeper(
    saved,
    new SecretVault({ keyStore: store === 'none' ? undefined : store, clock, log }),
    notices
  )
  const missed = new MissedCallStore({
    file: openMissedCallsFile({ open, cwd, clock, log, notices }),
    clock,
    region: () => 'DE',
    named: lookup.namedParty.bind(lookup),
    isKept: (accountId) => keeper.find(accountId) !== undefined,
    newId: () => newId()
  })
  const events = new AccountEvents({ accounts, keeper, calls, missed, presence, queues, colleagues, lookup, notices })
  const { supervise, started } = fakeSupervision()
  const connectors = fakeConnectors
  let count = 0
  const newId = (): string => `id${++count}`
  const links = new LiveAccounts({ accounts, calls, events, lookup, queues, supervise, clock, log })
  const reminders = new SignInReminders(clock, notices)
  const service = new AccountService({ connectors, accounts, links, events, keeper, notices, reminders, log, newId })
  const files: PickedFile[] = []
  const endpoints = new AccountEndpoints({
    connectors,
    keeper,
    pickFile: async () => files.shift(),
    restart: (accountId) => service.restart(accountId),
    newId
  })
  const options = new AccountOptions({ connectors, keeper, restart: (accountId) => service.restart(accountId) })
  const authorities: ServerTrust[] = []
  const servers = new Map<string, ServerTrust>()
  const trust = new AccountTrust({
    keeper,
    look: async (host) => servers.get(host) ?? Promise.reject(new CtiError('network', { userMessage: 'nobody' })),
    pickAuthority: async () => authorities.shift(),
    restart: (accountId) => service.restart(accountId),
    newId
  })
  return {
    service,
    links,
    endpoints,
    options,
    files,
    trust,
    authorities,
    servers,
    connectors,
    keeper,
    clock,
    notices,
    accounts,
    calls,
    missed,
    presence,
    queues,
    colleagues,
    started
  }
}
