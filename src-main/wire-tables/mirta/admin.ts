import type { WireRequest } from './wire-request.ts'

const read = {
  chosen: {},
  tenant: 'needed',
  use: 'admin',
  changes: false,
  right: 'tenant',
  sentAs: 'query',
  formats: ['json', 'plain'],
  reply: 'rows',
  mark: 'A',
  section: '3'
} as const
const act = { ...read, changes: true, formats: ['plain', 'json'], reply: 'word' } as const
const info = { ...read, reqtype: 'INFO', section: '3.1' } as const
const text = { formats: ['plain', 'json'], reply: 'text', empty: '' } as const
const campaign = { reqtype: 'CAMPAIGN', tenant: 'optional', seedLine: 123 } as const
const path = { reqtype: 'RESPONSEPATH', seedLine: 202, mark: 'P' } as const
const pathFilter = { filter: ['queue', 'answer', 'uniqueid'] } as const
const group = { reqtype: 'USERGROUP', tenant: 'unused', right: 'admin', seedLine: 239 } as const

/** What the configuration database holds and what can be done with each object (MiRTA 3.2). */
export const managedObjects = {
  tenant: ['list', 'get', 'add', 'update', 'delete'],
  mediafile: ['list', 'get', 'add', 'update', 'delete', 'updatebinary', 'getbinary'],
  huntlist: ['list', 'get', 'add', 'update', 'delete', 'getextensions', 'setextensions'],
  extension: ['list', 'get', 'add', 'update', 'delete'],
  user: ['list', 'get', 'add', 'update', 'delete', 'listtenants', 'addtenant', 'deltenant'],
  conference: ['list', 'get', 'add', 'update', 'delete'],
  provider: ['list', 'get', 'add', 'update', 'delete', 'listroutes'],
  route: ['list', 'get', 'add', 'update', 'delete'],
  did: ['list', 'get', 'add', 'update', 'delete'],
  ivr: ['list', 'get', 'add', 'getdestinations', 'update', 'delete'],
  custom: ['list', 'get', 'add', 'update', 'delete'],
  customtype: [],
  routingprofile: [],
  musiconhold: ['list', 'get', 'add', 'update', 'delete'],
  voicemail: ['list', 'listmessages', 'getmessagerecording', 'putmessagerecording', 'get', 'add', 'update', 'delete'],
  destination: ['list', 'replace'],
  calleridblacklist: ['list', 'get', 'add', 'update', 'delete'],
  condition: ['list', 'get', 'add', 'getdestinations', 'getextendedinfos', 'replaceextendedinfos', 'update', 'delete'],
  sipregs: ['list'],
  phone: ['list', 'get', 'update', 'add'],
  phonephonebook: ['list', 'get', 'update', 'add', 'delete'],
  queue: ['list', 'get', 'add', 'update', 'delete']
} as const satisfies Record<string, readonly string[]>

/** Requests of administration: never reachable from a link (MiRTA 3, 3.2). */
export const adminRequests = {
  manageDatabase: {
    ...act,
    reqtype: 'MANAGEDB',
    tenant: 'optional',
    right: 'admin',
    parameters: [
      'object!',
      'action!',
      'objectid',
      'tenantid',
      'routingprofileid',
      'typesrc',
      'typeidsrc',
      'filter',
      'jsondata',
      'filename'
    ],
    values: { object: Object.keys(managedObjects) },
    sentAs: 'form',
    formats: ['json', 'plain'],
    reply: 'object',
    empty: '',
    mark: 'P',
    seedLine: 292,
    section: '3.2'
  },
  startCampaign: { ...act, ...campaign, chosen: { action: 'start' }, parameters: ['campaign!'] },
  stopCampaign: { ...act, ...campaign, chosen: { action: 'stop' }, parameters: ['campaign!'] },
  pauseCampaign: { ...act, ...campaign, chosen: { action: 'pause' }, parameters: ['campaign!'] },
  resumeCampaign: { ...act, ...campaign, chosen: { action: 'resume' }, parameters: ['campaign!'] },
  addCampaignNumber: {
    ...act,
    ...campaign,
    chosen: { action: 'addnumber' },
    parameters: ['campaign!', 'number!', 'numberdescription']
  },
  deleteCampaignNumber: {
    ...act,
    ...campaign,
    chosen: { action: 'delnumber' },
    parameters: ['campaign!', 'number!']
  },
  campaignNumbers: {
    ...read,
    ...campaign,
    chosen: { action: 'listnumbers' },
    parameters: ['campaign!'],
    empty: '[]'
  },
  deleteCampaignNumbers: { ...act, ...campaign, chosen: { action: 'cleannumbers' }, parameters: ['campaign!'] },
  mediaFile: {
    ...read,
    reqtype: 'MEDIAFILE',
    chosen: { action: 'getaudio' },
    parameters: ['objectid!'],
    formats: ['plain', 'json'],
    reply: 'sound',
    empty: '',
    seedLine: 166
  },
  rebootPhones: { ...act, reqtype: 'REBOOT', tenant: 'optional', parameters: ['peer!'], seedLine: 198 },
  dropRegistrations: { ...act, reqtype: 'UNREGISTER', tenant: 'optional', parameters: ['peer!'], seedLine: 235 },
  responsePaths: {
    ...read,
    ...path,
    chosen: { action: 'list' },
    parameters: ['id!', 'filter', 'filterdata'],
    values: pathFilter,
    empty: '[]'
  },
  responsePath: { ...read, ...path, chosen: { action: 'getid' }, parameters: ['id!', 'rrid!'], empty: '[]' },
  lastResponsePath: {
    ...read,
    ...path,
    chosen: { action: 'getlast' },
    parameters: ['id!', 'filter', 'filterdata'],
    values: pathFilter,
    empty: '[]'
  },
  userGroups: { ...read, ...group, chosen: { action: 'list' }, parameters: [], empty: '[]' },
  userGroupTenants: {
    ...read,
    ...group,
    chosen: { action: 'listtenants' },
    parameters: ['usergroupid!'],
    empty: '[]'
  },
  userGroupUsers: { ...read, ...group, chosen: { action: 'listusers' }, parameters: ['usergroupid!'], empty: '[]' },
  addUserGroupTenant: {
    ...act,
    ...group,
    chosen: { action: 'addtenant' },
    parameters: ['usergroupid!', 'tenantid!']
  },
  removeUserGroupTenant: {
    ...act,
    ...group,
    chosen: { action: 'deltenant' },
    parameters: ['usergroupid!', 'tenantid!']
  },
  addUserGroupUser: {
    ...act,
    ...group,
    chosen: { action: 'adduser' },
    parameters: ['usergroupid!', 'userid!', 'inerith'],
    values: { inerith: ['on'] }
  },
  removeUserGroupUser: {
    ...act,
    ...group,
    chosen: { action: 'deluser' },
    parameters: ['usergroupid!', 'userid!']
  },
  getSetting: {
    ...read,
    ...text,
    reqtype: 'SETTING',
    chosen: { action: 'GET' },
    parameters: ['name|code!'],
    seedLine: 272
  },
  setSetting: {
    ...act,
    reqtype: 'SETTING',
    chosen: { action: 'SET' },
    parameters: ['name|code!', 'value'],
    seedLine: 272
  },
  licenceDays: {
    ...read,
    ...text,
    reqtype: 'LICENSEDAYS',
    tenant: 'unused',
    right: 'admin',
    parameters: [],
    seedLine: 278
  },
  balance: {
    ...info,
    ...text,
    chosen: { info: 'balance' },
    parameters: ['start', 'end'],
    mark: 'C',
    seedLine: 102
  },
  changeBalance: {
    ...act,
    reqtype: 'BALANCE',
    parameters: ['amount!', 'description!'],
    use: 'never',
    right: 'admin',
    seedLine: 279
  },
  pinCodes: { ...info, chosen: { info: 'pincodes' }, parameters: [], empty: '[]', seedLine: 86 },
  variable: { ...info, ...text, chosen: { info: 'variable' }, parameters: ['id!'], mark: 'C', seedLine: 104 }
} as const satisfies Record<string, WireRequest>
