import type { WireOperation } from './wire-operation.ts'

const devices = {
  group: 'User Device Information API',
  scope: 'USER',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the User Device Information API (Dstny API 3.22). */
export const devicesOperations = {
  unregisterDeviceWebhook: {
    ...devices,
    seedLine: 8386,
    methods: ['DELETE'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/webhooks/{targetId}',
    mark: 'A',
    answer: 'empty'
  },
  getDeviceAttributes: {
    ...devices,
    seedLine: 8402,
    methods: ['GET'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/devices/{deviceId}/attributes',
    mark: 'A'
  },
  getDeviceIcon: {
    ...devices,
    seedLine: 8423,
    methods: ['GET'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/devices/{deviceId}/icon',
    mark: 'A',
    query: ['fallback'],
    answer: 'text'
  },
  setDeviceIcon: {
    ...devices,
    seedLine: 8443,
    methods: ['PUT'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/devices/{deviceId}/icon',
    mark: 'A',
    query: ['name!'],
    answer: 'empty'
  },
  listDevices: {
    ...devices,
    seedLine: 8465,
    methods: ['GET'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/devices',
    mark: 'A',
    query: ['type']
  },
  getDeviceName: {
    ...devices,
    seedLine: 8500,
    methods: ['GET'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/devices/{deviceId}/name',
    mark: 'A',
    query: ['fallback'],
    answer: 'text'
  },
  setDeviceName: {
    ...devices,
    seedLine: 8520,
    methods: ['PUT'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/devices/{deviceId}/name',
    mark: 'A',
    query: ['name!'],
    answer: 'empty'
  },
  listActiveDevices: {
    ...devices,
    seedLine: 8541,
    methods: ['GET'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/active-devices',
    mark: 'A'
  },
  registerDeviceWebhook: {
    ...devices,
    seedLine: 8559,
    methods: ['POST'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/webhooks',
    mark: 'A',
    body: 'json'
  },
  streamDeviceChanges: {
    ...devices,
    seedLine: 8593,
    methods: ['GET'],
    path: '/api/user/user-device-information/v1/{domain}/{userId}/events',
    mark: 'A',
    answer: 'sse'
  }
} as const satisfies Record<string, WireOperation>

const userLines = { group: 'User Line API', scope: 'USER', query: [], body: 'none', answer: 'json' } as const

/** Operations of the User Line API (Dstny API 3.24). */
export const userLinesOperations = {
  listUserLines: {
    ...userLines,
    seedLine: 8766,
    methods: ['GET'],
    path: '/api/user/user-line/v1/{domain}/{user}/lines',
    mark: 'A'
  },
  getActiveLine: {
    ...userLines,
    seedLine: 8787,
    methods: ['GET'],
    path: '/api/user/user-line/v1/{domain}/{user}/active',
    mark: 'A'
  },
  setActiveLine: {
    ...userLines,
    seedLine: 8803,
    methods: ['PUT'],
    path: '/api/user/user-line/v1/{domain}/{user}/active',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
