import * as z from 'zod/mini'
import { parseJson } from '../../../transport/json.ts'
import { agentRow } from '../wire/agents.ts'
import type { AgentRow } from '../wire/agents.ts'
import { callRow } from '../wire/calls.ts'
import type { CallRow } from '../wire/calls.ts'
import { conferenceRow } from '../wire/conferences.ts'
import type { ConferenceRow } from '../wire/conferences.ts'
import { recordingRow } from '../wire/contacts.ts'
import type { RecordingRow } from '../wire/contacts.ts'
import { groupcallRow } from '../wire/groupcalls.ts'
import type { GroupcallRow } from '../wire/groupcalls.ts'
import { queuecallRow, queueRow } from '../wire/queues.ts'
import type { QueuecallRow, QueueRow } from '../wire/queues.ts'

/** What a frame tells: a row as it is now; whether it is gone, its `deletedAt` says. */
export type Frame =
  | { readonly kind: 'agent'; readonly row: AgentRow }
  | { readonly kind: 'groupcall'; readonly row: GroupcallRow }
  | { readonly kind: 'call'; readonly row: CallRow }
  | { readonly kind: 'recording'; readonly row: RecordingRow }
  | { readonly kind: 'queuecall'; readonly row: QueuecallRow }
  | { readonly kind: 'queue'; readonly row: QueueRow }
  | { readonly kind: 'conference'; readonly row: ConferenceRow }

type Members = Readonly<Record<string, unknown>>
type Has = (...names: readonly string[]) => boolean

/**
 * How each kind is known, the first that fits: the frame names none, and empty members are left out (VoIPBin 10.3). A
 * recording that begins would pass for somebody in a queue (VoIPBin 17).
 */
const KINDS: readonly {
  readonly isMeant: (has: Has) => boolean
  readonly read: (row: unknown) => Frame | undefined
}[] = [
  { isMeant: (has) => has('ring_method', 'username'), read: reader('agent', agentRow) },
  {
    isMeant: (has) => has('answer_method') || has('ring_method', 'destinations'),
    read: reader('groupcall', groupcallRow)
  },
  { isMeant: (has) => has('direction', 'destination'), read: reader('call', callRow) },
  { isMeant: (has) => has('format', 'reference_type'), read: reader('recording', recordingRow) },
  { isMeant: (has) => has('service_agent_id'), read: reader('queuecall', queuecallRow) },
  { isMeant: (has) => has('wait_flow_id'), read: reader('queue', queueRow) },
  { isMeant: (has) => has('pre_flow_id'), read: reader('conference', conferenceRow) }
]

function reader<K extends Frame['kind'], T>(kind: K, schema: z.ZodMiniType<T>) {
  return (members: unknown): Frame | undefined => {
    const { success, data } = z.safeParse(schema, members)
    return success ? ({ kind, row: data } as Frame) : undefined // each row of the table has the schema of its kind
  }
}

/** The resource in a frame: bare, or wrapped with the type of the event, which nobody needs. Undefined for what is none. */
export function resourceIn(message: string): Members | undefined {
  const value = membersOf(parsed(message))
  if (value === undefined || 'id' in value) return value // a conference has a type and data too, and is not wrapped
  return membersOf(value['data'])
}

/** What a resource is; undefined where it is nothing that is known. */
export function frameOf(resource: Members): Frame | undefined {
  const has: Has = (...names) => names.every((name) => Object.hasOwn(resource, name))
  return KINDS.find(({ isMeant }) => isMeant(has))?.read(resource)
}

const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined

function parsed(message: string): unknown {
  try {
    return parseJson(message)
  } catch {
    return undefined
  }
}
