import type { WireOperation } from './wire-operation.ts'

const tickets = { group: 'User Tickets API', scope: null, query: [], body: 'none', answer: 'json' } as const

/** Operations of the User Tickets API (Dstny API 3.26). */
export const ticketsOperations = {
  createTicket: {
    ...tickets,
    seedLine: 8941,
    methods: ['POST'],
    path: '/api/tickets/{domain}/{user}',
    mark: 'V',
    query: ['api[]!', 'platform!', 't', 'ver', 'number', 'name', 'expires', 'deviceDisplayName']
  },
  deleteTicket: {
    ...tickets,
    seedLine: 8985,
    methods: ['DELETE'],
    path: '/api/tickets/{domain}/{user}/{ticketName}',
    mark: 'A',
    query: ['t'],
    answer: 'text'
  },
  createTicketSecure: {
    ...tickets,
    seedLine: null,
    methods: ['POST'],
    path: '/api/user/user-tickets/v1/{domain}/{user}',
    mark: 'A',
    query: ['api[]!', 'platform!', 'name', 'expires', 'deviceDisplayName'],
    body: 'json'
  }
} as const satisfies Record<string, WireOperation>

const sms = { group: 'SMS API', scope: 'SMS', query: [], body: 'none', answer: 'json' } as const

/** Operations of the SMS API (Dstny API 3.27). */
export const smsOperations = {
  sendSms: {
    ...sms,
    seedLine: 9002,
    methods: ['POST'],
    path: '/api/user/sms/v1/{to}',
    mark: 'A',
    body: 'json',
    answer: 'empty'
  }
} as const satisfies Record<string, WireOperation>
