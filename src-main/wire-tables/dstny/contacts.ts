import type { WireOperation } from './wire-operation.ts'

const buddyList = { group: 'Buddy List API', scope: 'CONTACT', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Buddy List API (Dstny API 3.12). */
export const buddyListOperations = {
  checkBuddy: {
    ...buddyList,
    seedLine: 4659,
    methods: ['GET'],
    path: '/api/user/buddy-list/v1/{domain}/{user}/{cid}',
    mark: 'A',
    answer: 'empty'
  },
  addBuddy: {
    ...buddyList,
    seedLine: 4675,
    methods: ['POST'],
    path: '/api/user/buddy-list/v1/{domain}/{user}/{cid}',
    mark: 'A',
    answer: 'empty'
  },
  deleteBuddy: {
    ...buddyList,
    seedLine: 4691,
    methods: ['DELETE'],
    path: '/api/user/buddy-list/v1/{domain}/{user}/{cid}',
    mark: 'A',
    answer: 'empty'
  },
  applyBuddyTemplates: {
    ...buddyList,
    seedLine: 4707,
    methods: ['PUT'],
    path: '/api/user/buddy-list/v1/{domain}/{user}',
    mark: 'A',
    query: ['applyContactTemplates!'],
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>

const contacts = { group: 'Contacts API', scope: 'CONTACT', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Contacts API (Dstny API 3.13). */
export const contactsOperations = {
  addContact: {
    ...contacts,
    seedLine: 4726,
    methods: ['POST'],
    path: '/api/contacts/list/{domain}/{user}/{cid}',
    mark: 'A'
  },
  removeContact: {
    ...contacts,
    seedLine: 4779,
    methods: ['DELETE'],
    path: '/api/contacts/list/{domain}/{user}/{cid}',
    mark: 'A',
    answer: 'empty'
  },
  searchContacts: {
    ...contacts,
    seedLine: 4811,
    methods: ['GET'],
    path: '/api/contacts/list/{domain}/{user}',
    mark: 'V',
    query: ['query', 'maxResults', 'dontIncludeFnrs', 'includeBlocked', 'includeFields']
  },
  addContacts: {
    ...contacts,
    seedLine: 4874,
    methods: ['POST'],
    path: '/api/contacts/list/{domain}/{user}',
    mark: 'A',
    body: 'json'
  },
  setContactStatus: {
    ...contacts,
    seedLine: 4960,
    methods: ['PUT'],
    path: '/api/contacts/list/{domain}/{user}/{cid}/status',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
