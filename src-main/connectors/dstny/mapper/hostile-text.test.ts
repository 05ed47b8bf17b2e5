import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../util/limits.ts'
import { MAX_DISPLAY_CHARS } from '../../../util/display-text.ts'
import { fixture } from '../fixtures/fixture.ts'
import { mapContact, mapQueue } from './groups.ts'
import { mapActivities, mapPresence, mapRoles, mapShortcut } from './presence.ts'
import { aroundOf, failureText, mapCall, mapDevice } from './calls.ts'
import { mapActivityDiversions, mapDiversionLines } from './diversion.ts'
import { mapPlanned } from './planned.ts'
import { wireScheduledPresence, wirePresence, wireShortcuts } from '../wire/presence.ts'
import { wireDiversionRules } from '../wire/settings.ts'
import { parsePidf } from '../wire/pidf.ts'
import { wireCall } from '../wire/calls.ts'
import { wireConfiguration } from '../wire/configuration.ts'
import { wireContactList } from '../wire/contacts.ts'
import { wireDevices } from '../wire/devices.ts'
import { wireGroups } from '../wire/groups.ts'

const corpus = [
  '\u202Egnp.exe',
  '\u2066left\u2069\u200Fright',
  'a\u0000b\u001b[31mred\u0007',
  'two\r\nlines\u2028three',
  '\u{E0041}\u{E0042}tag',
  'zero\u200bwidth\ufeff',
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'x'.repeat(100_000),
  '\u0301'.repeat(5_000),
  '\ud800 half',
  '\u202e'
]
const INVISIBLE = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u
/** Not shown: what things are called on the wire. */
const HIDDEN = new Set(['id', 'vendorId', 'activityId', 'roleId', 'deviceIds', 'answerDeviceIds'])

/** Every text of a value that may be shown. */
function shown(value: unknown, name = ''): string[] {
  if (HIDDEN.has(name)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => shown(item, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => shown(field, key))
}

const party = (evil: string) => ({
  type: 'USER_ID',
  displayName: evil,
  displayNumber: evil,
  telUri: `sip:${evil}@example.org`
})

const read = <T>(schema: z.ZodMiniType<T>, value: unknown): T => z.parse(schema, value)

function everything(evil: string): unknown[] {
  const call = read(wireCall, {
    ...(fixture('call-answered') as object), // a fixture is an object
    status: 'RINGING',
    event: 'FAILED',
    eventDescription: evil,
    remoteParty: party(evil),
    participants: [{ id: evil, remoteParty: party(evil) }],
    historyInfo: { subject: evil, previousParty: party(evil) }
  })
  const context = { now: 0, before: undefined, around: aroundOf([]) }
  return [
    mapCall(call, context),
    mapCall({ ...call, status: 'TERMINATED' }, context),
    mapDevice(read(wireDevices, [{ deviceId: evil, deviceName: evil, deviceTypeName: evil }])[0] ?? fail()),
    mapDevice(read(wireDevices, [{ deviceId: evil }])[0] ?? fail()),
    mapPresence(read(wirePresence, { note: evil, role: evil, activity: { id: evil } })),
    mapPlanned(read(wireScheduledPresence, planned(evil)), 'UTC') ?? fail(),
    mapDiversionLines(read(wireDiversionRules, diversions(evil))),
    mapActivityDiversions([{ activityId: evil, phoneNumber: evil }]),
    mapActivities(
      read(wireConfiguration, {
        activities: {
          activity: [
            { id: evil, name: '' },
            { id: 'a', name: evil }
          ]
        }
      })
    ),
    mapRoles(
      read(wireConfiguration, {
        roles: {
          role: [
            { id: evil, name: '' },
            { id: 'a', name: evil }
          ]
        }
      })
    ),
    mapShortcut(read(wireShortcuts, { presenceShortcut: [shortcut(evil)] }).presenceShortcut[0] ?? fail()),
    mapQueue(
      read(wireGroups, { groups: [{ id: idOf(evil), domain: evil, name: evil, phoneNumber: evil }] }).groups[0] ??
        fail(),
      undefined
    ),
    mapContact(read(wireContactList, { contact: [contact(evil)] }).contact[0] ?? fail(), () => undefined),
    failureText(evil),
    parsePidf(pidf(evil))
  ]
}

/** What has a longer id is left out. */
const idOf = (evil: string): string => evil.slice(0, limits.idChars)

const shortcut = (evil: string) => ({
  id: idOf(evil),
  name: '',
  activityId: evil,
  durationType: 'NO_END_TIME',
  applyDiversionNumber: true,
  diversionPhoneNumber: evil
})

const planned = (evil: string) => ({
  presenceId: evil,
  name: evil,
  note: evil,
  role: evil,
  activity: evil,
  tzid: evil,
  busyType: evil,
  source: evil,
  'dt-start': '2026-01-05T10:00:00Z',
  'dt-end': '2026-01-05T11:00:00Z',
  recur: { freq: evil, byday: evil, until: evil }
})

const diversions = (evil: string) => ({
  userDiversionLineRules: [
    {
      lineNumber: evil,
      lineOrderType: evil,
      lineType: evil,
      userDiversionRules: [{ phoneNumber: evil, diversionRoutingRulesType: 'CFWD_ALL' }]
    }
  ]
})

const contact = (evil: string) => ({
  id: idOf(evil),
  firstname: evil,
  lastname: evil,
  company: evil,
  preferredNumber: `${evil}123`,
  phonenumbers: [{ number: `${evil}456`, type: evil }]
})

const pidf = (evil: string): string =>
  `<presence><tuple><status><basic>open</basic></status><note><![CDATA[${evil.replace('\u0000', '')}]]></note></tuple>` +
  '<person><activities><away/></activities></person></presence>'

const fail = (): never => {
  throw new Error('the schema left it out')
}

describe.each(corpus)('text from outside like %j', (evil) => {
  it('is shown without invisible or direction characters, and capped', () => {
    const texts = shown(everything(evil))
    expect(texts.filter((text) => INVISIBLE.test(text))).toEqual([])
    const longest = Math.max(...texts.map((text) => Array.from(text).length))
    expect(longest).toBeLessThanOrEqual(MAX_DISPLAY_CHARS + 100) // the words around it
  })
})
