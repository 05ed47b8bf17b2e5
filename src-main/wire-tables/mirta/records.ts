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
  mark: 'A'
} as const
const act = { ...read, changes: true, formats: ['plain', 'json'], reply: 'word' } as const
const info = { ...read, reqtype: 'INFO' } as const
const text = { formats: ['plain', 'json'], reply: 'text', empty: '' } as const
const book = { reqtype: 'PHONEBOOK', seedLine: 51, section: '8.1' } as const

/** Phone books, past calls, their notes and logs (MiRTA 8.1, 8.2). */
export const recordRequests = {
  phoneBooks: {
    ...read,
    reqtype: 'PHONEBOOKS',
    chosen: { subreqtype: 'list' },
    parameters: [],
    empty: '[]',
    seedLine: 46,
    section: '8.1'
  },
  phoneBookEntries: {
    ...read,
    ...book,
    chosen: { subreqtype: 'getall' },
    parameters: ['phonebook!'],
    empty: '[]'
  },
  searchPhoneBook: {
    ...read,
    ...book,
    chosen: { subreqtype: 'query' },
    parameters: ['phonebook!', 'field!', 'value!'],
    empty: '[]'
  },
  addPhoneBookEntries: {
    ...act,
    ...book,
    chosen: { subreqtype: 'add' },
    parameters: ['phonebook!', 'values|jsondata!'],
    sentAs: 'form'
  },
  deletePhoneBookEntry: { ...act, ...book, chosen: { subreqtype: 'delete' }, parameters: ['phonebook!', 'peid!'] },
  deleteAllPhoneBookEntries: {
    ...act,
    ...book,
    chosen: { subreqtype: 'cleanall' },
    parameters: ['phonebook!'],
    use: 'never'
  },
  callHistory: {
    ...info,
    chosen: { info: 'simplecdrs' },
    parameters: [
      'id',
      'uniqueid',
      'calleridnum',
      'calleridname',
      'disposition',
      'direction',
      'whoanswered',
      'phone',
      'start',
      'end'
    ],
    formats: ['json', 'csv', 'plain'],
    empty: '',
    mark: 'C',
    seedLine: 96,
    section: '8.2'
  },
  callRecords: {
    ...info,
    chosen: { info: 'cdrs' },
    parameters: ['id', 'uniqueid', 'linkedid', 'src', 'firstdst', 'direction', 'phone', 'start', 'end', 'template'],
    formats: ['csv', 'xml', 'json'],
    empty: ']',
    mark: 'C',
    seedLine: 92,
    section: '8.2'
  },
  getCallNote: {
    ...read,
    ...text,
    reqtype: 'CDR',
    chosen: { action: 'get' },
    parameters: ['field!', 'uniqueid!'],
    values: { field: ['userfield'] },
    mark: 'C',
    seedLine: 284,
    section: '8.2'
  },
  appendCallNote: {
    ...act,
    reqtype: 'CDR',
    chosen: { action: 'update' },
    parameters: ['field!', 'uniqueid!', 'value!'],
    values: { field: ['userfield'] },
    seedLine: 284,
    section: '8.2'
  },
  queueLog: {
    ...info,
    chosen: { info: 'queuelogs' },
    parameters: ['queue', 'start', 'end'],
    empty: ']',
    mark: 'C',
    seedLine: 100,
    section: '3.1'
  },
  menuLog: {
    ...info,
    chosen: { info: 'ivrlogs' },
    parameters: ['start', 'end'],
    use: 'admin',
    empty: '[]',
    seedLine: 101,
    section: '3.1'
  },
  dialledByExtensions: {
    ...info,
    chosen: { info: 'outdialed' },
    parameters: [],
    use: 'admin',
    reply: 'object',
    empty: '',
    mark: 'C',
    seedLine: 74,
    section: '3.1'
  },
  dialledInAndOut: {
    ...info,
    chosen: { info: 'simpledialed' },
    parameters: [],
    use: 'admin',
    reply: 'object',
    empty: '',
    seedLine: 75,
    section: '3.1'
  }
} as const satisfies Record<string, WireRequest>
