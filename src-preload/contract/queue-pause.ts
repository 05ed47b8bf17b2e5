import type { Queue } from './queue.ts'

/** Whether the user can pause in a queue, or take calls again: whoever serves a ring group is in it or not. */
export const canBePaused = ({ kind, signedIn }: Pick<Queue, 'kind' | 'signedIn'>): boolean =>
  kind !== 'ring' && signedIn !== false
