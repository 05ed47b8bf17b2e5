import type { Clock } from '../../util/clock.ts'
import { Refusals } from '../kit/refusals.ts'
import { CallIdentity } from './calls/call-identity.ts'
import { Consultations } from './calls/consultations.ts'
import { MissedCalls } from './calls/missed-calls.ts'
import { Nodes } from './calls/nodes.ts'
import { People } from './services/contacts/people.ts'
import { PhoneBooks } from './services/contacts/phone-books.ts'
import { Journal } from './services/history/journal.ts'
import { MessageIds } from './services/voicemail-box.ts'
import { QueueMemory } from './watch/queue-memory.ts'
import { WrongKeys } from './requests/wrong-keys.ts'

/** What an account keeps from one link to the next. */
export class LinkMemory {
  readonly refusals = new Refusals()
  readonly wrongKeys = new WrongKeys()
  readonly nodes = new Nodes()
  readonly queues = new QueueMemory()
  readonly calls: CallIdentity
  readonly consultations: Consultations
  readonly missed: MissedCalls
  readonly people: People
  readonly books = new PhoneBooks()
  readonly journal = new Journal()
  readonly messageIds = new MessageIds()

  constructor(clock: Clock, tenant: string) {
    this.calls = new CallIdentity(clock)
    this.consultations = new Consultations(clock)
    this.missed = new MissedCalls(clock)
    this.people = new People(tenant)
  }
}
