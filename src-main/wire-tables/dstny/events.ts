import type { WireOperation } from './wire-operation.ts'

const events = { group: 'Event API', scope: 'EVENT_CHANNEL', query: [], body: 'none', answer: 'json' } as const

/** Operations of the Event API (Dstny API 3.11). */
export const eventsOperations = {
  getEvent: {
    ...events,
    seedLine: 3827,
    methods: ['GET'],
    path: '/api/user/event/v1/{domain}/{userId}/{eventId}',
    mark: 'A'
  },
  updateEvent: {
    ...events,
    seedLine: 3873,
    methods: ['PUT'],
    path: '/api/user/event/v1/{domain}/{userId}/{eventId}',
    mark: 'A',
    body: 'json'
  },
  deleteEvent: {
    ...events,
    seedLine: 4041,
    methods: ['DELETE'],
    path: '/api/user/event/v1/{domain}/{userId}/{eventId}',
    mark: 'A',
    answer: 'empty'
  },
  getEventOccurrence: {
    ...events,
    seedLine: 4073,
    methods: ['GET'],
    path: '/api/user/event/v1/{domain}/{userId}/{confId}/occurrences/{eventDate}',
    mark: 'A'
  },
  updateEventOccurrence: {
    ...events,
    seedLine: 4116,
    methods: ['PUT'],
    path: '/api/user/event/v1/{domain}/{userId}/{confId}/occurrences/{eventDate}',
    mark: 'A',
    body: 'json'
  },
  deleteEventOccurrence: {
    ...events,
    seedLine: 4222,
    methods: ['DELETE'],
    path: '/api/user/event/v1/{domain}/{userId}/{confId}/occurrences/{eventDate}',
    mark: 'A'
  },
  listEvents: { ...events, seedLine: 4256, methods: ['GET'], path: '/api/user/event/v1/{domain}/{userId}', mark: 'A' },
  createEvent: {
    ...events,
    seedLine: 4327,
    methods: ['POST'],
    path: '/api/user/event/v1/{domain}/{userId}',
    mark: 'A',
    body: 'json'
  },
  listStreamEvents: {
    ...events,
    seedLine: 4489,
    methods: ['GET'],
    path: '/api/user/event/v1/streams/{binder_id}/{unique_id}',
    mark: 'A'
  },
  getWebMeeting: {
    ...events,
    seedLine: 4560,
    methods: ['GET'],
    path: '/api/user/event/v1/{domain}/{userId}/{eventId}/web-meeting',
    mark: 'A'
  },
  joinConference: {
    ...events,
    seedLine: 4580,
    methods: ['POST'],
    path: '/api/user/event/v1/{domain}/{userId}/{eventId}/join',
    mark: 'A',
    query: ['selectedDeviceID', 'answerPlace', 'sipInstance', 'autoAnswer'],
    answer: 'text'
  },
  hangupConference: {
    ...events,
    seedLine: 4612,
    methods: ['POST'],
    path: '/api/user/event/v1/{domain}/{userId}/{eventId}/hangup',
    mark: 'A',
    query: ['selectedDeviceID', 'answerPlace', 'sipInstance'],
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
