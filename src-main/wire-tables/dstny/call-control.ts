import type { WireOperation } from './wire-operation.ts'

const callControl = {
  group: 'Call Control API',
  scope: 'CALL_CONTROL',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Call Control API (Dstny API 3.8). */
export const callControlOperations = {
  addConferenceParticipant: {
    ...callControl,
    seedLine: 1780,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/conference',
    mark: 'A',
    body: 'json'
  },
  alternateCall: {
    ...callControl,
    seedLine: 1872,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/alternate',
    mark: 'A',
    body: 'json'
  },
  answerCall: {
    ...callControl,
    seedLine: 1928,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/answer/{deviceId}',
    mark: 'A',
    body: 'json'
  },
  clearCall: {
    ...callControl,
    seedLine: 2011,
    methods: ['DELETE'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}',
    mark: 'A',
    answer: 'empty'
  },
  holdCall: {
    ...callControl,
    seedLine: 2027,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/hold',
    mark: 'A',
    body: 'json'
  },
  leaveConference: {
    ...callControl,
    seedLine: 2075,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/conference/leave',
    mark: 'A'
  },
  makeCall: {
    ...callControl,
    seedLine: 2101,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/devices/{deviceId}/calls',
    mark: 'A',
    body: 'json'
  },
  makeConsultationCall: {
    ...callControl,
    seedLine: 2184,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/consultation',
    mark: 'A',
    body: 'json'
  },
  moveCall: {
    ...callControl,
    seedLine: 2267,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/move/{deviceId}',
    mark: 'A',
    body: 'json'
  },
  muteCall: {
    ...callControl,
    seedLine: 2360,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/mute',
    mark: 'A',
    body: 'json'
  },
  parkCall: {
    ...callControl,
    seedLine: 2411,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/park',
    mark: 'A',
    body: 'json'
  },
  pickupCall: {
    ...callControl,
    seedLine: 2499,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/devices/{deviceId}/pickup/{callId}',
    mark: 'A',
    body: 'json'
  },
  pickupSipCall: {
    ...callControl,
    seedLine: 2567,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/devices/{deviceId}/pickup',
    mark: 'A',
    body: 'json'
  },
  removeConferenceParticipant: {
    ...callControl,
    seedLine: 2703,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/participants/{participantId}/remove',
    mark: 'A',
    body: 'json'
  },
  resumeCall: {
    ...callControl,
    seedLine: 2784,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/resume',
    mark: 'A',
    body: 'json'
  },
  sendDtmf: {
    ...callControl,
    seedLine: 2837,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/dtmf',
    mark: 'A',
    body: 'json'
  },
  transferCall: {
    ...callControl,
    seedLine: 2929,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/transfer',
    mark: 'A',
    body: 'json'
  },
  transferToCall: {
    ...callControl,
    seedLine: 3034,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/transfer-to-call',
    mark: 'A',
    body: 'json'
  },
  unmuteCall: {
    ...callControl,
    seedLine: 3136,
    methods: ['POST'],
    path: '/api/user/call-control/v1/{domain}/{userId}/calls/{callId}/unmute',
    mark: 'A',
    body: 'json'
  }
} as const satisfies Record<string, WireOperation>
