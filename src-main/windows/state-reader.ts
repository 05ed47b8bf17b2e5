import type { Patch, Snapshot } from '../../src-preload/contract/snapshot.ts'

/** The part of the stores that windows and tray may see. */
export interface StateReader {
  snapshot(): Snapshot
  /** Called in the same tick as the change; returns its own end. */
  changed(listener: (patch: Patch) => void): () => void
}
