import type { WireOperation } from './wire-operation.ts'

const personalContacts = {
  group: 'Personal Contacts API',
  scope: 'PERSONAL_CONTACTS',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Personal Contacts API (Dstny API 3.16). */
export const personalContactsOperations = {
  listUserContacts: {
    ...personalContacts,
    seedLine: 6324,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/users/{user}',
    mark: 'A'
  },
  createUserContact: {
    ...personalContacts,
    seedLine: 6383,
    methods: ['POST'],
    path: '/api/user/personal-contacts/v1/{domain}/users/{user}',
    mark: 'A',
    body: 'json'
  },
  listGroupContacts: {
    ...personalContacts,
    seedLine: 6486,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/groups/{groupId}',
    mark: 'A'
  },
  createGroupContact: {
    ...personalContacts,
    seedLine: 6547,
    methods: ['POST'],
    path: '/api/user/personal-contacts/v1/{domain}/groups/{groupId}',
    mark: 'A',
    body: 'json'
  },
  listOrgContacts: {
    ...personalContacts,
    seedLine: 6652,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/organization',
    mark: 'A'
  },
  createOrgContact: {
    ...personalContacts,
    seedLine: 6708,
    methods: ['POST'],
    path: '/api/user/personal-contacts/v1/{domain}/organization',
    mark: 'A',
    body: 'json'
  },
  getUserContact: {
    ...personalContacts,
    seedLine: 6808,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/users/{user}/{cid}',
    mark: 'A'
  },
  updateUserContact: {
    ...personalContacts,
    seedLine: 6846,
    methods: ['PUT'],
    path: '/api/user/personal-contacts/v1/{domain}/users/{user}/{cid}',
    mark: 'A',
    body: 'json',
    answer: 'text'
  },
  deleteUserContact: {
    ...personalContacts,
    seedLine: 6934,
    methods: ['DELETE'],
    path: '/api/user/personal-contacts/v1/{domain}/users/{user}/{cid}',
    mark: 'A',
    answer: 'text'
  },
  getGroupContact: {
    ...personalContacts,
    seedLine: 6951,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/groups/{groupId}/{cid}',
    mark: 'A'
  },
  updateGroupContact: {
    ...personalContacts,
    seedLine: 6990,
    methods: ['PUT'],
    path: '/api/user/personal-contacts/v1/{domain}/groups/{groupId}/{cid}',
    mark: 'A',
    body: 'json',
    answer: 'text'
  },
  deleteGroupContact: {
    ...personalContacts,
    seedLine: 7079,
    methods: ['DELETE'],
    path: '/api/user/personal-contacts/v1/{domain}/groups/{groupId}/{cid}',
    mark: 'A',
    answer: 'text'
  },
  getOrgContact: {
    ...personalContacts,
    seedLine: 7096,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/organization/{cid}',
    mark: 'A'
  },
  updateOrgContact: {
    ...personalContacts,
    seedLine: 7130,
    methods: ['PUT'],
    path: '/api/user/personal-contacts/v1/{domain}/organization/{cid}',
    mark: 'A',
    body: 'json',
    answer: 'text'
  },
  deleteOrgContact: {
    ...personalContacts,
    seedLine: 7214,
    methods: ['DELETE'],
    path: '/api/user/personal-contacts/v1/{domain}/organization/{cid}',
    mark: 'A',
    answer: 'text'
  },
  getPhoneLabels: {
    ...personalContacts,
    seedLine: 7226,
    methods: ['GET'],
    path: '/api/user/personal-contacts/v1/{domain}/phone-labels/{locale}',
    mark: 'A'
  }
} as const satisfies Record<string, WireOperation>
