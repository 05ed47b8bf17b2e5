import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { ManualClock } from '../../../util/clock.ts'
import type { ConnectorEvent, ReportedCall } from '../../events.ts'
import type { Term } from '../bert/term.ts'
import type { CallContext } from '../calls/call-context.ts'
import { CallMemory } from '../calls/call-memory.ts'
import { CallTable } from '../calls/call-table.ts'
import { Commands } from '../calls/commands.ts'
import type { CallGroup, CallUser } from '../client.ts'
import { Directory } from '../elements/directory.ts'
import { ElementStore } from '../elements/element-store.ts'
import type { BasixOptions } from '../options.ts'
import { readOptions } from '../options.ts'
import type { CtiCommand } from '../socket/commands.ts'
import { nothing } from './terms.ts'

/** Fields of an element by name; the rest holds nothing. */
export type Fields = Readonly<Record<string, Term>>

const ORDERS = {
  channel: [
    ...['uuid', 'direction', 'calling_name', 'calling_number', 'called_number', 'offer_timestamp', 'answer_timestamp'],
    ...['hangup_timestamp', 'other_uuid', 'user_id', 'state', 'group_id', 'origination', 'end_user', 'other_info'],
    ...['last_event', 'last_event_data']
  ],
  channel_waiting: ['uuid', 'direction', 'calling_number', 'called_number', 'user_id', 'end_user', 'state'],
  user: ['id', 'name', 'label', 'main_extension', 'do_not_disturb_status'],
  group: ['id', 'name', 'label', 'main_extension'],
  group_member: ['id', 'group_id', 'user_id', 'priority', 'login_status']
} as const

/** User, colleagues and group of the desk. */
export const ME = 10_001_001
export const MARIA = 10_001_002
export const TOMAS = 10_001_003
export const SALES = 10_005_001

/** What a desk has beside the usual. */
interface DeskParts {
  /** The connection of the account before this one. */
  readonly before?: CallDesk
  readonly callbacks?: CallContext['link']['callbacks']
}

/** The calls of one user, told by hand. */
export class CallDesk {
  readonly clock: ManualClock
  readonly store = new ElementStore()
  readonly memory: CallMemory
  readonly events: ConnectorEvent[] = []
  readonly sent: CtiCommand[] = []
  readonly asked: (CallUser | CallGroup)[] = []
  /** What is answered to a request. */
  answer: () => Promise<string[]> = () => Promise.resolve([])
  readonly directory: Directory
  readonly numbers: BasixOptions
  readonly table: CallTable
  readonly commands: Commands

  constructor(
    capabilities: readonly Capability[],
    options: Partial<BasixOptions> = {},
    { before, callbacks }: DeskParts = {}
  ) {
    this.clock = before?.clock ?? new ManualClock()
    this.memory = before?.memory ?? new CallMemory(this.clock)
    this.directory = new Directory(this.store)
    for (const [element, fields] of Object.entries(ORDERS)) this.store.take({ kind: 'field_spec', element, fields })
    this.numbers = readOptions({ countryCode: '49', internationalPrefix: '00', ...options })
    const context = this.#context(capabilities, callbacks)
    this.#tellPeople()
    this.table = new CallTable(context)
    this.commands = new Commands(context, this.table)
  }

  /** Tells of an element. */
  tell(element: keyof typeof ORDERS, event: 'added' | 'updated' | 'removed', fields: Fields): void {
    const values = ORDERS[element].map((name) => fields[name] ?? nothing)
    this.store.take({ kind: 'info_event', element, values, event })
  }

  /** Calls as they were told of last, those that are over left out. */
  get calls(): readonly ReportedCall[] {
    const calls = new Map<string, ReportedCall>()
    for (const event of this.events) {
      if (event.type === 'callUpdated') calls.set(event.call.vendorId, event.call)
      if (event.type === 'callEnded') calls.delete(event.vendorId)
    }
    return [...calls.values()]
  }

  /** The ends of calls. */
  get ended(): readonly ConnectorEvent[] {
    return this.events.filter(({ type }) => type === 'callEnded')
  }

  #tellPeople(): void {
    this.tell('user', 'added', { id: ME, name: 'hana', label: 'ユーザ 花', main_extension: '220' })
    this.tell('user', 'added', { id: MARIA, name: 'maria', label: 'Maria', main_extension: '210' })
    this.tell('user', 'added', { id: TOMAS, name: 'tomas', label: 'Tomas', main_extension: '211' })
    this.tell('group', 'added', { id: SALES, name: 'sales', label: 'Sales', main_extension: '300' })
    this.tell('group_member', 'added', { id: 2, group_id: SALES, user_id: TOMAS, priority: 2, login_status: 1 })
    this.tell('group_member', 'added', { id: 1, group_id: SALES, user_id: MARIA, priority: 1, login_status: 1 })
  }

  #ask(request: CallUser | CallGroup): Promise<string[]> {
    this.asked.push(request)
    return this.answer()
  }

  #context(capabilities: readonly Capability[], callbacks: DeskParts['callbacks']): CallContext {
    const { clock, store, memory, directory, numbers } = this
    const link = {
      clock,
      signal: new AbortController().signal,
      capabilities: new Set(capabilities),
      options: numbers,
      callbacks,
      emit: (event: ConnectorEvent) => void this.events.push(event),
      send: (command: CtiCommand) => void this.sent.push(command),
      client: {
        host: 'bcs.example',
        callUser: (call: CallUser) => this.#ask(call),
        callGroup: (call: CallGroup) => this.#ask(call)
      }
    }
    return { link, store, memory, directory, numbers, self: { id: ME, name: 'hana' } }
  }
}
