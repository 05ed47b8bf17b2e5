import { paging, type WireOperation } from './wire-operation.ts'

/** Calls, what is done to them, and transfers (VoIPBin API 6, 11). */
export const callOperations = {
  createCalls: {
    method: 'POST',
    path: '/v1.0/calls',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['flow_id', 'actions', 'source', 'destinations', 'anonymous', 'variables'],
    answer: 'json'
  },
  listCalls: {
    method: 'GET',
    path: '/v1.0/calls',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: paging,
    answer: 'page'
  },
  getCall: {
    method: 'GET',
    path: '/v1.0/calls/{id}',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  deleteCall: {
    method: 'DELETE',
    path: '/v1.0/calls/{id}',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  hangUpCall: {
    method: 'POST',
    path: '/v1.0/calls/{id}/hangup',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  holdCall: {
    method: 'POST',
    path: '/v1.0/calls/{id}/hold',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  resumeCall: {
    method: 'DELETE',
    path: '/v1.0/calls/{id}/hold',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  muteCall: {
    method: 'POST',
    path: '/v1.0/calls/{id}/mute',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['direction'],
    answer: 'empty'
  },
  unmuteCall: {
    method: 'DELETE',
    path: '/v1.0/calls/{id}/mute',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['direction'],
    answer: 'empty'
  },
  startMusic: {
    method: 'POST',
    path: '/v1.0/calls/{id}/moh',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  stopMusic: {
    method: 'DELETE',
    path: '/v1.0/calls/{id}/moh',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  startSilence: {
    method: 'POST',
    path: '/v1.0/calls/{id}/silence',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  stopSilence: {
    method: 'DELETE',
    path: '/v1.0/calls/{id}/silence',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    answer: 'empty'
  },
  talkToCall: {
    method: 'POST',
    path: '/v1.0/calls/{id}/talk',
    mark: 'R',
    use: 'method',
    needs: 'manager',
    query: [],
    body: ['text', 'language', 'provider', 'voice_id'],
    answer: 'empty'
  },
  startCallRecording: {
    method: 'POST',
    path: '/v1.0/calls/{id}/recording_start',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['format!', 'end_of_silence!', 'end_of_key!', 'duration!', 'on_end_flow_id!'],
    answer: 'json'
  },
  stopCallRecording: {
    method: 'POST',
    path: '/v1.0/calls/{id}/recording_stop',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    answer: 'json'
  },
  createTransfer: {
    method: 'POST',
    path: '/v1.0/transfers',
    mark: 'R',
    use: 'app',
    needs: 'manager',
    query: [],
    body: ['transfer_type!', 'transferer_call_id!', 'transferee_addresses!'],
    answer: 'json'
  },
  listOwnCalls: {
    method: 'GET',
    path: '/v1.0/service_agents/calls',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: paging,
    answer: 'page'
  },
  getOwnCall: {
    method: 'GET',
    path: '/v1.0/service_agents/calls/{id}',
    mark: 'R',
    use: 'app',
    needs: 'agent',
    query: [],
    answer: 'json'
  }
} as const satisfies Record<string, WireOperation>
