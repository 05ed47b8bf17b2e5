import { wireLineState } from '../wire-calls.ts'
import type { WireLineState } from '../wire-calls.ts'
import { Operations } from './operations.ts'

/** Line states an outside system sets for the user; `externalId` is the caller's choice (Contract dstny 3.6). */
export class LineStateOperations extends Operations {
  getLineState(externalId: string, signal: AbortSignal): Promise<WireLineState> {
    return this.requester.read('getLineState', { path: { externalId } }, wireLineState, signal)
  }

  updateLineState(externalId: string, state: WireLineState, signal: AbortSignal): Promise<WireLineState | undefined> {
    return this.requester.act('updateLineState', { path: { externalId }, body: state }, wireLineState, signal)
  }

  createLineState(externalId: string, state: WireLineState, signal: AbortSignal): Promise<WireLineState | undefined> {
    return this.requester.act('createLineState', { path: { externalId }, body: state }, wireLineState, signal)
  }

  deleteLineState(externalId: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('deleteLineState', { path: { externalId } }, signal)
  }
}
