import type { WireOperation } from './wire-operation.ts'

const configuration = {
  group: 'End-user Configuration API',
  scope: 'USER',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the End-user Configuration API (Dstny API 3.21). */
export const configurationOperations = {
  getAnswerPlaces: {
    ...configuration,
    seedLine: 8192,
    methods: ['GET'],
    path: '/api/user/end-user-configuration/v1/{domain}/{user}/answerplaces',
    mark: 'A',
    query: ['language']
  },
  getRoles: {
    ...configuration,
    seedLine: 8214,
    methods: ['GET'],
    path: '/api/user/end-user-configuration/v1/{domain}/{user}/roles',
    mark: 'A',
    query: ['language']
  },
  getActivities: {
    ...configuration,
    seedLine: 8245,
    methods: ['GET'],
    path: '/api/user/end-user-configuration/v1/{domain}/{user}/activities',
    mark: 'A',
    query: ['language']
  },
  getConfiguration: {
    ...configuration,
    seedLine: 8282,
    methods: ['GET'],
    path: '/api/user/end-user-configuration/v1/{domain}/{user}',
    mark: 'A',
    query: ['language']
  },
  getWebClientUrl: {
    ...configuration,
    seedLine: 8359,
    methods: ['GET'],
    path: '/api/user/end-user-configuration/v1/{domain}/{user}/web-client-url',
    mark: 'A'
  },
  streamConfiguration: {
    ...configuration,
    seedLine: 8372,
    methods: ['GET'],
    path: '/api/user/end-user-configuration/v1/{domain}/{user}/events',
    mark: 'A',
    answer: 'sse'
  }
} as const satisfies Record<string, WireOperation>

const userInformation = {
  group: 'User Information API',
  scope: 'USER',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the User Information API (Dstny API 3.23). */
export const userInformationOperations = {
  getUserPhoto: {
    ...userInformation,
    seedLine: 8612,
    methods: ['GET'],
    path: '/api/user/user-information/v1/{domain}/{user}/photo',
    mark: 'A',
    query: ['prefWidth', 'prefHeight'],
    answer: 'image'
  },
  uploadUserPhoto: {
    ...userInformation,
    seedLine: 8631,
    methods: ['PUT', 'POST'],
    path: '/api/user/user-information/v1/{domain}/{user}/photo',
    mark: 'A',
    body: 'image',
    answer: 'empty'
  },
  getUserPresence: {
    ...userInformation,
    seedLine: 8642,
    methods: ['GET'],
    path: '/api/user/user-information/v1/{domain}/{user}/presence',
    mark: 'A'
  },
  updateUserPresence: {
    ...userInformation,
    seedLine: 8668,
    methods: ['PUT'],
    path: '/api/user/user-information/v1/{domain}/{user}/presence',
    mark: 'A',
    body: 'json'
  },
  getUserActivityExpiration: {
    ...userInformation,
    seedLine: 8702,
    methods: ['GET'],
    path: '/api/user/user-information/v1/{domain}/{user}/activity/expires',
    mark: 'A',
    answer: 'text'
  },
  getUserAvailability: {
    ...userInformation,
    seedLine: 8714,
    methods: ['GET'],
    path: '/api/user/user-information/v1/{domain}/{user}/available',
    mark: 'A',
    answer: 'text'
  },
  setUserActivity: {
    ...userInformation,
    seedLine: 8726,
    methods: ['PUT'],
    path: '/api/user/user-information/v1/{domain}/{user}/activity',
    mark: 'A',
    query: ['activity!', 'available'],
    answer: 'text'
  },
  setUserActivityExpiration: {
    ...userInformation,
    seedLine: 8746,
    methods: ['PUT'],
    path: '/api/user/user-information/v1/{domain}/{user}/activity/expires',
    mark: 'A',
    query: ['expires!'],
    answer: 'text'
  }
} as const satisfies Record<string, WireOperation>
