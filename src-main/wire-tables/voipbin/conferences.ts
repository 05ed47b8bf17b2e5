import { paging, type WireOperation } from './wire-operation.ts'

/** Conferences and who is in them (VoIPBin API 12). */
export const conferenceOperations = {
  listConferences: {
    method: 'GET',
    path: '/v1.0/conferences',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  createConference: {
    method: 'POST',
    path: '/v1.0/conferences',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    body: ['type!', 'id', 'name!', 'detail!', 'timeout!', 'data!', 'pre_flow_id!', 'post_flow_id!'],
    answer: 'json'
  },
  getConference: {
    method: 'GET',
    path: '/v1.0/conferences/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  changeConference: {
    method: 'PUT',
    path: '/v1.0/conferences/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    body: ['name!', 'detail!', 'timeout!', 'data!', 'pre_flow_id!', 'post_flow_id!'],
    answer: 'json'
  },
  deleteConference: {
    method: 'DELETE',
    path: '/v1.0/conferences/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  startConferenceRecording: {
    method: 'POST',
    path: '/v1.0/conferences/{id}/recording_start',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    body: ['format!', 'duration!', 'on_end_flow_id!'],
    answer: 'empty'
  },
  stopConferenceRecording: {
    method: 'POST',
    path: '/v1.0/conferences/{id}/recording_stop',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  listConferencecalls: {
    method: 'GET',
    path: '/v1.0/conferencecalls',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getConferencecall: {
    method: 'GET',
    path: '/v1.0/conferencecalls/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  removeConferencecall: {
    method: 'DELETE',
    path: '/v1.0/conferencecalls/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
