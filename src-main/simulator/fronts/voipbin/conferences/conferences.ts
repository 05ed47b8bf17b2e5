import type { CallParticipant, Leg } from '../../../core/calls.ts'
import { Room } from '../../../features/rooms.ts'
import type { CallRow } from '../calls/call-row.ts'
import { NIL } from '../form/ids.ts'
import { layouts, written, type Form, type Members } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import { forgetOldest } from '../world/bounds.ts'
import type { Shared } from '../world/shared.ts'

/** What can be set of a conference. */
export interface ConferenceSettings {
  name: string
  detail: string
  timeout: number
  data: Readonly<Record<string, unknown>>
  preFlow: string
  postFlow: string
}

/** A room for several parties (VoIPBin API 12). */
export interface Conference {
  readonly id: string
  readonly customer: string
  readonly created: number
  readonly type: string
  readonly room: Room
  readonly settings: ConferenceSettings
  readonly members: Participation[]
  readonly recordings: string[]
  status: 'starting' | 'progressing' | 'terminating' | 'terminated'
  recording: string | undefined
  updated: number | undefined
  ended: number | undefined
  deleted: number | undefined
}

/** Somebody's place in a conference: a conferencecall. */
export interface Participation {
  readonly id: string
  readonly customer: string
  readonly created: number
  readonly conference: string
  readonly call: CallRow
  readonly leg: Leg
  status: 'joining' | 'joined' | 'leaving' | 'leaved'
  updated: number | undefined
}

/** The conferences there are, and who is in them. */
export class Conferences {
  readonly all = new Map<string, Conference>()
  readonly #shared: Shared

  constructor(shared: Shared) {
    this.#shared = shared
    shared.pbx.events.on((event) => {
      if (event.kind === 'leg' && !event.leg.isLive) this.#left(event.leg)
    })
  }

  get participations(): Participation[] {
    return [...this.all.values()].flatMap(({ members }) => members)
  }

  find(id: string, customer: string): Conference | undefined {
    const found = this.all.get(id)
    return found?.customer === customer && found.deleted === undefined ? found : undefined
  }

  create(customer: string, type: string, settings: ConferenceSettings): Conference {
    const { ids, stamps, pbx, switches } = this.#shared
    const conference: Conference = {
      id: ids.next('conference'),
      customer,
      created: stamps.next(),
      type,
      room: new Room(pbx, settings.name),
      settings,
      members: [],
      recordings: [],
      status: switches.conferenceBeginsAs,
      recording: undefined,
      updated: undefined,
      ended: undefined,
      deleted: undefined
    }
    this.all.set(conference.id, conference)
    forgetOldest(this.all, ({ deleted }) => deleted !== undefined)
    this.#tell(conference, 'conference_created')
    return conference
  }

  /** Changes it, and tells of that. */
  change(conference: Conference, change: (conference: Conference) => void): void {
    change(conference)
    conference.updated = this.#shared.stamps.next()
    this.#tell(conference, 'conference_updated')
  }

  delete(conference: Conference): void {
    const now = this.#shared.stamps.next()
    if (this.#shared.switches.deletedConferenceEndsCalls) conference.room.close()
    conference.status = conference.room.legs.length > 0 ? 'terminating' : 'terminated'
    conference.ended = now
    conference.deleted = now
    this.#tell(conference, 'conference_deleted')
  }

  /** An answered leg comes in. */
  join(conference: Conference, call: CallRow, leg: Leg, from: CallParticipant): void {
    const { ids, stamps } = this.#shared
    const { id: conferenceId, customer } = conference
    const place = {
      id: ids.next('conferencecall'),
      customer,
      created: stamps.next(),
      conference: conferenceId,
      call,
      leg
    }
    const member: Participation = { ...place, status: 'joining', updated: undefined }
    conference.members.push(member)
    this.#tellMember(member, 'conferencecall_joining')
    conference.room.join(leg, from)
    member.status = 'joined'
    this.#tellMember(member, 'conferencecall_joined')
    this.change(conference, (one) => (one.status = 'progressing'))
  }

  /** Throws somebody out. */
  remove(member: Participation): void {
    if (member.status !== 'joined') return
    member.status = 'leaving'
    this.all.get(member.conference)?.room.remove(member.leg)
  }

  #left(leg: Leg): void {
    const member = this.participations.find((one) => one.leg === leg && one.status !== 'leaved')
    const conference = member && this.all.get(member.conference)
    if (member === undefined || conference === undefined) return
    member.status = 'leaved'
    this.#tellMember(member, 'conferencecall_leaved')
    this.change(conference, () => undefined)
  }

  #tell(conference: Conference, type: string): void {
    const { tell, switches } = this.#shared
    const { id, customer } = conference
    tell({ type, id, customer, data: () => conferenceJson(conference, switches.dataForm) })
  }

  #tellMember(member: Participation, type: string): void {
    const { tell, switches, stamps } = this.#shared
    member.updated = stamps.next()
    const { id, customer } = member
    tell({ type, id, customer, isTold: false, data: () => conferencecallJson(member, switches.dataForm) })
  }
}

/** A conference as it goes over the wire. */
export function conferenceJson(conference: Conference, form: Form): Members {
  const { settings } = conference
  const members = {
    id: conference.id,
    customer_id: conference.customer,
    type: conference.type,
    status: conference.status,
    name: settings.name,
    detail: settings.detail,
    data: settings.data,
    timeout: settings.timeout,
    pre_flow_id: settings.preFlow,
    post_flow_id: settings.postFlow,
    conferencecall_ids: conference.members.filter(({ status }) => status === 'joined').map(({ id }) => id),
    recording_id: conference.recording ?? NIL,
    recording_ids: conference.recordings,
    transcribe_id: NIL,
    transcribe_ids: [],
    direct_hash: '',
    tm_end: new Stamp(conference.ended),
    tm_create: new Stamp(conference.created),
    tm_update: new Stamp(conference.updated),
    tm_delete: new Stamp(conference.deleted)
  }
  return written(members, layouts.conference, form)
}

/** Somebody in a conference as it goes over the wire. */
export function conferencecallJson(member: Participation, form: Form): Members {
  const members = {
    id: member.id,
    customer_id: member.customer,
    activeflow_id: NIL,
    conference_id: member.conference,
    reference_type: 'call',
    reference_id: member.call.id,
    status: member.status,
    tm_create: new Stamp(member.created),
    tm_update: new Stamp(member.updated),
    tm_delete: new Stamp(undefined)
  }
  return written(members, layouts.record, form)
}
