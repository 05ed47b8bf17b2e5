import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import type { VoipbinContext } from '../context.ts'
import type { Directory } from '../directory.ts'
import type { AgentWatch } from '../watch/agent-watch.ts'
import type { QueueWatch } from '../watch/queue-watch.ts'
import type { ContactBook } from './contacts/contact-book.ts'
import { personalContactServices } from './contacts/personal-contacts.ts'
import { historyServices } from './history/history.ts'
import { queueServices } from './queues.ts'

/** What services are made from. */
export interface ServiceOptions {
  readonly context: VoipbinContext
  readonly directory: Directory
  readonly agents: Pick<AgentWatch, 'agents' | 'read'>
  readonly queues: QueueWatch
  readonly contacts: ContactBook
}

/** Everything that this system can be asked for beside calls; each function throws CtiError. */
export const servicesOf = ({ contacts, ...options }: ServiceOptions) =>
  ({
    ...queueServices(options),
    ...historyServices({ ...options, contacts }),
    ...personalContactServices(contacts)
  }) satisfies SomeServices

/** What this system can be asked for. */
export type VoipbinServiceName = keyof ReturnType<typeof servicesOf>
