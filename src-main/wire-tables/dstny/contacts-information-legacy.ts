import type { WireOperation } from './wire-operation.ts'

const contactsInformationLegacy = {
  group: 'Contacts Information API',
  scope: 'CONTACT',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Contacts Information API (Dstny API 3.14). */
export const contactsInformationLegacyOperations = {
  getContactInfoV0: {
    ...contactsInformationLegacy,
    seedLine: 4990,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}',
    mark: 'A',
    deprecated: true
  },
  getContactAvailableV0: {
    ...contactsInformationLegacy,
    seedLine: 5031,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/available',
    mark: 'A',
    answer: 'text',
    deprecated: true
  },
  getContactImageV0: {
    ...contactsInformationLegacy,
    seedLine: 5044,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/image',
    mark: 'A',
    query: ['ver!', 'prefWidth', 'prefHeight'],
    answer: 'image',
    deprecated: true
  },
  getContactCallStateV0: {
    ...contactsInformationLegacy,
    seedLine: 5069,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/line-state',
    mark: 'A',
    answer: 'text',
    deprecated: true
  },
  updateContactPresenceV0: {
    ...contactsInformationLegacy,
    seedLine: 5085,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/presence',
    mark: 'A',
    query: ['forcePremappedDiversion'],
    body: 'json',
    deprecated: true
  },
  getContactActivityExpirationV0: {
    ...contactsInformationLegacy,
    seedLine: 5126,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/activity/expires',
    mark: 'A',
    answer: 'text',
    deprecated: true
  },
  setContactNoteV0: {
    ...contactsInformationLegacy,
    seedLine: 5139,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/note',
    mark: 'A',
    query: ['note!'],
    answer: 'empty',
    deprecated: true
  },
  getContactPresenceV0: {
    ...contactsInformationLegacy,
    seedLine: 5157,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/presence-info',
    mark: 'A',
    deprecated: true
  },
  updateContactPresenceInfoV0: {
    ...contactsInformationLegacy,
    seedLine: 5188,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/presence-info',
    mark: 'A',
    query: ['forcePremappedDiversion'],
    body: 'json',
    deprecated: true
  },
  getContactVcardV0: {
    ...contactsInformationLegacy,
    seedLine: 5231,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/vcard',
    mark: 'A',
    query: ['ver'],
    deprecated: true
  },
  updateContactVcardV0: {
    ...contactsInformationLegacy,
    seedLine: 5302,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/vcard',
    mark: 'A',
    body: 'json',
    answer: 'empty',
    deprecated: true
  },
  getContactFieldsV0: {
    ...contactsInformationLegacy,
    seedLine: 5366,
    methods: ['GET'],
    path: '/api/user/contacts-information/{domain}/{cid}/fields',
    mark: 'A',
    deprecated: true
  },
  updateContactFieldsV0: {
    ...contactsInformationLegacy,
    seedLine: 5401,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/fields',
    mark: 'A',
    body: 'json',
    deprecated: true
  },
  setContactActivityV0: {
    ...contactsInformationLegacy,
    seedLine: 5437,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/activity',
    mark: 'A',
    query: ['activity!', 'available'],
    answer: 'empty',
    deprecated: true
  },
  setContactActivityExpirationV0: {
    ...contactsInformationLegacy,
    seedLine: 5458,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/activity/expires',
    mark: 'A',
    query: ['expires!'],
    answer: 'empty',
    deprecated: true
  },
  setContactRoleV0: {
    ...contactsInformationLegacy,
    seedLine: 5477,
    methods: ['PUT'],
    path: '/api/user/contacts-information/{domain}/{cid}/role',
    mark: 'A',
    query: ['role!'],
    answer: 'empty',
    deprecated: true
  }
} as const satisfies Record<string, WireOperation>
