import { groupcallRow } from '../wire/groupcalls.ts'
import { Operations } from './operations.ts'

/** Group calls (VoIPBin 7). */
export class GroupcallOperations extends Operations {
  readonly create = this.changes('createGroupcall', groupcallRow)
  readonly list = this.lists('listGroupcalls', groupcallRow)
  readonly get = this.reads('getGroupcall', groupcallRow)
  readonly delete = this.changes('deleteGroupcall', groupcallRow)
  readonly hangUp = this.changes('hangUpGroupcall', groupcallRow)
}
