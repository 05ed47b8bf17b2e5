import type { Extension } from './extension.ts'
import type { Pbx } from './pbx.ts'

/** That a person is in a call of another system, until a time. */
export interface LineState {
  readonly externalId: string
  /** The end as it was written. */
  readonly expiresOn: string
  /** Epoch ms. */
  readonly endsAt: number
}

/** Sets or changes an outside call of a person; it ends by itself (Contract dstny 3.6). */
export function setLineState(pbx: Pbx, extension: Extension, state: LineState): void {
  extension.lineStates.set(state.externalId, state)
  pbx.events.emit({ kind: 'lineState', extension })
  pbx.after(state.endsAt - pbx.clock.now(), () => {
    if (extension.lineStates.get(state.externalId) === state) removeLineState(pbx, extension, state.externalId)
  })
}

/** Ends an outside call. @returns false when there was none of that id. */
export function removeLineState(pbx: Pbx, extension: Extension, externalId: string): boolean {
  const found = extension.lineStates.delete(externalId)
  if (found) pbx.events.emit({ kind: 'lineState', extension })
  return found
}
