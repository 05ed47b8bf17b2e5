import type { WireOperation } from './wire-operation.ts'

const contactsInformation = {
  group: 'Contacts Information V1 API',
  scope: 'CONTACT',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Contacts Information V1 API (Dstny API 3.15). */
export const contactsInformationOperations = {
  listPresenceEvents: {
    ...contactsInformation,
    seedLine: 5502,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence',
    mark: 'A',
    query: ['startDate', 'endDate', 'expandRecurrence', 'eventType', 'cachedCalendar']
  },
  updatePresencePidf: {
    ...contactsInformation,
    seedLine: 5598,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence',
    mark: 'A',
    body: 'pidf',
    answer: 'empty'
  },
  createScheduledPresence: {
    ...contactsInformation,
    seedLine: 5625,
    methods: ['POST'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence',
    mark: 'A',
    body: 'json'
  },
  getScheduledPresence: {
    ...contactsInformation,
    seedLine: 5725,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence/{presenceId}',
    mark: 'A'
  },
  updateScheduledPresence: {
    ...contactsInformation,
    seedLine: 5762,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence/{presenceId}',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  deleteScheduledPresence: {
    ...contactsInformation,
    seedLine: 5863,
    methods: ['DELETE'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence/{presenceId}',
    mark: 'A',
    query: ['startDate', 'untilDate'],
    answer: 'empty'
  },
  getContact: {
    ...contactsInformation,
    seedLine: 5901,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}',
    mark: 'A',
    query: ['includeFields']
  },
  getContactFields: {
    ...contactsInformation,
    seedLine: 5960,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/fields',
    mark: 'A'
  },
  updateContactFields: {
    ...contactsInformation,
    seedLine: 6000,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/fields',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  getContactImage: {
    ...contactsInformation,
    seedLine: 6042,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/image',
    mark: 'A',
    query: ['ver', 'prefWidth', 'prefHeight'],
    answer: 'image'
  },
  getContactLineState: {
    ...contactsInformation,
    seedLine: 6062,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/line-state',
    mark: 'A',
    answer: 'text'
  },
  setContactNote: {
    ...contactsInformation,
    seedLine: 6073,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/note',
    mark: 'A',
    query: ['note', 'ver'],
    answer: 'empty'
  },
  getContactVcard: {
    ...contactsInformation,
    seedLine: 6090,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/vcard',
    mark: 'A',
    query: ['ver']
  },
  updateContactVcard: {
    ...contactsInformation,
    seedLine: 6159,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/vcard',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  },
  listTimeZones: {
    ...contactsInformation,
    seedLine: 6221,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/timezones',
    mark: 'A',
    query: ['when', 'tzid']
  },
  setContactActivity: {
    ...contactsInformation,
    seedLine: 6247,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/activity',
    mark: 'A',
    query: ['activity!', 'available'],
    answer: 'empty'
  },
  setContactActivityExpiration: {
    ...contactsInformation,
    seedLine: 6266,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/activity/expires',
    mark: 'A',
    query: ['expires!'],
    answer: 'empty'
  },
  setContactRole: {
    ...contactsInformation,
    seedLine: 6283,
    methods: ['PUT'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/role',
    mark: 'A',
    query: ['role!'],
    answer: 'empty'
  },
  streamContactLineState: {
    ...contactsInformation,
    seedLine: 6299,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/line-state/events',
    mark: 'A',
    answer: 'sse'
  },
  streamContactPresence: {
    ...contactsInformation,
    seedLine: 6310,
    methods: ['GET'],
    path: '/api/user/contacts-information/v1/{domain}/{cid}/presence/events',
    mark: 'A',
    answer: 'sse'
  }
} as const satisfies Record<string, WireOperation>
