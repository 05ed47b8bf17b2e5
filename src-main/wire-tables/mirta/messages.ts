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
const sound = { formats: ['plain', 'json'], reply: 'sound', empty: '' } as const
const voicemail = { reqtype: 'VOICEMAIL', tenant: 'optional', seedLine: 261, section: '8.3' } as const

/** Recordings, voicemail, text messages and fax (MiRTA 8.3 to 8.5). */
export const messageRequests = {
  recording: {
    ...info,
    ...sound,
    chosen: { info: 'recording' },
    parameters: ['id!'],
    mark: 'C',
    seedLine: 79,
    section: '8.4'
  },
  inlineRecording: {
    ...info,
    ...sound,
    chosen: { info: 'playrecording' },
    parameters: ['id!'],
    use: 'admin',
    mark: 'C',
    seedLine: 82,
    section: '3.1'
  },
  recordingDetails: {
    ...info,
    chosen: { info: 'inforecording' },
    parameters: ['id!'],
    reply: 'object',
    empty: '',
    seedLine: 78,
    section: '8.4'
  },
  recordings: {
    ...info,
    chosen: { info: 'recordings' },
    parameters: ['start', 'end'],
    empty: '[]',
    seedLine: 80,
    section: '8.4'
  },
  transcript: { ...info, ...text, chosen: { info: 'transcript' }, parameters: ['id!'], seedLine: 81, section: '3.1' },
  mailboxes: { ...read, ...voicemail, chosen: { action: 'list' }, parameters: ['mailbox'], empty: '[]', mark: 'C' },
  voicemailMessages: {
    ...read,
    ...voicemail,
    chosen: { action: 'messages' },
    parameters: ['mailbox!'],
    empty: '[]',
    mark: 'C'
  },
  voicemailSound: {
    ...read,
    ...voicemail,
    ...sound,
    chosen: { action: 'message' },
    parameters: ['msgid!', 'mailbox'],
    mark: 'C'
  },
  deleteVoicemail: { ...act, ...voicemail, chosen: { action: 'delete' }, parameters: ['msgid!', 'mailbox'] },
  markVoicemailRead: { ...act, ...voicemail, chosen: { action: 'markread' }, parameters: ['msgid!', 'mailbox'] },
  markVoicemailUnread: { ...act, ...voicemail, chosen: { action: 'markunread' }, parameters: ['msgid!', 'mailbox'] },
  voicemailSoundById: {
    ...info,
    ...sound,
    chosen: { info: 'voicemail' },
    parameters: ['id!'],
    seedLine: 83,
    section: '3.1'
  },
  voicemailTranscript: {
    ...info,
    ...text,
    chosen: { info: 'voicemailtranscript' },
    parameters: ['id!'],
    seedLine: 84,
    section: '3.1'
  },
  sendSms: {
    ...act,
    reqtype: 'SMS',
    parameters: ['source!', 'dest!', 'destclid', 'server', 'message!'],
    seedLine: 221,
    section: '8.5'
  },
  textMessages: {
    ...info,
    chosen: { info: 'sms' },
    parameters: ['start', 'end'],
    empty: '[]',
    seedLine: 87,
    section: '8.5'
  },
  sendFax: {
    ...act,
    reqtype: 'FAX',
    chosen: { action: 'send' },
    parameters: [
      'source_number!',
      'dest_number!',
      'quality',
      'pagesize',
      'rotate',
      'deleteaftersend',
      'schedule',
      'statusemail',
      'filename!'
    ],
    values: {
      quality: ['204x98', '204x196', '204x392'],
      pagesize: ['a4', 'letter', 'legal'],
      rotate: ['', 'E', 'W', 'no'],
      deleteaftersend: ['on']
    },
    sentAs: 'multipart',
    seedLine: 145,
    section: '3'
  },
  faxes: {
    ...read,
    reqtype: 'FAX',
    chosen: { action: 'list' },
    parameters: [],
    empty: '[]',
    seedLine: null,
    section: '3'
  },
  faxDocument: {
    ...read,
    ...sound,
    reqtype: 'FAX',
    chosen: { action: 'download' },
    parameters: ['id!'],
    seedLine: null,
    section: '3'
  },
  faxState: {
    ...info,
    chosen: { info: 'fax' },
    parameters: ['id!'],
    reply: 'object',
    empty: '',
    seedLine: 77,
    section: '3.1'
  }
} as const satisfies Record<string, WireRequest>
