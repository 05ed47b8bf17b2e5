import { soundOf, type Sound } from '../../../core/sounds.ts'
import { NIL } from '../form/ids.ts'
import { layouts, written, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import { forgetOldest } from '../world/bounds.ts'
import type { Shared } from '../world/shared.ts'

/** What is recorded: a leg, or a conference. */
export interface Recorded {
  readonly type: 'call' | 'confbridge'
  /** Of the leg; of a conference nobody can tell it from (VoIPBin API 17). */
  readonly id: string
  readonly customer: string
  readonly owner?: string | undefined
}

/** One recording (VoIPBin API 12). */
export interface Recording {
  readonly id: string
  readonly customer: string
  readonly created: number
  readonly of: Recorded
  readonly onEndFlow: string
  status: 'initiating' | 'recording' | 'stopping' | 'ended'
  ended: number | undefined
  updated: number | undefined
  deleted: number | undefined
}

/** The recordings there are. */
export class Recordings {
  readonly all = new Map<string, Recording>()
  readonly #shared: Shared

  constructor(shared: Shared) {
    this.#shared = shared
  }

  start(of: Recorded, onEndFlow: string): Recording {
    const { ids, stamps } = this.#shared
    const recording: Recording = {
      id: ids.next('recording'),
      customer: of.customer,
      created: stamps.next(),
      of,
      onEndFlow,
      status: 'recording',
      ended: undefined,
      updated: undefined,
      deleted: undefined
    }
    this.all.set(recording.id, recording)
    forgetOldest(this.all, ({ status }) => status === 'ended')
    this.#tell(recording, 'recording_started')
    return recording
  }

  /** Ends one; nothing for none, or one that has ended. */
  stop(recording: Recording | undefined): void {
    if (recording === undefined || recording.status === 'ended') return
    const now = this.#shared.stamps.next()
    recording.status = 'ended'
    recording.ended = now
    recording.updated = now
    this.#tell(recording, 'recording_finished')
  }

  /** What is heard of it. */
  soundOf({ created, ended }: Recording): Sound | undefined {
    const durationMs = ((ended ?? this.#shared.stamps.now) - created) / 1000
    return soundOf({ kind: 'recording', durationMs })
  }

  #tell(recording: Recording, type: string): void {
    const { tell, switches } = this.#shared
    const { id, customer, of } = recording
    tell({ type, id, customer, owner: of.owner, data: () => recordingJson(recording, switches.dataForm) })
  }
}

/** A recording as it goes over the wire. */
export function recordingJson(recording: Recording, form: Form): Members {
  const { of } = recording
  const members = {
    id: recording.id,
    customer_id: recording.customer,
    owner_type: of.owner === undefined ? '' : 'agent',
    owner_id: of.owner ?? NIL,
    reference_type: of.type,
    reference_id: of.id,
    status: recording.status,
    format: 'wav',
    activeflow_id: NIL,
    on_end_flow_id: recording.onEndFlow,
    tm_start: new Stamp(recording.created),
    tm_end: new Stamp(recording.ended),
    tm_create: new Stamp(recording.created),
    tm_update: new Stamp(recording.updated),
    tm_delete: new Stamp(recording.deleted)
  }
  return written(members, layouts.recording, form)
}
