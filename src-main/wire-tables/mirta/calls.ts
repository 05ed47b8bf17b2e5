import type { WireRequest } from './wire-request.ts'

const read = {
  chosen: {},
  tenant: 'optional',
  use: 'link',
  changes: false,
  right: 'tenant',
  sentAs: 'query',
  formats: ['json', 'plain'],
  reply: 'rows'
} as const
const act = { ...read, changes: true, formats: ['plain', 'json'], reply: 'word', mark: 'A' } as const
const info = { ...read, reqtype: 'INFO', tenant: 'needed' } as const

/** Placing, ending and moving calls, and what runs now (MiRTA 4, 5). */
export const callRequests = {
  dial: {
    ...act,
    reqtype: 'DIAL',
    tenant: 'needed',
    parameters: [
      'source|exten!',
      'dest|phone!',
      'account',
      'autoanswer',
      'nofollow',
      'sourceclid',
      'destclid',
      'dialtimeout',
      'timeout',
      'recording',
      'var',
      'server'
    ],
    values: { autoanswer: ['yes'], nofollow: ['yes'], recording: ['yes', 'no', 'yeschange', 'nochange'] },
    mark: 'P',
    seedLine: 130,
    section: '4.1'
  },
  originatedCall: {
    ...info,
    chosen: { info: 'call' },
    parameters: ['id!'],
    formats: ['plain', 'json'],
    reply: 'object',
    empty: '',
    mark: 'A',
    seedLine: 76,
    section: '4.1'
  },
  hangUp: {
    ...act,
    reqtype: 'HANGUP',
    parameters: ['extension|channel|number|source!', 'fast'],
    values: { fast: ['yes'] },
    seedLine: 158,
    section: '4.2'
  },
  transfer: {
    ...act,
    reqtype: 'TRANSFER',
    parameters: ['channel!', 'extrachannel', 'dest!'],
    seedLine: 229,
    section: '4.3'
  },
  attendedTransfer: {
    ...act,
    reqtype: 'ATXTRANSFER',
    parameters: ['channel!', 'dest!'],
    seedLine: 118,
    section: '4.4'
  },
  extensionState: {
    ...info,
    chosen: { info: 'extstate' },
    parameters: ['ext|id!'],
    reply: 'object',
    empty: '',
    mark: 'C',
    seedLine: 89,
    section: '5.1'
  },
  currentCalls: {
    ...read,
    reqtype: 'GETCURRENTCALLS',
    tenant: 'needed',
    parameters: ['phone!', 'multiple'],
    values: { multiple: ['yes'] },
    empty: '[]',
    mark: 'A',
    seedLine: 41,
    section: '5.2'
  },
  channels: {
    ...read,
    reqtype: 'CHANNELS',
    parameters: ['nodename'],
    empty: '[]',
    mark: 'C',
    seedLine: 37,
    section: '5.3'
  },
  channel: {
    ...read,
    reqtype: 'CHANNEL',
    parameters: ['channel!'],
    empty: '[["",""]]',
    mark: 'C',
    seedLine: 34,
    section: '5.3'
  },
  countPeers: {
    ...read,
    reqtype: 'COUNTPEERS',
    parameters: [],
    use: 'admin',
    reply: 'object',
    mark: 'C',
    seedLine: 10,
    section: '3'
  },
  countChannels: {
    ...read,
    reqtype: 'COUNTCHANNELS',
    parameters: ['nodename'],
    use: 'admin',
    right: 'admin',
    reply: 'text',
    mark: 'C',
    seedLine: 14,
    section: '3'
  },
  countCalls: {
    ...read,
    reqtype: 'COUNTCALLS',
    tenant: 'unused',
    parameters: [],
    use: 'admin',
    formats: ['plain', 'json'],
    reply: 'text',
    empty: '',
    mark: 'C',
    seedLine: 277,
    section: '3'
  },
  registeredPeers: {
    ...read,
    reqtype: 'CHANSIPPEERS',
    parameters: [],
    use: 'admin',
    mark: 'C',
    seedLine: 19,
    section: '3'
  }
} as const satisfies Record<string, WireRequest>
