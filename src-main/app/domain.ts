import { AccountEndpoints } from '../accounts/account-endpoints.ts'
import type { PickedFile } from '../accounts/account-endpoints.ts'
import { AccountEvents } from '../accounts/account-events.ts'
import { AccountKeeper } from '../accounts/account-keeper.ts'
import { AccountOptions } from '../accounts/account-options.ts'
import { regionOfAccounts } from '../accounts/account-region.ts'
import { AccountService } from '../accounts/account-service.ts'
import { AccountStore } from '../accounts/account-store.ts'
import { AccountTrust } from '../accounts/account-trust.ts'
import type { Connectors } from '../accounts/connectors.ts'
import type { Supervise } from '../accounts/live-account.ts'
import { SignInReminders } from '../accounts/sign-in-reminders.ts'
import { LiveAccounts } from '../accounts/live-accounts.ts'
import { ParkCodes } from '../accounts/park-codes.ts'
import { SavedAccounts } from '../accounts/saved-accounts.ts'
import { SecretVault, type KeyStore } from '../accounts/secret-vault.ts'
import { QueueCommands } from '../agents/queue-commands.ts'
import { QueueStore } from '../agents/queue-store.ts'
import { CallCommands } from '../calls/call-commands.ts'
import { CallStore } from '../calls/call-store.ts'
import { CallerLookup } from '../calls/caller-lookup.ts'
import { CallerSearch } from '../calls/caller-search.ts'
import { DialRequests } from '../calls/dial-requests.ts'
import { RingingTargets } from '../calls/ringing-targets.ts'
import { loadConnector, vendorNames } from '../connectors/registry.ts'
import { Supervisor } from '../connectors/supervisor.ts'
import type { Connector } from '../connectors/connector.ts'
import { wasAnsweredInGroup } from '../history/group-answers.ts'
import { MissedCallCatchUp } from '../history/missed-call-catch-up.ts'
import { MissedCallStore } from '../history/missed-call-store.ts'
import { MissedCallWatch } from '../history/missed-call-watch.ts'
import { openMissedCallsFile } from '../history/missed-calls-file.ts'
import type { Log } from '../logging/log.ts'
import { OfficeRequests } from '../office/office-requests.ts'
import { ColleagueStore } from '../presence/colleague-store.ts'
import { ColleagueWatching } from '../presence/colleague-watching.ts'
import { PresenceCommands } from '../presence/presence-commands.ts'
import { PresenceStore } from '../presence/presence-store.ts'
import { SettingsStore } from '../settings/settings-store.ts'
import type { OpenJsonFile } from '../settings/versioned-file.ts'
import { EntityStore } from '../state/entity-store.ts'
import { Notices } from '../state/notices.ts'
import type { Stores } from '../state/state-view.ts'
import { readAuthorities } from '../transport/authority-file.ts'
import { lookAtServer } from '../transport/server-look.ts'
import { WebhookServer } from '../transport/webhook-server.ts'
import type { Clock } from '../util/clock.ts'
import { localZone } from '../util/time-zones.ts'
import type { PickedAuthority } from './pick-file.ts'

/** What the domain needs of the system it runs on. */
export interface DomainParts {
  readonly clock: Clock
  readonly log: Log
  /** Folder of settings and the list of accounts. */
  readonly folder: string
  readonly openJson: OpenJsonFile
  readonly keyStore: KeyStore | undefined
  /** ISO 3166-1 alpha-2. */
  readonly systemRegion: string
  readonly newId: () => string
  /** Lets the user choose a text file. */
  readonly pickFile: () => Promise<PickedFile | undefined>
  /** Lets the user choose a CA file. */
  readonly pickAuthorityFile: () => Promise<PickedAuthority | undefined>
}

/** Everything the program knows and can do, without windows and channels. */
export type Domain = ReturnType<typeof makeDomain>

/** Wires stores, accounts and commands. */
export function makeDomain(parts: DomainParts) {
  const { clock, log, folder, openJson: open, keyStore, systemRegion, newId, pickFile, pickAuthorityFile } = parts
  const notices = new Notices(clock)
  const files = { open, cwd: folder, clock, log: log.child('files'), notices }
  const settings = new SettingsStore({ ...files, systemRegion })
  const region = (): string => settings.current.region
  const lookup = new CallerLookup(region)
  const accountStore = new AccountStore(clock)
  const calls = new CallStore(clock, lookup, (accountId) => accountStore.answerPreferences(accountId))
  const queues = new QueueStore()
  const presence = new PresenceStore()
  const colleagues = new ColleagueStore()
  const keeper = new AccountKeeper(
    new SavedAccounts(files),
    new SecretVault({ keyStore, clock, log: log.child('vault') }),
    notices
  )
  const missed = new MissedCallStore({
    file: openMissedCallsFile(files),
    clock,
    region,
    named: lookup.namedParty.bind(lookup),
    isKept: (accountId) => keeper.find(accountId) !== undefined,
    newId
  })
  const connectors = connectorsOf(clock, log)
  const events = new AccountEvents({
    accounts: accountStore,
    keeper,
    calls,
    missed,
    presence,
    queues,
    colleagues,
    lookup,
    notices
  })
  const links = new LiveAccounts({
    accounts: accountStore,
    calls,
    events,
    lookup,
    queues,
    supervise: superviseWith(clock, log.child('link')),
    clock,
    log: log.child('accounts')
  })
  const accounts = new AccountService({
    connectors,
    accounts: accountStore,
    links,
    events,
    keeper,
    notices,
    reminders: new SignInReminders(clock, notices),
    log: log.child('accounts'),
    newId
  })
  const execute = links.execute.bind(links)
  const parkCodes = new ParkCodes(accountStore, keeper)
  const commands = new CallCommands({
    calls,
    link: links,
    region,
    parkCode: parkCodes.of.bind(parkCodes),
    tell: (text) => void notices.add('info', text),
    preferAnswerDevice: (...choice) => accounts.preferAnswerDevice(...choice)
  })
  const dialRequests = new DialRequests({
    clock,
    notices,
    log: log.child('dial'),
    region,
    linksAllowed: () => settings.current.dialLinksWithoutAsking,
    defaultAccountId: () => accountStore.defaultDialAccountId(),
    dial: (order) => commands.dial(order)
  })
  const popupCards = new EntityStore('popupCards')
  const stores: Stores = {
    accounts: accountStore.entities,
    calls: calls.entities,
    missed: missed.entities,
    presence: presence.entities,
    queues: queues.entities,
    colleagues: colleagues.entities,
    notices: notices.entities,
    dialRequests: dialRequests.entities,
    popupCards,
    settings: settings.entities
  }
  accountStore.entities.changes.on(() => {
    calls.chooseAnswerDevices()
    const known = regionOfAccounts(accountStore.entities.values())
    if (known !== undefined) settings.suggestRegion(known)
  })
  return {
    accounts,
    calls,
    callerSearch: new CallerSearch({
      calls: calls.entities,
      lookup,
      clock,
      region,
      log: log.child('callers'),
      search: links.searchAccount.bind(links),
      renamed: () => {
        calls.renameAll()
        missed.renameAll()
      }
    }),
    colleagueWatching: new ColleagueWatching({
      accounts: accountStore.entities,
      colleagues,
      tell: links.watchColleagues.bind(links),
      log: log.child('colleagues')
    }),
    commands,
    connectors,
    dialRequests,
    endpoints: new AccountEndpoints({
      connectors,
      keeper,
      pickFile,
      restart: (accountId) => accounts.restart(accountId),
      newId
    }),
    keeper,
    links,
    missed,
    missedCatchUp: new MissedCallCatchUp({
      accounts: accountStore.entities,
      missed,
      link: links,
      clock,
      log: log.child('missed')
    }),
    missedWatch: new MissedCallWatch({
      calls: calls.entities,
      missed,
      answeredInGroup: (call) => wasAnsweredInGroup(call, { accounts: accountStore.entities, link: links, region })
    }),
    notices,
    office: new OfficeRequests(links, region),
    options: new AccountOptions({ connectors, keeper, restart: (accountId) => accounts.restart(accountId) }),
    parkCodes,
    popupCards,
    presenceCommands: new PresenceCommands({
      presence,
      clock,
      workingDay: () => ({ startsAt: settings.current.workingDayStartsAt, timeZone: localZone() }),
      execute
    }),
    queueCommands: new QueueCommands(queues, execute),
    region,
    ringingTargets: new RingingTargets(calls, colleagues.entities, lookup),
    settings,
    stores,
    trust: new AccountTrust({
      keeper,
      look: lookAtServer,
      pickAuthority: async () => {
        const file = await pickAuthorityFile()
        return file && readAuthorities(file.name, file.bytes)
      },
      restart: (accountId) => accounts.restart(accountId),
      newId
    })
  }
}

function connectorsOf(clock: Clock, log: Log): Connectors {
  const loaded = new Map<string, Promise<Connector | undefined>>()
  const webhooks = new WebhookServer({ clock })
  const find = (vendor: string): Promise<Connector | undefined> => {
    const loading = loaded.get(vendor) ?? loadConnector(vendor, { clock, log: log.child(vendor), webhooks })
    loaded.set(vendor, loading)
    return loading
  }
  return { find, list: () => vendorNames }
}

const superviseWith =
  (clock: Clock, log: Log): Supervise =>
  (connector, credentials, sink) => {
    const supervisor = new Supervisor({ connector, credentials, sink, clock, log })
    supervisor.start()
    return supervisor
  }
