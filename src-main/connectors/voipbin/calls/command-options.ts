import type { VoipbinContext } from '../context.ts'
import type { Directory } from '../directory.ts'
import type { CallMemory, CallWatch } from './call-watch.ts'

/** What commands need. */
export interface CommandOptions {
  readonly context: VoipbinContext
  readonly memory: CallMemory
  readonly directory: Directory
  readonly calls: CallWatch
}
