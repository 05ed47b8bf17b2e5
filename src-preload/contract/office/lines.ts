import { accepted, changes, id } from './request.ts'

/** The lines to call with; which there are is in the account. */
export const lineRequests = {
  /** From now on calls show this line's number, unless they say otherwise. */
  'line.activate': changes('callerLines', { lineId: id }, accepted)
} as const
