import type { Sections } from './snapshot.ts'

/** The state in which there is nothing; in a file without schemas, which a window does not load. */
export const emptyState: Sections = {
  accounts: {},
  calls: {},
  missed: {},
  notes: {},
  presence: {},
  queues: {},
  colleagues: {},
  notices: {},
  dialRequests: {},
  popupCards: {},
  callerFacts: {},
  settings: {}
}
