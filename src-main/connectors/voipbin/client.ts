import { AccessOperations } from './operations/access.ts'
import { AgentOperations } from './operations/agents.ts'
import { CallOperations } from './operations/calls.ts'
import { ConferenceOperations } from './operations/conferences.ts'
import { ContactOperations, OwnContactOperations } from './operations/contacts.ts'
import { GroupcallOperations } from './operations/groupcalls.ts'
import { QueueOperations } from './operations/queues.ts'
import { RecordingOperations } from './operations/recordings.ts'
import type { Requester } from './request.ts'

/** Every operation of the interface that may be sent, noun by noun. */
export class VoipbinClient {
  readonly access
  readonly agents
  readonly calls
  readonly groupcalls
  readonly queues
  readonly conferences
  readonly contacts
  readonly ownContacts
  readonly recordings

  constructor(requester: Requester) {
    this.access = new AccessOperations(requester)
    this.agents = new AgentOperations(requester)
    this.calls = new CallOperations(requester)
    this.groupcalls = new GroupcallOperations(requester)
    this.queues = new QueueOperations(requester)
    this.conferences = new ConferenceOperations(requester)
    this.contacts = new ContactOperations(requester)
    this.ownContacts = new OwnContactOperations(requester)
    this.recordings = new RecordingOperations(requester)
  }
}
