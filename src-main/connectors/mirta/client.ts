import { AccessOperations } from './operations/access.ts'
import { CallOperations } from './operations/calls.ts'
import { MessageOperations } from './operations/messages.ts'
import { QueueOperations } from './operations/queues.ts'
import { RecordOperations } from './operations/records.ts'
import type { Requester } from './requests/request.ts'

/** Every request of the interface that a link may send, noun by noun; those of administration are not in it. */
export class MirtaClient {
  readonly access
  readonly calls
  readonly queues
  readonly records
  readonly messages

  constructor(requester: Requester) {
    this.access = new AccessOperations(requester)
    this.calls = new CallOperations(requester)
    this.queues = new QueueOperations(requester)
    this.records = new RecordOperations(requester)
    this.messages = new MessageOperations(requester)
  }
}
