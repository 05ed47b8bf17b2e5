import type { Extension } from './extension.ts'
import type { LineState } from './person-settings.ts'
import type { World } from '../core/world.ts'

/** Sets or changes an outside call of a person; it ends by itself (Dstny API 3.6). */
export function setLineState(world: World, extension: Extension, state: LineState): void {
  extension.lineStates.set(state.externalId, state)
  world.events.emit({ kind: 'lineState', extension })
  world.after(state.endsAt - world.clock.now(), () => {
    if (extension.lineStates.get(state.externalId) === state) removeLineState(world, extension, state.externalId)
  })
}

/** Ends an outside call. @returns false when there was none of that id. */
export function removeLineState(world: World, extension: Extension, externalId: string): boolean {
  const found = extension.lineStates.delete(externalId)
  if (found) world.events.emit({ kind: 'lineState', extension })
  return found
}
