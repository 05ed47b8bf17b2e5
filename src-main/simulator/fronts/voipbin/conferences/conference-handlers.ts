import { lookUp } from '../../../../util/lookup.ts'
import type { Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { internal } from '../http/refusal.ts'
import { json, nothing } from '../http/reply.ts'
import type { VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import {
  conferencecallJson,
  conferenceJson,
  type Conference,
  type ConferenceSettings,
  type Participation
} from './conferences.ts'
import { uuidOf } from '../form/ids.ts'

const shown = (conference: Conference, { switches }: Platform) => conferenceJson(conference, switches.dataForm)

const conferenceOf = (request: VoipbinRequest, platform: Platform): Conference =>
  rowOf(request, platform, { byId: (id) => platform.conferences.all.get(id), noun: 'CONFERENCE' })

const participationOf = (request: VoipbinRequest, platform: Platform): Participation =>
  rowOf(request, platform, {
    byId: (id) => platform.conferences.participations.find((one) => one.id === id),
    noun: 'CONFERENCECALL'
  })

const settingsOf = (request: VoipbinRequest): ConferenceSettings => ({
  name: request.text('name'),
  detail: request.text('detail'),
  timeout: request.number('timeout'),
  data: (lookUp(request.body, 'data') ?? {}) as ConferenceSettings['data'], // an object, as the body was checked
  preFlow: request.reference('pre_flow_id'),
  postFlow: request.reference('post_flow_id')
})

/** Operations of conferences and of those who are in them. */
export const conferenceHandlers: Handlers = {
  listConferences: (request, platform) =>
    page(request, rowsOf(request, platform.conferences.all.values()), (one) => shown(one, platform), platform.switches),
  createConference: (request, platform) => {
    const settings = settingsOf(request)
    const { customer } = request.identity
    request.demand(customer)
    return json(shown(platform.conferences.create(customer, request.text('type'), settings), platform))
  },
  getConference: (request, platform) => json(shown(conferenceOf(request, platform), platform)),
  changeConference: (request, platform) => {
    const settings = settingsOf(request)
    const conference = conferenceOf(request, platform)
    platform.conferences.change(conference, (one) => Object.assign(one.settings, settings))
    return json(shown(conference, platform))
  },
  deleteConference: (request, platform) => {
    const conference = conferenceOf(request, platform)
    const { recording } = conference
    platform.recordings.stop(recording === undefined ? undefined : platform.recordings.all.get(recording))
    platform.conferences.delete(conference)
    return json(shown(conference, platform))
  },
  startConferenceRecording: (request, platform) => {
    const onEndFlow = request.reference('on_end_flow_id')
    const conference = conferenceOf(request, platform)
    if (conference.recording !== undefined) throw internal()
    // that of the bridge below, which no member of the conference shows (VoIPBin API 17)
    const of = { type: 'confbridge', id: uuidOf(`confbridge ${conference.id}`), customer: conference.customer } as const
    const { id } = platform.recordings.start(of, onEndFlow)
    platform.conferences.change(conference, (one) => {
      one.recording = id
      one.recordings.push(id)
    })
    return nothing()
  },
  stopConferenceRecording: (request, platform) => {
    const conference = conferenceOf(request, platform)
    const recording = conference.recording === undefined ? undefined : platform.recordings.all.get(conference.recording)
    if (recording === undefined) throw internal()
    platform.recordings.stop(recording)
    platform.conferences.change(conference, (one) => (one.recording = undefined))
    return nothing()
  },
  listConferencecalls: (request, { conferences, switches }) => {
    const rows = rowsOf(request, conferences.participations)
    return page(request, rows, (one) => conferencecallJson(one, switches.dataForm), switches)
  },
  getConferencecall: (request, platform) =>
    json(conferencecallJson(participationOf(request, platform), platform.switches.dataForm)),
  removeConferencecall: (request, platform) => {
    const member = participationOf(request, platform)
    platform.conferences.remove(member)
    return json(conferencecallJson(member, platform.switches.dataForm))
  }
}
