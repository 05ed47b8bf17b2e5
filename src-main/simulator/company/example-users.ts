import { MINUTE, SECOND } from '../../util/durations.ts'
import type { UserData } from '../core/company-data.ts'
import type { DeviceData } from '../core/parties.ts'
import type { Shortcut } from '../core/presence.ts'

const desk: DeviceData = { key: 'desk', type: 'deskphone', name: 'Desk phone' }
const soft: DeviceData = { key: 'soft', type: 'softphone', name: 'Softphone' }
const mobile: DeviceData = { key: 'mobile', type: 'mobile', name: 'Mobile' }
const oldDesk: DeviceData = { key: 'desk', type: 'deskphone', name: 'Old desk phone', parallelCalls: false }
const dect: DeviceData = { key: 'dect', type: 'dect', name: 'DECT' }

/** Presence shortcuts with every kind of duration. */
export const exampleShortcuts: readonly Shortcut[] = [
  {
    id: 's1',
    name: 'At my desk',
    activityId: 'available',
    available: true,
    duration: 'noEnd',
    order: 1,
    image: 'ic_shortcut_big_green'
  },
  {
    id: 's2',
    name: 'Lunch',
    activityId: 'lunch',
    available: false,
    duration: { minutes: 45 },
    order: 2,
    image: 'ic_shortcut_pizza'
  },
  {
    id: 's3',
    name: 'Gone for today',
    activityId: 'gone_home',
    available: false,
    duration: 'nextWorkingDay',
    order: 3,
    image: 'ic_shortcut_home',
    diversionNumber: '+493023125302',
    appliesDiversion: true
  },
  {
    id: 's4',
    name: 'Do not disturb',
    activityId: 'busy',
    available: false,
    duration: 'noEnd',
    order: 4,
    image: 'ic_shortcut_big_red'
  }
]

const org = (shortNumber: string): { domain: string; shortNumber: string; number: string; password: string } => ({
  domain: 'example.org',
  shortNumber,
  number: `+493023125${shortNumber}`,
  password: 's3cret'
})

const net = (shortNumber: string): { domain: string; shortNumber: string; number: string; password: string } => ({
  domain: 'example.net',
  shortNumber,
  number: `+441632960${shortNumber}`,
  password: 's3cret'
})

const jane: UserData = {
  ...org('200'),
  id: 'jane',
  firstName: 'Jane',
  lastName: 'Doe',
  mobile: '+493023125700',
  email: 'jane@example.org',
  rights: ['pickup'],
  hasPhoto: true,
  fields: { field1: 'Ingrid Sørensen', field3: 'A57' },
  devices: [desk, soft, mobile],
  shortcuts: exampleShortcuts,
  favourites: ['anna.berg@example.org', 'bjorn@example.org', 'e1'],
  history: [
    { kind: 'missed', number: '+493023125123', name: 'Frida Jönsson', minutesAgo: 35, seen: false },
    { kind: 'incoming', number: '+441632960123', name: 'Harriet Stone', minutesAgo: 120, durationMs: 3 * MINUTE },
    { kind: 'outgoing', number: '+12025550100', minutesAgo: 1500, durationMs: 40 * SECOND },
    { kind: 'voicemail', number: '+46846500412', name: 'Nils Öberg', minutesAgo: 1600, durationMs: 12 * SECOND }
  ]
}

/** The people of the example company; the reasons for the odd ones are in their notes below. */
export const exampleUsers: readonly UserData[] = [
  jane,
  // a user id with a dot
  {
    ...org('201'),
    id: 'anna.berg',
    firstName: 'Anna',
    lastName: 'Berg',
    email: 'anna.berg@example.org',
    hasPhoto: true,
    presenceOpen: true,
    devices: [desk, mobile],
    shortcuts: exampleShortcuts,
    history: [
      { kind: 'recording', number: '+441632960123', name: 'Harriet Stone', minutesAgo: 90, durationMs: 2 * MINUTE },
      { kind: 'fax', number: '+46846500412', name: 'Nils Öberg', minutesAgo: 200, seen: false }
    ]
  },
  { ...org('202'), id: 'bjorn', firstName: 'Björn', lastName: 'Åkesson', devices: [desk, soft], hasPhoto: true },
  // a user id outside ASCII
  { ...org('203'), id: 'åsa', firstName: 'Åsa', lastName: 'Lindqvist', devices: [{ ...soft, type: 'webSoftphone' }] },
  { ...org('204'), id: 'tomas', firstName: 'Tomáš', lastName: 'Dvořák', devices: [dect], activityId: 'meeting' },
  // asks for a second factor
  { ...org('205'), id: 'zoe', firstName: 'Zoë', lastName: 'Müller', secondFactor: '123456', devices: [desk, mobile] },
  // has no licence to control calls
  {
    ...org('206'),
    id: 'peter.kurz',
    firstName: 'Peter',
    lastName: 'Kurz',
    callControl: false,
    texting: false,
    devices: [desk]
  },
  {
    ...org('207'),
    id: 'ingrid',
    firstName: 'Ingrid',
    lastName: 'Sørensen',
    rights: ['administrator', 'intrusion'],
    devices: [desk]
  },
  // no person: a program signs in with it
  { ...org('208'), id: 'crm', firstName: 'CRM', lastName: 'Service', rights: ['serviceAccount'], devices: [soft] },
  // lives in another time zone
  { ...org('209'), id: 'omer', firstName: 'Ömer', lastName: 'Yılmaz', timeZone: 'Europe/Istanbul', devices: [mobile] },
  // one line only: a consultation re-uses the leg; records from a start to a stop
  {
    ...org('210'),
    id: 'maria',
    firstName: 'María José',
    lastName: 'Núñez',
    devices: [oldDesk],
    recording: 'startStop'
  },
  {
    ...org('211'),
    id: 'lukasz',
    firstName: 'Łukasz',
    lastName: 'Wójcik',
    devices: [desk],
    activityId: 'lunch',
    recording: 'onDemand'
  },
  // written from right to left
  { ...org('212'), id: 'nour', firstName: 'نور', lastName: 'الهاشمي', devices: [soft], note: 'إجازة قصيرة' },
  { ...org('213'), id: 'lina', firstName: '李娜', lastName: '', devices: [{ ...soft, type: 'teams', name: 'Teams' }] },
  { ...net('601'), id: 'oliver', firstName: 'Oliver', lastName: 'Whitfield', devices: [desk] },
  { ...net('602'), id: 'sian', firstName: 'Siân', lastName: 'Powell', devices: [desk, mobile] }
]
