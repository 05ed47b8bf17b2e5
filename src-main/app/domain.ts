import { AccountEvents } from '../accounts/account-events.ts'
import { AccountKeeper } from '../accounts/account-keeper.ts'
import { AccountMarks } from '../accounts/account-marks.ts'
import { regionOfAccounts } from '../accounts/account-region.ts'
import { AccountService } from '../accounts/account-service.ts'
import { AccountStore } from '../accounts/account-store.ts'
import type { Connectors } from '../accounts/connectors.ts'
import type { Supervise } from '../accounts/live-account.ts'
import { SignInReminders } from '../accounts/sign-in-reminders.ts'
import { LiveAccounts } from '../accounts/live-accounts.ts'
import { ParkCodes } from '../accounts/park-codes.ts'
import { SavedAccounts } from '../accounts/saved-accounts.ts'
import { SecretVault, type KeyStore } from '../accounts/secret-vault.ts'
import type { ServiceInput } from '../../src-preload/contract/services/services.ts'
import { queueCallers } from '../queues/queue-callers.ts'
import { QueueCommands } from '../queues/queue-commands.ts'
import { PauseRules } from '../queues/pause-rules.ts'
import { openPausesFile } from '../queues/pauses-file.ts'
import { QueueStore } from '../queues/queue-store.ts'
import { CallCommands } from '../calls/call-commands.ts'
import { CallStore } from '../calls/call-store.ts'
import { makeCallers } from './callers.ts'
import { CallerLookup } from '../calls/caller-lookup.ts'
import { RingingTargets } from '../calls/ringing-targets.ts'
import { wasAnsweredInGroup } from '../history/group-answers.ts'
import { MissedCallCatchUp } from '../history/missed-call-catch-up.ts'
import { MissedCallWatch } from '../history/missed-call-watch.ts'
import { OwnHistoryWatch } from '../history/own/own-history-watch.ts'
import { Playback } from '../history/playback.ts'
import { ShownHistory } from '../history/shown-history.ts'
import type { Log } from '../logging/log.ts'
import { CallNotes } from '../notes/call-notes.ts'
import { ServiceRequests } from '../services/service-requests.ts'
import { ColleagueStore } from '../presence/colleague-store.ts'
import { ColleagueWatching } from '../presence/colleague-watching.ts'
import { PresenceCommands } from '../presence/presence-commands.ts'
import { PresenceStore } from '../presence/presence-store.ts'
import type { OpenJsonFile } from '../settings/versioned-file.ts'
import type { MediaStore } from '../state/media-store.ts'
import type { Stores } from '../state/state-view.ts'
import type { Clock } from '../util/clock.ts'
import { localZone } from '../util/time-zones.ts'
import type { WorkingDay } from '../util/working-day.ts'
import { makeAccountChanges, type AccountChangesSystem } from './account-changes.ts'
import { connectorsOf, superviseWith } from './connections.ts'
import { makeDialling } from './dialling.ts'
import { makeEarlyStores, type EarlyStores } from './early-stores.ts'
import { makeKeptStores } from './kept-stores.ts'

/** What the domain needs of the system it runs on. */
export interface DomainOptions extends AccountChangesSystem {
  readonly clock: Clock
  readonly log: Log
  /** Folder of settings and the list of accounts. */
  readonly folder: string
  readonly openJson: OpenJsonFile
  readonly keyStore: KeyStore | undefined
  /** ISO 3166-1 alpha-2. */
  readonly systemRegion: string
  /** Time zone of the user, IANA name; that of the computer when not given. */
  readonly zone?: () => string
  /** Sounds that the window may play. */
  readonly media: MediaStore
  /** What is there already, where windows come first; made here otherwise. */
  readonly early?: EarlyStores
  /** Those of the registry when not given. */
  readonly connectors?: Connectors
  /** Keeps the links of accounts open; by a `Supervisor` when not given. */
  readonly supervise?: Supervise
}

/** Everything the program knows and can do, without windows and channels. */
export type Domain = ReturnType<typeof makeDomain>

/** Wires stores, accounts and commands. */
export function makeDomain(options: DomainOptions) {
  const { clock, log, folder, openJson: open, keyStore, newId, zone = localZone } = options
  const { notices, settings, popupCards } = options.early ?? makeEarlyStores(options)
  const files = { open, cwd: folder, clock, log: log.child('files'), notices }
  const region = (): string => settings.current.region
  const lookup = new CallerLookup(region)
  const accountStore = new AccountStore(clock)
  const calls = new CallStore(clock, lookup, (accountId) => accountStore.answerPreferences(accountId))
  const queues = new QueueStore()
  const presence = new PresenceStore((accountId, number) => lookup.shownAs(accountId, number))
  const colleagues = new ColleagueStore()
  const keeper = new AccountKeeper(
    new SavedAccounts(files),
    new SecretVault({ keyStore, clock, log: log.child('vault') }),
    notices
  )
  const kept = makeKeptStores({ files, keeper, accounts: accountStore, lookup, newId, region })
  const { missed, ownHistory, usualTargets, chosenWays, chosenAccounts, notes } = kept
  const callNotes = new CallNotes({ calls: calls.entities, notes, region, named: lookup.namedParty.bind(lookup) })
  const { connectors = connectorsOf(clock, log), supervise = superviseWith(clock, log.child('link')) } = options
  const events = new AccountEvents({
    accounts: accountStore,
    keeper,
    calls,
    ...kept,
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
    ownHistory,
    queues,
    supervise,
    clock,
    log: log.child('accounts')
  })
  const marks = new AccountMarks(accountStore, keeper)
  const workingDay = (): WorkingDay => ({ startsAt: settings.current.workingDayStartsAt, timeZone: zone() })
  const accounts = new AccountService({
    clock,
    workingDay,
    connectors,
    accounts: accountStore,
    links,
    events,
    keeper,
    marks,
    notices,
    reminders: new SignInReminders(clock, notices),
    log: log.child('accounts'),
    newId
  })
  const execute = links.execute.bind(links)
  const queueCommands = new QueueCommands(queues, execute)
  const pauseRules = new PauseRules({
    queues: queues.entities,
    canPause: (accountId) => links.can(accountId, 'queuePause'),
    setPaused: (queueId, paused) => queueCommands.setPaused(queueId, paused, undefined),
    settings: () => settings.current.pauses,
    file: openPausesFile(files),
    log: log.child('queues')
  })
  const parkCodes = new ParkCodes(accountStore, keeper)
  const commands = new CallCommands({
    calls,
    link: links,
    region,
    parkCode: parkCodes.of.bind(parkCodes),
    notify: (text) => void notices.add('info', text),
    handedOver: (call, target) => usualTargets.learn(call, target),
    preferAnswerDevice: (...choice) => accounts.preferAnswerDevice(...choice)
  })
  const { dialAccounts, dialRequests } = makeDialling({
    accounts: accountStore,
    calls,
    chosenAccounts,
    lookup,
    settings,
    notices,
    clock,
    log,
    region,
    dial: (order) => commands.dial(order)
  })
  const callers = makeCallers({
    accounts: accountStore.entities,
    calls,
    missed,
    notes,
    lookup,
    chosenWays,
    links,
    clock,
    region,
    log
  })
  const stores: Stores = {
    accounts: accountStore.entities,
    calls: calls.entities,
    missed: missed.entities,
    notes: callNotes.entities,
    presence: presence.entities,
    queues: queues.entities,
    colleagues: colleagues.entities,
    notices: notices.entities,
    dialRequests: dialRequests.entities,
    popupCards,
    callerFacts: callers.callerFacts.entities,
    settings: settings.entities
  }
  accountStore.entities.changes.on(({ removed }) => {
    for (const accountId of removed) settings.dropAccount(accountId)
    calls.chooseAnswerDevices()
    const known = regionOfAccounts(accountStore.entities.values())
    if (known !== undefined) settings.suggestRegion(known)
  })
  const missedWatch = new MissedCallWatch({
    calls: calls.entities,
    answeredElsewhere: calls.answeredElsewhere,
    missed,
    isThere: (accountId) => accountStore.entities.get(accountId) !== undefined,
    answeredInGroup: (call) => wasAnsweredInGroup(call, { accounts: accountStore.entities, link: links, region }),
    region
  })
  return {
    accounts,
    accountStore,
    calls,
    ...callers,
    colleagues,
    colleagueWatching: new ColleagueWatching({
      accounts: accountStore.entities,
      colleagues,
      notify: links.watchColleagues.bind(links),
      log: log.child('colleagues')
    }),
    commands,
    connectors,
    dialAccounts,
    dialRequests,
    ...makeAccountChanges({ ...options, connectors, keeper, accountStore, accounts }),
    keeper,
    links,
    ...kept,
    marks,
    missedCatchUp: new MissedCallCatchUp({
      accounts: accountStore.entities,
      missed,
      link: links,
      isOwnHistory: ownHistory.isOf.bind(ownHistory),
      clock,
      log: log.child('missed')
    }),
    missedWatch,
    callNotes,
    notices,
    services: new ServiceRequests(callers.contacts, region),
    shownHistory: new ShownHistory({ link: links, missed, named: lookup.namedParty.bind(lookup) }),
    playback: new Playback({ link: links, media: options.media }),
    ownHistoryWatch: new OwnHistoryWatch({
      calls: calls.entities,
      answeredElsewhere: calls.answeredElsewhere,
      history: ownHistory,
      wasRefused: missedWatch.wasRefused.bind(missedWatch)
    }),
    parkCodes,
    popupCards,
    presence,
    presenceCommands: new PresenceCommands({
      presence,
      clock,
      workingDay,
      execute,
      followDnd: pauseRules.follow.bind(pauseRules),
      notices
    }),
    queues,
    queueCommands,
    queueCallers: (input: ServiceInput<'queue.callers'>) =>
      queueCallers({ ask: (which) => links.ask('queue.callers', which), named: lookup.namedParty.bind(lookup) }, input),
    pauseRules,
    region,
    ringingTargets: new RingingTargets(calls, colleagues.entities, lookup),
    settings,
    stores
  }
}
