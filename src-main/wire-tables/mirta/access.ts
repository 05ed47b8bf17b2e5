import type { WireRequest } from './wire-request.ts'

const read = {
  chosen: {},
  tenant: 'needed',
  use: 'link',
  changes: false,
  right: 'tenant',
  sentAs: 'query',
  formats: ['json', 'plain'],
  reply: 'object',
  mark: 'A'
} as const
const info = { ...read, reqtype: 'INFO' } as const
const token = { ...read, reqtype: 'AUTHTOKEN', tenant: 'optional', right: 'admin', seedLine: 327 } as const

/** Whether the system answers, who is there, and who signs in (MiRTA 3, 6.4, 9). */
export const accessRequests = {
  help: {
    ...read,
    reqtype: 'HELP',
    tenant: 'unused',
    parameters: [],
    formats: ['plain'],
    reply: 'text',
    mark: 'C',
    seedLine: null,
    section: '3'
  },
  config: { ...info, chosen: { info: 'config' }, parameters: [], mark: 'C', seedLine: 91, section: '3.1' },
  extensions: {
    ...info,
    chosen: { info: 'extensions' },
    parameters: ['id', 'number'],
    reply: 'rows',
    empty: '[]',
    mark: 'C',
    seedLine: 88,
    section: '6.4'
  },
  registrationState: {
    ...info,
    chosen: { info: 'regstate' },
    parameters: ['ext|id!'],
    formats: ['plain', 'json'],
    reply: 'text',
    empty: '',
    seedLine: 90,
    section: '3.1'
  },
  outsideNumbers: {
    ...info,
    chosen: { info: 'dids' },
    parameters: [],
    reply: 'rows',
    empty: '[]',
    mark: 'C',
    seedLine: 85,
    section: '3.1'
  },
  checkUser: {
    ...read,
    reqtype: 'CHECKAUTH',
    parameters: ['username!', 'password!'],
    sentAs: 'form',
    empty: '',
    seedLine: 324,
    section: '9.1'
  },
  webPhoneAccount: {
    ...read,
    reqtype: 'GETWEBRTCAUTH',
    parameters: ['username!', 'password!'],
    sentAs: 'form',
    empty: '',
    seedLine: 334,
    section: '9.3'
  },
  generateToken: {
    ...token,
    chosen: { action: 'generate' },
    parameters: ['user!', 'validity!'],
    changes: true,
    formats: ['plain', 'json'],
    reply: 'text',
    section: '9.2'
  },
  resetToken: {
    ...token,
    chosen: { action: 'reset' },
    parameters: ['user!'],
    changes: true,
    formats: ['plain', 'json'],
    reply: 'word',
    section: '9.2'
  }
} as const satisfies Record<string, WireRequest>
