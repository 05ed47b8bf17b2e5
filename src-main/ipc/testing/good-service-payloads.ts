import type { Input, Output } from '../../../src-preload/contract/ipc.ts'
import type { PlannedPresence, TypedSeries } from '../../../src-preload/contract/services/planned-presence.ts'
import type { ServiceName } from '../../../src-preload/contract/services/services.ts'
import { goodAssistantInputs, goodAssistantOutputs } from './good-assistant-payloads.ts'
import { goodContactInputs, goodContactOutputs } from './good-contact-payloads.ts'

const onAccount = { accountId: 'a' } as const
const queue = { ...onAccount, queueId: 'a:21@example.org' } as const

const historyItem: Output<'history.item'> = { id: '7', kind: 'missed', at: 5, seen: false, number: '+493023125123' }
const figures: Output<'queue.figures'> = { queueId: 'a:q1', name: 'Sales', period: {}, last24h: {}, activities: [] }
const groupPage: Output<'groupCallLog.page'> = {
  rows: [{ id: '9', kind: 'missed', calls: 2, at: 5, handling: { state: 'unhandled' }, hasNote: false }],
  answered: 0,
  forwarded: 0,
  missed: 2,
  replaces: true,
  newest: '9'
}

const goodOccurrence = { plannedAt: 0, startsAt: 1, endsAt: 5, changed: true, cancelled: false, name: 'Planning' }

const goodMeeting: Output<'meeting.get'> = {
  id: '7',
  name: 'Planning',
  startsAt: 0,
  endsAt: 5,
  timeZone: 'Europe/Berlin',
  organizer: { firstName: 'Jane' },
  participants: [{ lastName: 'Berg', businessNumber: '201' }],
  series: { every: 'day', interval: 1, ends: { until: 5 } },
  rule: 'FREQ=DAILY;INTERVAL=1',
  exceptions: [goodOccurrence],
  remindsBeforeMs: 900_000,
  pin: '151512',
  dialInNumbers: ['+493023125800'],
  webMeeting: false,
  synchronized: false
}

const shortcut = {
  name: 'Lunch',
  activityId: 'lunch',
  available: false,
  icon: 'food',
  duration: 'minutes',
  minutes: 45,
  divertsTo: '030 901820'
} as const

const series: TypedSeries = { freq: 'weekly', weekdays: ['monday', 'thursday'], interval: 1, count: 10 }

const planned: PlannedPresence = {
  id: '4',
  name: 'Coffee',
  activityId: 'lunch',
  from: 1,
  until: 2,
  timeZone: 'Europe/Berlin',
  priority: 0,
  modifiable: true,
  private: false,
  source: 'app',
  deleted: false,
  series
}

/** A good input for every service request. */
export const goodServiceInputs: { readonly [N in ServiceName]: Input<N> } = {
  ...goodAssistantInputs,
  'queue.agents': queue,
  'queue.callers': queue,
  'queue.removeCaller': { ...queue, callerId: 'c1' },
  'queue.setAgentSignedIn': { ...queue, agentId: 'anna.berg@example.org', signedIn: true },
  'queue.setAgentPaused': { ...queue, agentId: 'anna.berg@example.org', paused: true, reason: 'Training' },
  'queue.figures': queue,
  'queue.allFigures': { ...onAccount, of: 'federated' },
  'groupCallLog.page': { ...queue, kinds: ['missed'], callerNumber: '+493023125123', olderThan: '9', limit: 50 },
  'groupCallLog.assigned': queue,
  'groupCallLog.assign': { ...queue, rowId: '9', state: 'handled', note: 'Wants a quote.', takeOver: true },
  'history.page': { ...onAccount, shelf: 'log', kinds: ['missed', 'voicemail'], from: 0, to: 9, limit: 50 },
  'history.count': { ...onAccount, number: '+493023125123', contactId: 'e1' },
  'history.item': { ...onAccount, itemId: '7', shelf: 'trash' },
  'history.transcript': { ...onAccount, itemId: '7' },
  'history.notes': { ...onAccount, itemId: '7' },
  'history.addNote': { ...onAccount, itemId: '7', text: 'Wants a quote.' },
  'history.sharedInbox': onAccount,
  'history.mark': { ...onAccount, which: { upTo: '7', kinds: ['missed'] }, seen: true, played: false },
  'history.move': { ...onAccount, itemId: '7', to: 'trash' },
  'history.delete': { ...onAccount, which: { itemIds: ['7', '8'] }, relatedCall: true },
  'fax.send': { ...onAccount, to: '030 901820', name: 'Quote.pdf', bytes: new Uint8Array(8) },
  'message.list': { ...onAccount, from: 0 },
  'message.send': { ...onAccount, to: '030 901820', text: 'On my way.' },
  'callBack.answerPlaces': onAccount,
  'device.attributes': { ...onAccount, deviceId: 'desk' },
  'device.rename': { ...onAccount, deviceId: 'desk', name: 'Reception' },
  'device.setIcon': { ...onAccount, deviceId: 'desk', icon: 'first' },
  'line.activate': { ...onAccount, lineId: 'l1' },
  'meeting.list': onAccount,
  'meeting.between': { ...onAccount, from: 0, to: 5, limit: 10 },
  'meeting.get': { ...onAccount, meetingId: '7' },
  'meeting.create': {
    ...onAccount,
    name: 'Planning',
    startsAt: 0,
    endsAt: 5,
    timeZone: 'Europe/Berlin',
    participants: [{ firstName: 'Anna', email: 'anna@example.org' }],
    series: { every: 'month', interval: 1, position: -1, weekdays: ['FR'], ends: { count: 3 } },
    remindsBeforeMs: 900_000
  },
  'meeting.change': { ...onAccount, meetingId: '7', name: 'Planning', series: null },
  'meeting.delete': { ...onAccount, meetingId: '7' },
  'meeting.occurrence': { ...onAccount, meetingId: '7', day: '2026-01-05' },
  'meeting.changeOccurrence': { ...onAccount, meetingId: '7', day: '2026-01-05', startsAt: 0, endsAt: 5 },
  'meeting.cancelOccurrence': { ...onAccount, meetingId: '7', day: '2026-01-05' },
  'meeting.ofChat': { ...onAccount, chatId: 'c1', personId: 'anna@example.org' },
  'meeting.webMeeting': { ...onAccount, meetingId: '7' },
  'meeting.join': { ...onAccount, meetingId: '7', deviceId: 'desk' },
  'meeting.leave': { ...onAccount, meetingId: '7' },
  'mobile.numbers': onAccount,
  'mobile.settings': { ...onAccount, number: '+491701234567' },
  'mobile.switch': { ...onAccount, number: '+491701234567', setting: 'fullCallerId', on: true },
  'mobile.setNumberPresentation': { ...onAccount, number: '+491701234567', value: 2 },
  'mobileTransfer.start': { ...onAccount, to: '201', attended: true },
  'mobileTransfer.state': onAccount,
  'mobileTransfer.cancel': { ...onAccount, transferId: 't1' },
  'voicemail.settings': onAccount,
  'voicemail.change': { ...onAccount, takesMessages: true, personNumber: '201' },
  'webClient.address': onAccount,
  ...goodContactInputs,
  'presence.set': {
    ...onAccount,
    activityId: 'lunch',
    until: null,
    available: false,
    note: 'Back soon',
    roleId: 'business'
  },
  'presence.createShortcut': { ...onAccount, ...shortcut },
  'presence.changeShortcut': { ...onAccount, ...shortcut, shortcutId: 's1' },
  'presence.deleteShortcut': { ...onAccount, shortcutId: 's1' },
  'presence.orderShortcuts': { ...onAccount, shortcutIds: ['s2', 's1'] },
  'plannedPresence.list': { ...onAccount, contactId: 'anna@example.org', from: 0, to: 1 },
  'plannedPresence.read': { ...onAccount, contactId: 'anna@example.org', id: '4' },
  'plannedPresence.create': {
    ...onAccount,
    contactId: 'anna@example.org',
    name: 'Coffee',
    activityId: 'lunch',
    from: 1,
    until: 2,
    series
  },
  'plannedPresence.change': { ...onAccount, contactId: 'anna@example.org', id: '4', note: 'Later', series: null },
  'plannedPresence.delete': { ...onAccount, contactId: 'anna@example.org', id: '4', part: { from: 1, until: 2 } },
  'diversion.rules': onAccount,
  'diversion.setRule': { ...onAccount, line: 'primary', when: 'busy', to: '030 901820' },
  'diversion.deleteRule': { ...onAccount, line: 'secondary', when: 'noAnswerOrUnreachable' },
  'diversion.deleteRules': { ...onAccount, line: 'primary' },
  'diversion.forActivities': onAccount,
  'diversion.setForActivity': { ...onAccount, activityId: 'lunch', to: '030 901820' },
  'diversion.deleteForActivity': { ...onAccount, activityId: 'lunch' },
  'diversion.replaceForActivities': { ...onAccount, diversions: [{ activityId: 'lunch', to: '201' }] },
  'diversion.active': onAccount,
  'diversion.setActive': { ...onAccount, to: '030 901820', whileActivityLasts: true },
  'diversion.clearActive': onAccount
}

/** A good output for every service request. */
export const goodServiceOutputs: { readonly [N in ServiceName]: Output<N> } = {
  ...goodAssistantOutputs,
  'queue.agents': { agents: [{ name: 'Anna Berg', signedIn: true, free: false, isMe: false }], distribution: 'skills' },
  'queue.callers': [{ id: 'c1', position: 1, name: 'Kim Koch', displayNumber: '030 901820', waitMs: 42_000 }],
  'queue.removeCaller': undefined,
  'queue.setAgentSignedIn': undefined,
  'queue.setAgentPaused': undefined,
  'queue.figures': figures,
  'queue.allFigures': [figures],
  'groupCallLog.page': groupPage,
  'groupCallLog.assigned': groupPage.rows,
  'groupCallLog.assign': {
    done: false,
    row: {
      id: '9',
      kind: 'other',
      calls: 1,
      at: 5,
      handling: { state: 'inProgress', by: { name: 'Anna Berg', isMe: false } },
      hasNote: true
    }
  },
  'history.page': { items: [historyItem], replaces: true, older: '7', newest: '7' },
  'history.count': 3,
  'history.item': historyItem,
  'history.transcript': 'Please call back.',
  'history.notes': ['Wants a quote.'],
  'history.addNote': undefined,
  'history.sharedInbox': [historyItem],
  'history.mark': { gone: ['7'] },
  'history.move': undefined,
  'history.delete': { gone: [] },
  'fax.send': undefined,
  'message.list': [
    { id: '5', direction: 'outgoing', at: 5, number: '+493023125123', text: 'On my way.', failed: true }
  ],
  'message.send': undefined,
  'callBack.answerPlaces': [{ id: 'mobile', name: 'Mobile' }],
  'device.attributes': [{ kind: 'program', name: 'USER_AGENT', value: 'Telephone 1.0' }],
  'device.rename': undefined,
  'device.setIcon': undefined,
  'line.activate': undefined,
  'meeting.list': [goodMeeting],
  'meeting.between': [
    { meetingId: '7', day: '2026-01-05', name: 'Planning', startsAt: 0, endsAt: 5, repeats: true, changed: false }
  ],
  'meeting.get': goodMeeting,
  'meeting.create': goodMeeting,
  'meeting.change': goodMeeting,
  'meeting.delete': undefined,
  'meeting.occurrence': goodOccurrence,
  'meeting.changeOccurrence': goodOccurrence,
  'meeting.cancelOccurrence': undefined,
  'meeting.ofChat': [goodMeeting],
  'meeting.webMeeting': { id: '408052103' },
  'meeting.join': undefined,
  'meeting.leave': undefined,
  'mobile.numbers': ['+491701234567'],
  'mobile.settings': { fullCallerId: true, numberPresentation: '2' },
  'mobile.switch': undefined,
  'mobile.setNumberPresentation': undefined,
  'mobileTransfer.start': { id: 't1', kind: 'attended', to: '201' },
  'mobileTransfer.state': { id: 't1', kind: 'attended', to: '201', startedAt: 5 },
  'mobileTransfer.cancel': undefined,
  'voicemail.settings': { takesMessages: true, personNumber: '+4930901820' },
  'voicemail.change': undefined,
  'webClient.address': 'https://web.example.org/client/jane',
  ...goodContactOutputs,
  'presence.set': undefined,
  'presence.createShortcut': { shortcutId: 's1' },
  'presence.changeShortcut': undefined,
  'presence.deleteShortcut': undefined,
  'presence.orderShortcuts': undefined,
  'plannedPresence.list': {
    entries: [{ ...planned, occurrences: [{ id: '1', from: 1, until: 2, deleted: false }] }],
    inForce: { id: '4', occurrenceId: '1' }
  },
  'plannedPresence.read': planned,
  'plannedPresence.create': { id: '4' },
  'plannedPresence.change': undefined,
  'plannedPresence.delete': undefined,
  'diversion.rules': [
    { line: 'primary', number: '+493023125200', kind: 'fixed', rules: [{ when: 'busy', to: '+4930901820' }] }
  ],
  'diversion.setRule': undefined,
  'diversion.deleteRule': undefined,
  'diversion.deleteRules': undefined,
  'diversion.forActivities': [{ activityId: 'lunch', to: '+4930901820' }],
  'diversion.setForActivity': undefined,
  'diversion.deleteForActivity': undefined,
  'diversion.replaceForActivities': undefined,
  'diversion.active': { to: '+4930901820' },
  'diversion.setActive': undefined,
  'diversion.clearActive': undefined
}
