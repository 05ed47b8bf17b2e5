import type { WireOperation } from './wire-operation.ts'

const lineState = { group: 'Line State API', scope: 'LINE_STATE', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Line State API (Dstny API 3.6). */
export const lineStateOperations = {
  getLineState: {
    ...lineState,
    seedLine: 1388,
    methods: ['GET'],
    path: '/api/user/line-state/v1/{domain}/{userId}/{externalId}',
    mark: 'A'
  },
  updateLineState: {
    ...lineState,
    seedLine: 1406,
    methods: ['PUT'],
    path: '/api/user/line-state/v1/{domain}/{userId}/{externalId}',
    mark: 'A',
    body: 'json'
  },
  createLineState: {
    ...lineState,
    seedLine: 1424,
    methods: ['POST'],
    path: '/api/user/line-state/v1/{domain}/{userId}/{externalId}',
    mark: 'A',
    body: 'json'
  },
  deleteLineState: {
    ...lineState,
    seedLine: 1444,
    methods: ['DELETE'],
    path: '/api/user/line-state/v1/{domain}/{userId}/{externalId}',
    mark: 'A',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>

const communicationLog = {
  group: 'Communication Log API',
  scope: 'COMMUNICATION_LOG',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Communication Log API (Dstny API 3.7). */
export const communicationLogOperations = {
  setCommLogItemDeletion: {
    ...communicationLog,
    seedLine: 1464,
    methods: ['PUT'],
    path: '/api/user/communication-log/v1/{domain}/{userId}/{itemId}/deletion-time',
    mark: 'A',
    query: ['delete'],
    answer: 'empty'
  },
  getCommLogItem: {
    ...communicationLog,
    seedLine: 1483,
    methods: ['GET'],
    path: '/api/user/communication-log/v1/{domain}/{userId}/{itemId}',
    mark: 'A',
    query: ['deleted', 'markAsDelete']
  },
  markCommLogItem: {
    ...communicationLog,
    seedLine: 1523,
    methods: ['PUT'],
    path: '/api/user/communication-log/v1/{domain}/{userId}/{itemId}',
    mark: 'A',
    query: ['isSeen!', 'isPlayed!', 'updateCallItem!'],
    answer: 'empty'
  },
  deleteCommLogItem: {
    ...communicationLog,
    seedLine: 1554,
    methods: ['DELETE'],
    path: '/api/user/communication-log/v1/{domain}/{userId}/{itemId}',
    mark: 'A',
    query: ['updateCallItem!'],
    answer: 'empty'
  },
  listCommLogItems: {
    ...communicationLog,
    seedLine: 1575,
    methods: ['GET'],
    path: '/api/user/communication-log/v1/{domain}/{userId}',
    mark: 'A',
    query: [
      'since',
      'olderThan',
      'sinceTime',
      'untilTime',
      'limit',
      'itemType[]',
      'contactId',
      'number',
      'deleted',
      'markAsDelete',
      'count'
    ]
  },
  markCommLogItems: {
    ...communicationLog,
    seedLine: 1660,
    methods: ['PUT'],
    path: '/api/user/communication-log/v1/{domain}/{userId}',
    mark: 'A',
    query: ['itemId[]!', 'untilItemId!', 'itemType[]!', 'isSeen!', 'isPlayed!', 'updateCallItem!'],
    answer: 'empty'
  },
  deleteCommLogItems: {
    ...communicationLog,
    seedLine: 1703,
    methods: ['DELETE'],
    path: '/api/user/communication-log/v1/{domain}/{userId}',
    mark: 'A',
    query: ['itemId[]', 'untilItemId', 'itemType[]', 'updateCallItem'],
    answer: 'empty'
  },
  listGroupInbox: {
    ...communicationLog,
    seedLine: 1727,
    methods: ['GET'],
    path: '/api/user/communication-log/v1/{domain}/{userId}/group-inbox',
    mark: 'A'
  },
  flagCommLogItemDeleted: {
    ...communicationLog,
    seedLine: 1758,
    methods: ['PUT'],
    path: '/api/user/communication-log/v1/{domain}/{userId}/{itemId}/deleted',
    mark: 'A',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
