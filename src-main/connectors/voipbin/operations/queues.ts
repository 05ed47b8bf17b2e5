import { queuecallRow, queueRow } from '../wire/queues.ts'
import { Operations } from './operations.ts'

/** Queues and who waits in them (VoIPBin 9). */
export class QueueOperations extends Operations {
  readonly list = this.lists('listQueues', queueRow)
  readonly get = this.reads('getQueue', queueRow)
  readonly listCalls = this.lists('listQueuecalls', queuecallRow)
  readonly call = this.reads('getQueuecall', queuecallRow)
  readonly deleteCall = this.changes('deleteQueuecall', queuecallRow)
  /** Throws the caller out of the queue; the call goes on with its flow. */
  readonly kick = this.changes('kickQueuecall', queuecallRow)
  /** The same by the caller's leg. */
  readonly kickLeg = this.changes('kickQueuecallOfCall', queuecallRow)
}
