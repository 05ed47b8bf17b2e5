import type { CertificateProblem } from '../../../src-preload/contract/certificate.ts'
import type { CallerLine, ConnectionState, Device } from '../../../src-preload/contract/account.ts'
import type { Activity, PresenceRole, PresenceShortcut } from '../../../src-preload/contract/presence.ts'
import type { Link } from '../connector.ts'
import type {
  ConnectorEvent,
  SeenCall,
  SeenColleague,
  SeenFacts,
  SeenMissed,
  SeenPresence,
  SeenQueue
} from '../events.ts'
import type { LinkSink } from '../supervisor.ts'

/** What a user would see of one account: a sink that believes everything, for tests. */
export class Picture implements LinkSink {
  readonly calls = new Map<string, SeenCall>()
  readonly queues = new Map<string, SeenQueue>()
  readonly colleagues = new Map<string, SeenColleague>()
  readonly statuses: ConnectionState[] = []
  readonly events: ConnectorEvent[] = []
  readonly gone: Omit<Extract<ConnectorEvent, { type: 'callGone' }>, 'type'>[] = []
  problem: string | undefined
  certificate: CertificateProblem | undefined
  presence: SeenPresence | undefined
  activities: readonly Activity[] = []
  roles: readonly PresenceRole[] = []
  shortcuts: readonly PresenceShortcut[] = []
  divertsTo: string | undefined
  devices: readonly Device[] = []
  lines: readonly CallerLine[] = []
  lost: string[] = []
  facts: SeenFacts = {}
  readonly missed: SeenMissed[] = []
  vipNumbers: readonly string[] = []
  /** What the account's settings got from the link. */
  kept: Readonly<Record<string, unknown>> = {}
  /** How often new calls are asked for where nothing tells of them, in ms. */
  pollsEveryMs: number | undefined
  /** How many calls the account has beyond what is shown. */
  callsLeftOut = 0
  current: Link | undefined
  /** Contacts every new link is told to watch. */
  watching: readonly string[] = []
  /** Hears everything too, as the stores of the program do. */
  follower: Pick<LinkSink, 'replace' | 'apply'> | undefined

  get state(): ConnectionState | undefined {
    return this.statuses.at(-1)
  }

  /** The only call. @throws when there is none or more than one */
  get call(): SeenCall {
    const [first, ...rest] = [...this.calls.values()]
    if (first === undefined || rest.length > 0) throw new Error(`expected one call, saw ${String(this.calls.size)}`)
    return first
  }

  /** Everything the user was told about the account, the oldest first. */
  get told(): string[] {
    return this.events.flatMap((event) =>
      event.type === 'capabilitiesLost' ? [event.reason] : event.type === 'notice' ? [event.text] : []
    )
  }

  /** States of all calls, sorted. */
  get callStates(): string[] {
    return [...this.calls.values()].map(({ state }) => state).sort()
  }

  status(state: ConnectionState, problem?: string, certificate?: CertificateProblem): void {
    this.statuses.push(state)
    this.problem = problem
    this.certificate = certificate
  }

  link(link: Link | undefined): void {
    this.current = link
    if (this.watching.length > 0) link?.watchColleagues(this.watching)
  }

  replace(events: readonly ConnectorEvent[]): void {
    this.calls.clear()
    this.queues.clear()
    this.pollsEveryMs = undefined
    this.callsLeftOut = 0
    for (const event of events) this.#take(event)
    this.follower?.replace(events)
  }

  apply(event: ConnectorEvent): void {
    this.#take(event)
    this.follower?.apply(event)
  }

  #take(event: ConnectorEvent): void {
    this.events.push(event)
    switch (event.type) {
      case 'callSeen':
        return void this.calls.set(event.call.vendorId, event.call)
      case 'callGone':
        this.gone.push(event)
        return void this.calls.delete(event.vendorId)
      case 'queuesSeen':
        if (event.complete) this.queues.clear()
        for (const queue of event.queues) this.queues.set(queue.vendorId, queue)
        return
      case 'presenceSeen':
        return void (this.presence = event.presence)
      case 'activitiesSeen':
        return void (this.activities = event.activities)
      case 'rolesSeen':
        return void (this.roles = event.roles)
      case 'diversionSeen':
        return void (this.divertsTo = event.to)
      case 'shortcutsSeen':
        return void (this.shortcuts = event.shortcuts)
      case 'devicesSeen':
        return void (this.devices = event.devices)
      case 'deviceUsed':
        return // what is used next is not the link's to know
      case 'callsLeftOut':
        return void (this.callsLeftOut = event.vendorIds.length)
      case 'callerLinesSeen':
        return void (this.lines = event.lines)
      case 'callPollingSeen':
        return void (this.pollsEveryMs = event.everyMs)
      case 'colleagueSeen':
        return void this.colleagues.set(event.colleague.contactId, event.colleague)
      case 'colleagueGone':
        return void this.colleagues.delete(event.contactId)
      case 'capabilitiesLost':
        return void this.lost.push(...event.capabilities)
      case 'notice':
        return // in `told`
      case 'factsSeen':
        return void (this.facts = { ...this.facts, ...event.facts })
      case 'missedSeen':
        return void this.missed.push(...event.calls)
      case 'vipNumbersSeen':
        return void (this.vipNumbers = event.numbers)
      case 'settingsKept':
        return void (this.kept = { ...this.kept, ...event.settings })
    }
  }
}
