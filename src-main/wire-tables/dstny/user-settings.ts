import type { WireOperation } from './wire-operation.ts'

const mobileSubscriber = {
  group: 'Mobile Subscriber API',
  scope: 'USER',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Mobile Subscriber API (Dstny API 3.19). */
export const mobileSubscriberOperations = {
  getFullCallerId: {
    ...mobileSubscriber,
    seedLine: 7888,
    methods: ['GET'],
    path: '/api/user/mobile-subscriber/v1/{domain}/{number}/full-caller-id',
    mark: 'A',
    answer: 'text'
  },
  setFullCallerId: {
    ...mobileSubscriber,
    seedLine: 7900,
    methods: ['PUT'],
    path: '/api/user/mobile-subscriber/v1/{domain}/{number}/full-caller-id',
    mark: 'A',
    query: ['enable!'],
    answer: 'empty'
  },
  getNumberPresentation: {
    ...mobileSubscriber,
    seedLine: 7916,
    methods: ['GET'],
    path: '/api/user/mobile-subscriber/v1/{domain}/{number}/number-presentation',
    mark: 'A',
    answer: 'text'
  },
  setNumberPresentation: {
    ...mobileSubscriber,
    seedLine: 7928,
    methods: ['PUT'],
    path: '/api/user/mobile-subscriber/v1/{domain}/{number}/number-presentation',
    mark: 'A',
    query: ['value!'],
    answer: 'empty'
  },
  setPbxIntegration: {
    ...mobileSubscriber,
    seedLine: 7944,
    methods: ['PUT'],
    path: '/api/user/mobile-subscriber/v1/{domain}/{number}/pbx-integration',
    mark: 'A',
    query: ['enable!'],
    answer: 'empty'
  },
  setRouteToPbx: {
    ...mobileSubscriber,
    seedLine: 7960,
    methods: ['PUT'],
    path: '/api/user/mobile-subscriber/v1/{domain}/{number}/route-to-pbx',
    mark: 'A',
    query: ['enable!'],
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>

const presenceShortcuts = {
  group: 'Presence Shortcuts API',
  scope: 'USER',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the Presence Shortcuts API (Dstny API 3.20). */
export const presenceShortcutsOperations = {
  getPresenceShortcut: {
    ...presenceShortcuts,
    seedLine: 7977,
    methods: ['GET'],
    path: '/api/user/presence-shortcuts/v1/{domain}/{user}/{id}',
    mark: 'A'
  },
  putPresenceShortcut: {
    ...presenceShortcuts,
    seedLine: 8002,
    methods: ['PUT', 'POST'],
    path: '/api/user/presence-shortcuts/v1/{domain}/{user}/{id}',
    mark: 'A',
    body: 'json'
  },
  deletePresenceShortcut: {
    ...presenceShortcuts,
    seedLine: 8084,
    methods: ['DELETE'],
    path: '/api/user/presence-shortcuts/v1/{domain}/{user}/{id}',
    mark: 'A',
    answer: 'empty'
  },
  listPresenceShortcuts: {
    ...presenceShortcuts,
    seedLine: 8100,
    methods: ['GET'],
    path: '/api/user/presence-shortcuts/v1/{domain}/{user}',
    mark: 'A'
  },
  replacePresenceShortcuts: {
    ...presenceShortcuts,
    seedLine: 8135,
    methods: ['PUT'],
    path: '/api/user/presence-shortcuts/v1/{domain}/{user}',
    mark: 'A',
    body: 'json'
  }
} as const satisfies Record<string, WireOperation>

const voicemailSettings = {
  group: 'User Voicemail Settings API',
  scope: 'VOICEMAIL_SETTINGS',
  query: [],
  body: 'none',
  answer: 'json'
} as const

/** Operations of the User Voicemail Settings API (Dstny API 3.25). */
export const voicemailSettingsOperations = {
  getVoicemailSettings: {
    ...voicemailSettings,
    seedLine: 8847,
    methods: ['GET'],
    path: '/api/user/user-voicemail-settings/v1/{domain}/{userId}',
    mark: 'A'
  },
  updateVoicemailSettings: {
    ...voicemailSettings,
    seedLine: 8872,
    methods: ['PUT'],
    path: '/api/user/user-voicemail-settings/v1/{domain}/{userId}',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
