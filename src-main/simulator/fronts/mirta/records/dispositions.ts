import type { CallRecord } from '../../../core/call-records.ts'
import type { EndCause } from '../../../core/end-causes.ts'

/** How a call came out, in the words of the history (MiRTA 8.2). */
export type Disposition = 'ANSWERED' | 'NO ANSWER' | 'BUSY' | 'FAILED' | 'CONGESTION'

const unanswered: Partial<Record<EndCause, Disposition>> = { busy: 'BUSY', unreachable: 'FAILED', timeLimit: 'FAILED' }

/** How a finished call came out. */
export const dispositionOf = ({ answeredAt, cause }: CallRecord): Disposition =>
  answeredAt !== undefined ? 'ANSWERED' : (unanswered[cause] ?? 'NO ANSWER')
