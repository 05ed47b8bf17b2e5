import type { WireOperation } from './wire-operation.ts'

const acdGroups = {
  group: 'ACD/Attendant Group API',
  scope: 'DISTRIBUTION_GROUP',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the ACD/Attendant Group API (Dstny API 3.1). */
export const acdGroupsOperations = {
  getAcdGroupLegacy: {
    ...acdGroups,
    seedLine: 9,
    methods: ['GET'],
    path: '/api/user/acd-attendant-group/{domain}/{user}/{group}',
    mark: 'A',
    deprecated: true
  },
  getAcdGroupV0: {
    ...acdGroups,
    seedLine: 52,
    methods: ['GET'],
    path: '/api/user/acd-attendant-group/{domain}/{user}/{group}/{groupDomain}',
    mark: 'A',
    query: ['ignoreStatistics!'],
    deprecated: true
  },
  getAcdGroup: {
    ...acdGroups,
    seedLine: 110,
    methods: ['GET'],
    path: '/api/user/acd-attendant-group/v1/{domain}/{user}/{group}/{groupDomain}',
    mark: 'V',
    query: ['ignoreStatistics']
  },
  listAcdGroupsV0: {
    ...acdGroups,
    seedLine: 171,
    methods: ['GET'],
    path: '/api/user/acd-attendant-group/{domain}/{user}',
    mark: 'A',
    query: ['ignoreStatistics', 'ignoreAgents'],
    deprecated: true
  },
  listAcdGroups: {
    ...acdGroups,
    seedLine: 304,
    methods: ['GET'],
    path: '/api/user/acd-attendant-group/v1/{domain}/{user}',
    mark: 'V',
    query: ['ignoreStatistics', 'ignoreAgents']
  },
  setAcdAgentLoginLegacy: {
    ...acdGroups,
    seedLine: 440,
    methods: ['POST'],
    path: '/api/user/acd-attendant-group/{domain}/{user}/{group}/agents/{agent}',
    mark: 'A',
    query: ['action', 'logout'],
    deprecated: true
  },
  setAcdAgentLogin: {
    ...acdGroups,
    seedLine: 491,
    methods: ['POST'],
    path: '/api/user/acd-attendant-group/v1/{domain}/{group}/agents/{agent}',
    mark: 'A',
    query: ['action!'],
    answer: 'text'
  },
  setAcdAgentLoginV0: {
    ...acdGroups,
    seedLine: 517,
    methods: ['POST'],
    path: '/api/user/acd-attendant-group/{domain}/{user}/{group}/{groupDomain}/agents/{agent}',
    mark: 'V',
    query: ['action!'],
    answer: 'text',
    deprecated: true
  }
} as const satisfies Record<string, WireOperation>

const distributionGroups = {
  group: 'Distribution Group API',
  scope: 'DISTRIBUTION_GROUP',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Distribution Group API (Dstny API 3.2). */
export const distributionGroupsOperations = {
  getGroupCallLog: {
    ...distributionGroups,
    seedLine: 560,
    methods: ['GET'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/groups/{grpid}/call-log',
    mark: 'A',
    query: ['groupDomain', 'callerNumber', 'itemType[]', 'since', 'olderThan', 'limit']
  },
  listGroupCallLog: {
    ...distributionGroups,
    seedLine: 635,
    methods: ['GET'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/call-log',
    mark: 'A',
    query: ['callerNumber', 'itemType[]', 'since', 'olderThan', 'limit']
  },
  listDistributionGroups: {
    ...distributionGroups,
    seedLine: 702,
    methods: ['GET'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/groups',
    mark: 'A'
  },
  listAssignedCallLog: {
    ...distributionGroups,
    seedLine: 727,
    methods: ['GET'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/call-log/assigned',
    mark: 'A'
  },
  listAssignedCallLogForGroup: {
    ...distributionGroups,
    seedLine: 778,
    methods: ['GET'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/groups/{grpid}/call-log/assigned',
    mark: 'A',
    query: ['groupDomain']
  },
  loginDistributionGroup: {
    ...distributionGroups,
    seedLine: 837,
    methods: ['POST'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/groups/{grpid}/{grpidDomain}/login',
    mark: 'A',
    query: ['ignoreStatistics']
  },
  logoutDistributionGroup: {
    ...distributionGroups,
    seedLine: 875,
    methods: ['POST'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/groups/{grpid}/{grpidDomain}/logout',
    mark: 'A',
    query: ['ignoreStatistics']
  },
  streamQueueStatistics: {
    ...distributionGroups,
    seedLine: 913,
    methods: ['GET'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/queue-statistics/events',
    mark: 'A',
    answer: 'sse'
  },
  assignCallLogItem: {
    ...distributionGroups,
    seedLine: 924,
    methods: ['PUT'],
    path: '/api/user/distribution-group/v1/{domain}/{user}/call-log/{itemid}',
    mark: 'A',
    body: 'json'
  }
} as const satisfies Record<string, WireOperation>

const queueStatistics = {
  group: 'Queue Statistics API',
  scope: 'QUEUE_STATISTICS',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Queue Statistics API (Dstny API 3.3). */
export const queueStatisticsOperations = {
  getOrgQueueStatistics: {
    ...queueStatistics,
    seedLine: 986,
    methods: ['GET'],
    path: '/api/user/queue-statistics/v1/{domain}',
    mark: 'A'
  },
  getOrgQueueStatisticsV0: {
    ...queueStatistics,
    seedLine: 1021,
    methods: ['GET'],
    path: '/api/user/queue-statistics/{domain}',
    mark: 'A',
    deprecated: true
  },
  getQueueStatistics: {
    ...queueStatistics,
    seedLine: 1054,
    methods: ['GET'],
    path: '/api/user/queue-statistics/v1/{domain}/queues/{queueId}',
    mark: 'A'
  },
  getUserQueueStatistics: {
    ...queueStatistics,
    seedLine: 1088,
    methods: ['GET'],
    path: '/api/user/queue-statistics/v1/{domain}/users/{user}',
    mark: 'A',
    query: ['includeFederation']
  },
  getSupervisorQueueStatisticsV0: {
    ...queueStatistics,
    seedLine: 1132,
    methods: ['GET'],
    path: '/api/user/queue-statistics/{domain}/{user}',
    mark: 'A',
    deprecated: true
  }
} as const satisfies Record<string, WireOperation>
