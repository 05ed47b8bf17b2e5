import type { Lacking } from '../../../src-preload/contract/ability.ts'
import type { CertificateProblem } from '../../../src-preload/contract/certificate.ts'
import type { CallerLine, ConnectionState, Device } from '../../../src-preload/contract/account.ts'
import type { Activity, PresenceRole, PresenceShortcut } from '../../../src-preload/contract/presence.ts'
import type { Link } from '../connector.ts'
import type {
  ConnectorEvent,
  ReportedCall,
  ReportedColleague,
  ReportedFacts,
  ReportedMissedCall,
  ReportedPresence,
  ReportedQueue
} from '../events.ts'
import type { LinkSink } from '../supervisor.ts'

/** What a user would see of one account: a sink that believes everything, for tests. */
export class RecordedState implements LinkSink {
  readonly calls = new Map<string, ReportedCall>()
  readonly queues = new Map<string, ReportedQueue>()
  readonly colleagues = new Map<string, ReportedColleague>()
  readonly statuses: ConnectionState[] = []
  readonly events: ConnectorEvent[] = []
  readonly gone: Omit<Extract<ConnectorEvent, { type: 'callEnded' }>, 'type'>[] = []
  problem: string | undefined
  triesAt: number | undefined
  certificate: CertificateProblem | undefined
  presence: ReportedPresence | undefined
  activities: readonly Activity[] = []
  roles: readonly PresenceRole[] = []
  shortcuts: readonly PresenceShortcut[] = []
  divertsTo: string | undefined
  devices: readonly Device[] = []
  lines: readonly CallerLine[] = []
  lost: string[] = []
  facts: ReportedFacts = {}
  readonly missed: ReportedMissedCall[] = []
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
  get call(): ReportedCall {
    const [first, ...rest] = [...this.calls.values()]
    if (first === undefined || rest.length > 0) throw new Error(`expected one call, saw ${String(this.calls.size)}`)
    return first
  }

  /** Everything the user was told about the account, the oldest first. */
  get reported(): string[] {
    return this.events.flatMap((event) =>
      event.type === 'capabilitiesLost' ? [event.reason] : event.type === 'notice' ? [event.text] : []
    )
  }

  /** Why each capability was lost. */
  get whyLost(): Lacking {
    const all = this.events.flatMap((event) => (event.type === 'capabilitiesLost' ? [event] : []))
    return new Map(
      all.flatMap(({ capabilities, why }) => capabilities.map((one) => [one, { kind: 'refused', reason: why }]))
    )
  }

  /** States of all calls, sorted. */
  get callStates(): string[] {
    return [...this.calls.values()].map(({ state }) => state).sort()
  }

  status(state: ConnectionState, problem?: string, certificate?: CertificateProblem, triesAt?: number): void {
    this.statuses.push(state)
    this.triesAt = triesAt
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

  #correctEnd({ type: _, ...elsewhere }: Extract<ConnectorEvent, { type: 'callAnsweredElsewhere' }>): void {
    const at = this.gone.findLastIndex(({ vendorId }) => vendorId === elsewhere.vendorId)
    if (at !== -1) this.gone[at] = { ...elsewhere, answeredElsewhere: true }
  }

  #take(event: ConnectorEvent): void {
    this.events.push(event)
    switch (event.type) {
      case 'callUpdated':
        return void this.calls.set(event.call.vendorId, event.call)
      case 'callEnded':
        this.gone.push(event)
        return void this.calls.delete(event.vendorId)
      case 'callAnsweredElsewhere':
        return this.#correctEnd(event)
      case 'queuesChanged':
        if (event.complete) this.queues.clear()
        for (const queue of event.queues) this.queues.set(queue.vendorId, queue)
        return
      case 'presenceChanged':
        return void (this.presence = event.presence)
      case 'activitiesChanged':
        return void (this.activities = event.activities)
      case 'rolesChanged':
        return void (this.roles = event.roles)
      case 'diversionChanged':
        return void (this.divertsTo = event.to)
      case 'shortcutsChanged':
        return void (this.shortcuts = event.shortcuts)
      case 'devicesChanged':
        return void (this.devices = event.devices)
      case 'deviceUsed':
        return // what is used next is not the link's to know
      case 'callsLeftOut':
        return void (this.callsLeftOut = event.vendorIds.length)
      case 'callerLinesChanged':
        return void (this.lines = event.lines)
      case 'callPollingChanged':
        return void (this.pollsEveryMs = event.everyMs)
      case 'colleagueChanged':
        return void this.colleagues.set(event.colleague.contactId, event.colleague)
      case 'colleagueRemoved':
        return void this.colleagues.delete(event.contactId)
      case 'capabilitiesLost':
        return void this.lost.push(...event.capabilities)
      case 'notice':
        return // in `reported`
      case 'factsChanged':
        return void (this.facts = { ...this.facts, ...event.facts })
      case 'callsMissed':
        return void this.missed.push(...event.calls)
      case 'vipNumbersChanged':
        return void (this.vipNumbers = event.numbers)
      case 'settingsKept':
        return void (this.kept = { ...this.kept, ...event.settings })
    }
  }
}
