import { CallWatch } from './calls/call-watch.ts'
import { OrderedCall } from './calls/ordered-call.ts'
import type { Part } from '../kit/capability-table.ts'
import type { Feature } from './capabilities.ts'
import type { MirtaContext, Watch } from './context.ts'
import type { LinkMemory } from './memory.ts'
import type { PolledRow } from './poll-plan.ts'
import { ClockCheck } from './watch/clock-check.ts'
import { ColleagueWatch } from './watch/colleague-watch.ts'
import { DndWatch } from './watch/dnd-watch.ts'
import { FlowWatch } from './watch/flow-watch.ts'
import { VoicemailBox } from './services/voicemail-box.ts'
import { MissedWatch } from './watch/missed-watch.ts'
import { PeopleWatch } from './watch/people-watch.ts'
import { PhoneBookWatch } from './watch/phone-book-watch.ts'
import { VoicemailWatch } from './watch/voicemail-watch.ts'
import { QueueWatch } from './watch/queue-watch.ts'

/** What a link keeps up to date. */
export interface LinkParts {
  readonly context: MirtaContext
  readonly memory: LinkMemory
  readonly calls: CallWatch
  readonly orderedCall: OrderedCall
  readonly colleagues: ColleagueWatch
  readonly people: PeopleWatch
  readonly missed: MissedWatch
  readonly voicemailBox: VoicemailBox
  readonly voicemail: VoicemailWatch
  readonly phoneBooks: PhoneBookWatch
  readonly queues: QueueWatch
  readonly dnd: DndWatch
  readonly flows: FlowWatch
}

export function partsOf(context: MirtaContext, memory: LinkMemory): LinkParts {
  const calls = new CallWatch(context, memory)
  const colleagues = new ColleagueWatch(context)
  const voicemailBox = new VoicemailBox(context, memory.messageIds)
  const clockCheck = new ClockCheck(context)
  calls.lampsRead.on((lamps) => {
    colleagues.take(lamps)
    clockCheck.take(lamps)
  })
  return {
    context,
    memory,
    calls,
    orderedCall: new OrderedCall(context, calls, memory.calls),
    colleagues,
    people: new PeopleWatch(context, () => calls.refresh()),
    missed: new MissedWatch(context, memory),
    voicemailBox,
    voicemail: new VoicemailWatch(context, voicemailBox),
    phoneBooks: new PhoneBookWatch(context, memory.books),
    queues: new QueueWatch(context, memory.queues),
    dnd: new DndWatch(context, memory.queues),
    flows: new FlowWatch(context)
  }
}

/** A watch that is read in a row of the plan, as long as anything is left of its part of the system. */
export interface PlannedWatch {
  readonly row: Exclude<PolledRow, 'lamps' | 'extension'>
  readonly part: Part<Feature>
  readonly watch: Watch
}

/** What is read beside calls, and when. */
export const plannedWatches = (parts: LinkParts): readonly PlannedWatch[] => [
  { row: 'phoneBooks', part: 'contacts', watch: parts.people },
  { row: 'history', part: 'history', watch: parts.missed },
  { row: 'voicemail', part: 'history', watch: parts.voicemail },
  { row: 'phoneBooks', part: 'personalContacts', watch: parts.phoneBooks },
  { row: 'queues', part: 'queues', watch: parts.queues },
  { row: 'dnd', part: 'dnd', watch: parts.dnd },
  { row: 'flows', part: 'switches', watch: parts.flows }
]
