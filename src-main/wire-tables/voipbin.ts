import { accessOperations } from './voipbin/access.ts'
import { agentOperations } from './voipbin/agents.ts'
import { callOperations } from './voipbin/calls.ts'
import { conferenceOperations } from './voipbin/conferences.ts'
import { contactOperations } from './voipbin/contacts.ts'
import { groupcallOperations } from './voipbin/groupcalls.ts'
import { ownContactOperations } from './voipbin/own-contacts.ts'
import { queueOperations } from './voipbin/queues.ts'
import { recordingOperations } from './voipbin/recordings.ts'
import type { WireOperation } from './voipbin/wire-operation.ts'

/** Every operation of the subset of VoIPBin's interface, keyed by its name here; nobody else builds a path (VoIPBin API 2). */
export const voipbinOperations = {
  ...accessOperations,
  ...agentOperations,
  ...callOperations,
  ...groupcallOperations,
  ...queueOperations,
  ...conferenceOperations,
  ...contactOperations,
  ...ownContactOperations,
  ...recordingOperations
} as const satisfies Record<string, WireOperation>

/** Name of one operation, used to look it up in the table. */
export type VoipbinOperationName = keyof typeof voipbinOperations
export type { WireOperation } from './voipbin/wire-operation.ts'
