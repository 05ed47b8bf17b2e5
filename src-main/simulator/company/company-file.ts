import * as z from 'zod/mini'
import type { CompanyData } from '../core/company-data.ts'

const text = z.string().check(z.minLength(1))
const texts = z.array(text)
const flag = z.exactOptional(z.boolean())
const maybeText = z.exactOptional(z.string())
const minutes = z.int()

const history = z.strictObject({
  kind: z.enum(['outgoing', 'incoming', 'missed', 'voicemail', 'recording', 'fax']),
  number: text,
  name: maybeText,
  minutesAgo: minutes,
  durationMs: z.exactOptional(z.int()),
  seen: flag
})

const device = z.strictObject({
  key: text,
  type: z.enum(['mobile', 'tablet', 'softphone', 'deskphone', 'pbx', 'dect', 'thirdParty', 'webSoftphone', 'teams']),
  name: text,
  active: flag,
  parallelCalls: flag
})

const shortcut = z.strictObject({
  id: text,
  name: text,
  activityId: text,
  available: z.boolean(),
  duration: z.union([z.enum(['noEnd', 'nextWorkingDay']), z.strictObject({ minutes })]),
  order: z.int(),
  image: z.string(),
  diversionNumber: maybeText,
  appliesDiversion: flag
})

const user = z.strictObject({
  id: text,
  domain: text,
  firstName: z.string(),
  lastName: z.string(),
  shortNumber: text,
  number: text,
  mobile: maybeText,
  password: text,
  secondFactor: maybeText,
  callControl: flag,
  rights: z.exactOptional(z.array(z.enum(['administrator', 'serviceAccount', 'intrusion', 'pickup']))),
  recording: z.exactOptional(z.enum(['onDemand', 'startStop'])),
  texting: flag,
  timeZone: maybeText,
  company: maybeText,
  email: maybeText,
  hasPhoto: flag,
  fields: z.exactOptional(z.record(z.string(), z.string())),
  activityId: maybeText,
  note: maybeText,
  presenceOpen: flag,
  devices: z.array(device),
  shortcuts: z.exactOptional(z.array(shortcut)),
  favourites: z.exactOptional(texts),
  history: z.exactOptional(z.array(history))
})

const queue = z.strictObject({
  id: z.string().check(z.regex(/^\d{1,19}$/)),
  domain: text,
  name: text,
  kind: z.enum(['acd', 'acdLight', 'attendant']),
  shortNumber: text,
  number: text,
  distribution: z.enum(['priority', 'skills']),
  nightMode: flag,
  lendsNumber: flag,
  ringsAll: flag,
  forwardsTo: maybeText,
  messages: z.exactOptional(z.array(history)),
  agents: z.array(z.strictObject({ user: text, skill: z.exactOptional(z.number()), signedIn: flag }))
})

const ringGroup = z.strictObject({
  id: text,
  domain: text,
  name: text,
  shortNumber: text,
  number: text,
  strategy: z.enum(['ringAll', 'hunt']),
  memberRingMs: z.exactOptional(z.int()),
  ringMs: z.exactOptional(z.int()),
  forwardsTo: maybeText,
  members: z.array(z.strictObject({ user: text, priority: z.exactOptional(z.int()), signedIn: flag }))
})

const behaviour = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answers'),
    afterMs: z.int(),
    hangsUpAfterMs: z.exactOptional(z.int()),
    echoes: z.exactOptional(z.literal(true))
  }),
  z.strictObject({ kind: z.literal('fails'), code: z.int(), afterMs: z.int() }),
  z.strictObject({ kind: z.literal('rings') })
])

const organisation = z.strictObject({
  domain: text,
  name: text,
  supervisorLicence: z.boolean(),
  countryCode: text,
  favouriteTemplate: z.exactOptional(texts)
})

const meeting = z.strictObject({
  owner: text,
  name: text,
  inMinutes: minutes,
  minutes,
  guests: z.exactOptional(texts),
  series: z.exactOptional(z.enum(['daily', 'weekly'])),
  movedMinutes: z.exactOptional(minutes)
})

const company = z.strictObject({
  organisations: z.tuple([organisation], organisation),
  activities: z.array(z.strictObject({ id: text, name: text, available: z.boolean(), isDefault: z.boolean() })),
  roles: z.array(z.strictObject({ id: text, name: text })),
  users: z.array(user).check(z.minLength(1)),
  queues: z.array(queue),
  ringGroups: z.exactOptional(z.array(ringGroup)),
  directory: z.array(
    z.strictObject({
      id: text,
      firstName: z.string(),
      lastName: z.string(),
      company: maybeText,
      email: maybeText,
      number: text
    })
  ),
  fields: z.exactOptional(z.array(z.strictObject({ id: text, label: text, editable: z.boolean() }))),
  userGroups: z.exactOptional(z.array(z.strictObject({ name: text, domain: text, members: texts }))),
  meetings: z.exactOptional(z.array(meeting)),
  numbers: z.record(z.string(), behaviour)
})

/** Reads a company from one JSON file, whole or not at all (Dstny API 6, World). @throws TypeError saying where it is wrong */
export function readCompany(json: string): CompanyData {
  const parsed = z.safeParse(company, JSON.parse(json))
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map((issue) => [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'))
  throw new TypeError(`this company cannot be opened: see ${places.map((place) => place || 'the file').join(', ')}`)
}
