/** The wire types most of the connector uses; the schemas are kept by noun in the files named here. */
export { wireError, wireTicket, type WireTicket } from './wire-access.ts'
export {
  wireCall,
  wireUserCalls,
  type WireCall,
  type WireHistory,
  type WireParty,
  type WireUserCalls
} from './wire-calls.ts'
export { wireConfiguration, type WireConfiguration } from './wire-configuration.ts'
export { wireContact, wireContactList, type WireContact } from './wire-contacts.ts'
export { wireDevices, type WireDevice } from './wire-devices.ts'
export {
  wireGroups,
  wireQueueFigures,
  wireQueueStatistics,
  type WireGroup,
  type WireQueueFigures
} from './wire-groups.ts'
export { wirePresence, wireShortcuts, type WirePresence, type WireShortcut } from './wire-presence.ts'
export type { Int64 } from './wire-values.ts'
