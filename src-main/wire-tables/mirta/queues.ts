import type { WireRequest } from './wire-request.ts'

const read = {
  chosen: {},
  tenant: 'needed',
  use: 'link',
  changes: false,
  right: 'tenant',
  sentAs: 'query',
  formats: ['json', 'plain'],
  reply: 'rows',
  mark: 'C'
} as const
const act = { ...read, changes: true, formats: ['plain', 'json'], reply: 'word' } as const
const info = { ...read, reqtype: 'INFO' } as const
const queue = { reqtype: 'QUEUE', seedLine: 172, section: '7.1' } as const
const agent = { reqtype: 'AGENT', seedLine: 109, section: '7.2', mark: 'A' } as const
const virtual = { reqtype: 'VIRTUALEXT', seedLine: 252, section: '7.4', mark: 'A' } as const

/** How an agent's telephone is reached: kinds of queue members (MiRTA 7.1). */
export const memberTypes = ['NF', 'AD', 'NFR', 'ADR', 'EA', 'EANM', 'EAC', 'EANMC', 'CU', 'CUNM', 'CC', 'CUFF'] as const

/** States a flow can be set to (MiRTA 3, SETFLOW). */
export const flowStates = ['INUSE', 'NOT_INUSE', 'UNAVAILABLE', 'RINGING'] as const

/** Lamps, do-not-disturb, flows, queues with their members and figures, virtual numbers (MiRTA 6, 7). */
export const queueRequests = {
  lamps: { ...read, reqtype: 'BLFS', parameters: [], empty: '[]', seedLine: 23, section: '6.1' },
  getDnd: {
    ...read,
    reqtype: 'DND',
    chosen: { action: 'get' },
    parameters: ['number!'],
    formats: ['plain', 'json'],
    reply: 'text',
    empty: '',
    mark: 'A',
    seedLine: 25,
    section: '6.2'
  },
  setDnd: {
    ...act,
    reqtype: 'DND',
    chosen: { action: 'set' },
    parameters: ['number!', 'value'],
    values: { value: ['on', ''] },
    mark: 'A',
    seedLine: 25,
    section: '6.2'
  },
  flows: { ...read, reqtype: 'FLOWS', parameters: [], empty: '[]', seedLine: 32, section: '6.3' },
  flow: {
    ...info,
    chosen: { info: 'flow' },
    parameters: ['id!'],
    formats: ['plain', 'json'],
    reply: 'text',
    empty: '',
    seedLine: 103,
    section: '6.3'
  },
  setFlow: {
    ...act,
    reqtype: 'SETFLOW',
    tenant: 'optional',
    parameters: ['number!', 'state|value!'],
    values: { state: flowStates },
    mark: 'A',
    seedLine: 215,
    section: '6.3'
  },
  queues: { ...info, chosen: { info: 'queues' }, parameters: [], reply: 'object', seedLine: 68, section: '7.3' },
  queueCounters: {
    ...info,
    chosen: { info: 'queue' },
    parameters: ['id!'],
    reply: 'object',
    empty: '',
    seedLine: 69,
    section: '7.3'
  },
  queueCallers: {
    ...info,
    chosen: { info: 'queuecallers' },
    parameters: ['id!'],
    empty: '[]',
    mark: 'A',
    seedLine: 70,
    section: '7.3'
  },
  queueAgents: {
    ...info,
    chosen: { info: 'agents' },
    parameters: ['queue'],
    reply: 'object',
    empty: 'null',
    seedLine: 71,
    section: '7.3'
  },
  connectedAgents: {
    ...info,
    chosen: { info: 'agentsconnected' },
    parameters: ['queue'],
    reply: 'object',
    empty: 'null',
    seedLine: 72,
    section: '3.1'
  },
  agentDelays: {
    ...info,
    chosen: { info: 'agentsdelay' },
    parameters: ['queue'],
    use: 'admin',
    reply: 'object',
    empty: 'null',
    seedLine: 73,
    section: '3.1'
  },
  members: { ...read, ...queue, chosen: { action: 'list' }, parameters: ['number|id!'], empty: 'null' },
  memberDetails: {
    ...read,
    ...queue,
    chosen: { action: 'fulllist' },
    parameters: ['number|id!'],
    reply: 'object',
    empty: 'null',
    mark: 'A'
  },
  addMember: {
    ...act,
    ...queue,
    chosen: { action: 'add' },
    parameters: ['number|id!', 'extension!', 'type', 'order', 'penalty', 'paused'],
    values: { type: memberTypes, paused: ['0', '1'] }
  },
  removeMember: { ...act, ...queue, chosen: { action: 'del' }, parameters: ['number|id!', 'extension!'] },
  removeAllMembers: { ...act, ...queue, chosen: { action: 'clean' }, parameters: ['number|id!'], use: 'never' },
  logQueueEvent: {
    ...act,
    ...queue,
    chosen: { action: 'log' },
    parameters: ['number|id!', 'extension', 'event!', 'uniqid', 'data1', 'data2', 'data3', 'data4', 'data5'],
    mark: 'A'
  },
  pauseAgent: {
    ...act,
    ...agent,
    chosen: { action: 'pause' },
    parameters: ['extension!', 'queue|queuenumber!', 'pausereason', 'refresh'],
    values: { refresh: ['no'] }
  },
  unpauseAgent: {
    ...act,
    ...agent,
    chosen: { action: 'unpause' },
    parameters: ['extension!', 'queue|queuenumber!', 'refresh'],
    values: { refresh: ['no'] }
  },
  agentQueues: { ...read, ...agent, chosen: { action: 'listqueues' }, parameters: ['extension!'], reply: 'object' },
  removeAgent: {
    ...act,
    ...agent,
    chosen: { action: 'del' },
    parameters: ['extension!', 'queue|queuenumber!', 'refresh'],
    values: { refresh: ['no'] }
  },
  virtualMembers: { ...read, ...virtual, chosen: { action: 'list' }, parameters: ['number!'], empty: 'null' },
  addVirtualMember: { ...act, ...virtual, chosen: { action: 'add' }, parameters: ['number!', 'extension!'] },
  removeVirtualMember: { ...act, ...virtual, chosen: { action: 'del' }, parameters: ['number!', 'extension!'] },
  removeAllVirtualMembers: {
    ...act,
    ...virtual,
    chosen: { action: 'clean' },
    parameters: ['number!'],
    use: 'admin'
  },
  resetQueueFigures: {
    ...act,
    reqtype: 'QUEUERESET',
    tenant: 'optional',
    parameters: ['queueid!'],
    use: 'admin',
    mark: 'A',
    seedLine: 194,
    section: '3'
  }
} as const satisfies Record<string, WireRequest>
