import type { WireOperation } from './wire-operation.ts'

const recordingControl = {
  group: 'Call Recording Control API',
  scope: 'CALL_RECORDING',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Call Recording Control API (Dstny API 3.4). */
export const recordingControlOperations = {
  listRecordedCalls: {
    ...recordingControl,
    seedLine: 1175,
    methods: ['GET'],
    path: '/api/user/call-recording-control/{domain}/{user}',
    mark: 'A',
    deprecated: true
  },
  updateRecordedCall: {
    ...recordingControl,
    seedLine: 1225,
    methods: ['PUT'],
    path: '/api/user/call-recording-control/{domain}/{user}/{id}',
    mark: 'A',
    query: ['action!'],
    answer: 'empty',
    deprecated: true
  }
} as const satisfies Record<string, WireOperation>

const calls = { group: 'Calls API', scope: 'CALLS', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Calls API (Dstny API 3.5). */
export const callsOperations = {
  cancelMobileTransfer: {
    ...calls,
    seedLine: 1268,
    methods: ['DELETE'],
    path: '/api/calls/transfer/{domain}/{user}/{transferId}',
    mark: 'A',
    answer: 'empty'
  },
  getMobileTransfer: {
    ...calls,
    seedLine: 1284,
    methods: ['GET'],
    path: '/api/calls/transfer/{domain}/{user}',
    mark: 'A'
  },
  startMobileTransfer: {
    ...calls,
    seedLine: 1303,
    methods: ['POST'],
    path: '/api/calls/transfer/{domain}/{user}',
    mark: 'A',
    query: ['transferType!', 'destination!']
  },
  setupCallbackCall: {
    ...calls,
    seedLine: 1336,
    methods: ['POST'],
    path: '/api/calls/current/{domain}/{user}/{aptype}/{cid}',
    mark: 'D',
    query: ['role', 'bypass', 'intrude', 'callback-via-gsm'],
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>

const callRecording = {
  group: 'Call Recording API',
  scope: 'CALL_CONTROL',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Call Recording API (Dstny API 3.9). */
export const callRecordingOperations = {
  discardRecording: {
    ...callRecording,
    seedLine: 3196,
    methods: ['POST'],
    path: '/api/user/call-recording/v1/{domain}/{userId}/calls/{callId}/discard',
    mark: 'A',
    body: 'json'
  },
  pauseRecording: {
    ...callRecording,
    seedLine: 3251,
    methods: ['POST'],
    path: '/api/user/call-recording/v1/{domain}/{userId}/calls/{callId}/pause',
    mark: 'A',
    body: 'json'
  },
  resumeRecording: {
    ...callRecording,
    seedLine: 3306,
    methods: ['POST'],
    path: '/api/user/call-recording/v1/{domain}/{userId}/calls/{callId}/resume',
    mark: 'A',
    body: 'json'
  },
  saveRecording: {
    ...callRecording,
    seedLine: 3361,
    methods: ['POST'],
    path: '/api/user/call-recording/v1/{domain}/{userId}/calls/{callId}/save',
    mark: 'A',
    body: 'json'
  },
  startRecording: {
    ...callRecording,
    seedLine: 3416,
    methods: ['POST'],
    path: '/api/user/call-recording/v1/{domain}/{userId}/calls/{callId}/start',
    mark: 'A',
    body: 'json'
  },
  stopRecording: {
    ...callRecording,
    seedLine: 3464,
    methods: ['POST'],
    path: '/api/user/call-recording/v1/{domain}/{userId}/calls/{callId}/stop',
    mark: 'A',
    body: 'json'
  }
} as const satisfies Record<string, WireOperation>

const callState = { group: 'Call State API', scope: 'CALL_CONTROL', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Call State API (Dstny API 3.10). */
export const callStateOperations = {
  unregisterCallWebhook: {
    ...callState,
    seedLine: 3520,
    methods: ['DELETE'],
    path: '/api/user/call-state/v1/{domain}/{userId}/calls/{callId}/webhooks/{targetId}',
    mark: 'A',
    answer: 'empty'
  },
  unregisterUserWebhook: {
    ...callState,
    seedLine: 3541,
    methods: ['DELETE'],
    path: '/api/user/call-state/v1/{domain}/{userId}/webhooks/{targetId}',
    mark: 'A',
    answer: 'empty'
  },
  getCallState: {
    ...callState,
    seedLine: 3557,
    methods: ['GET'],
    path: '/api/user/call-state/v1/{domain}/{userId}/calls/{callId}',
    mark: 'A'
  },
  getUserCallState: {
    ...callState,
    seedLine: 3640,
    methods: ['GET'],
    path: '/api/user/call-state/v1/{domain}/{userId}',
    mark: 'A'
  },
  registerCallWebhook: {
    ...callState,
    seedLine: 3683,
    methods: ['POST'],
    path: '/api/user/call-state/v1/{domain}/{userId}/calls/{callId}/webhooks',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  registerUserWebhook: {
    ...callState,
    seedLine: 3734,
    methods: ['POST'],
    path: '/api/user/call-state/v1/{domain}/{userId}/webhooks',
    mark: 'A',
    body: 'json'
  },
  streamCallState: {
    ...callState,
    seedLine: 3797,
    methods: ['GET'],
    path: '/api/user/call-state/v1/{domain}/{userId}/calls/{callId}/events',
    mark: 'A',
    answer: 'sse'
  },
  streamDialogEvents: {
    ...callState,
    seedLine: 3813,
    methods: ['GET'],
    path: '/api/user/call-state/v1/{domain}/{userId}/dialog-events',
    mark: 'A',
    answer: 'sse'
  }
} as const satisfies Record<string, WireOperation>
