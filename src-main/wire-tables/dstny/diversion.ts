import type { WireOperation } from './wire-operation.ts'

const activityDiversion = {
  group: 'Activity Diversion Mapping API',
  scope: 'USER',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Activity Diversion Mapping API (Dstny API 3.17). */
export const activityDiversionOperations = {
  listActivityDiversions: {
    ...activityDiversion,
    seedLine: 7268,
    methods: ['GET'],
    path: '/api/user/activity-diversion-mapping/v1/{domain}/{userId}',
    mark: 'A'
  },
  setActivityDiversions: {
    ...activityDiversion,
    seedLine: 7295,
    methods: ['PUT', 'POST'],
    path: '/api/user/activity-diversion-mapping/v1/{domain}/{userId}',
    mark: 'A',
    body: 'json'
  },
  getActivityDiversion: {
    ...activityDiversion,
    seedLine: 7336,
    methods: ['GET'],
    path: '/api/user/activity-diversion-mapping/v1/{domain}/{userId}/{activityId}',
    mark: 'A'
  },
  setActivityDiversion: {
    ...activityDiversion,
    seedLine: 7358,
    methods: ['PUT', 'POST'],
    path: '/api/user/activity-diversion-mapping/v1/{domain}/{userId}/{activityId}',
    mark: 'A',
    body: 'json'
  },
  deleteActivityDiversion: {
    ...activityDiversion,
    seedLine: 7387,
    methods: ['DELETE'],
    path: '/api/user/activity-diversion-mapping/v1/{domain}/{userId}/{activityId}',
    mark: 'A',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>

const diversion = { group: 'Diversion API', scope: 'USER', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Diversion API (Dstny API 3.18). */
export const diversionOperations = {
  getDiversionRules: {
    ...diversion,
    seedLine: 7406,
    methods: ['GET'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules',
    mark: 'A'
  },
  updateDiversionRules: {
    ...diversion,
    seedLine: 7475,
    methods: ['PUT', 'POST'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  deleteDiversionRules: {
    ...diversion,
    seedLine: 7563,
    methods: ['DELETE'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules',
    mark: 'A',
    answer: 'empty'
  },
  getLineDiversionRules: {
    ...diversion,
    seedLine: 7590,
    methods: ['GET'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules/{lineOrderType}',
    mark: 'A'
  },
  updateLineDiversionRules: {
    ...diversion,
    seedLine: 7641,
    methods: ['PUT', 'POST'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules/{lineOrderType}',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  deleteLineDiversionRules: {
    ...diversion,
    seedLine: 7689,
    methods: ['DELETE'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules/{lineOrderType}',
    mark: 'A',
    answer: 'empty'
  },
  getDiversionRule: {
    ...diversion,
    seedLine: 7722,
    methods: ['GET'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules/{lineOrderType}/{diversionRuleType}',
    mark: 'A'
  },
  setDiversionRule: {
    ...diversion,
    seedLine: 7753,
    methods: ['PUT', 'POST'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules/{lineOrderType}/{diversionRuleType}',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  deleteDiversionRule: {
    ...diversion,
    seedLine: 7809,
    methods: ['DELETE'],
    path: '/api/user/diversion/v1/{domain}/{userId}/rules/{lineOrderType}/{diversionRuleType}',
    mark: 'A',
    answer: 'empty'
  },
  getActiveDiversion: {
    ...diversion,
    seedLine: 7850,
    methods: ['GET'],
    path: '/api/user/diversion/v1/{domain}/{userId}/active-number',
    mark: 'A'
  },
  setActiveDiversion: {
    ...diversion,
    seedLine: 7864,
    methods: ['PUT', 'POST'],
    path: '/api/user/diversion/v1/{domain}/{userId}/active-number',
    mark: 'A',
    query: ['phoneNumber!', 'activityScoped'],
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
