import type { ContactRow } from '../../../../src-preload/contract/contact.ts'
import type { SeenContact, ReportedQueue } from '../../events.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { lookUp } from '../../../util/lookup.ts'
import { durationMs } from '../wire/dates.ts'
import { shownNumber } from '../calls/destination.ts'
import { availableBy } from './presence.ts'
import type { GroupPlace } from '../operations/groups.ts'
import type { WireContact } from '../wire/contacts.ts'
import type { WireGroup, WireQueueFigures } from '../wire/groups.ts'
import type { Int64 } from '../wire/values.ts'
import { defined } from '../../../util/defined.ts'

/** Our name of a group: a user can belong to a group of another organisation (Dstny API 3.1). */
export const queueId = (group: { readonly id: Int64; readonly domain: string }): string =>
  `${String(group.id)}@${group.domain}`

const KINDS = { ACD: 'acd', ATTENDANT: 'attendant', ACD_LIGHT: 'hunt' } as const satisfies Readonly<
  Record<string, ReportedQueue['kind']>
>

/** The group that `queueId` named. */
export function groupPlace(queueId: string): GroupPlace | undefined {
  const [, id, domain] = /^(-?\d{1,19})@(.+)$/.exec(queueId) ?? []
  return id === undefined || domain === undefined ? undefined : { id: BigInt(id), domain }
}

/** The counters of a group's own, as figures. */
export const countersOf = ({ statistic }: WireGroup): Partial<WireQueueFigures> =>
  figuresOf({
    queueLength: statistic?.numberOfCallsInQueue,
    loggedInAgents: statistic?.numberOfLoggedInAgents,
    availableAgents: statistic?.numberOfFreeAgents
  })

/** A group with the figures last heard of it; the group's own counters fill what the figures lack. */
export function mapQueue(group: WireGroup, figures: WireQueueFigures | undefined): ReportedQueue {
  const number = displayText(group.phoneNumber)
  const counters = countersOf(group)
  return {
    vendorId: queueId(group),
    name: shownName(group.name, queueId(group)),
    ...defined({ number }),
    kind: lookUp(KINDS, group.type) ?? 'hunt',
    signedIn: group.loggedIn,
    nightMode: group.nightMode,
    ...figuresOf({
      waiting: figures?.queueLength ?? counters.queueLength,
      longestWaitMs: durationMs(figures?.longestWaiting),
      agentsSignedIn: figures?.loggedInAgents ?? counters.loggedInAgents,
      agentsFree: figures?.availableAgents ?? counters.availableAgents,
      answeredToday: figures?.answeredCallsForPeriod,
      droppedToday: figures?.droppedCallsForPeriod
    })
  }
}

/** The figures that are numbers; the others are left out. */
export function figuresOf<K extends string>(
  values: Readonly<Record<K, number | undefined>>
): Partial<Readonly<Record<K, number>>> {
  const numbers = Object.entries(values).filter(([, value]) => Number.isFinite(value))
  return Object.fromEntries(numbers) as Partial<Record<K, number>> // the names are those given
}

/** A row of the directory; undefined when it has neither name nor number. */
export function mapContact(
  contact: WireContact,
  activityName: (id: string) => string | undefined
): SeenContact | undefined {
  const numbers = contactNumbers(contact)
  const company = displayText(contact.company)
  const name = displayText(`${contact.firstname ?? ''} ${contact.lastname ?? ''}`) ?? company ?? numbers[0]?.display
  const id = contact.id ?? contact.contactEntryId ?? numbers[0]?.number
  if (name === undefined || id === undefined) return undefined
  const available = availableBy(contact.presence)
  const activity = contact.presence?.activity
  const shown = activity === undefined ? undefined : activityName(activity.id)
  return {
    id,
    name,
    ...defined({ company, emails: emailsOf(contact) }),
    numbers,
    ...defined({ available, inCall: contact.incall, activityName: shown })
  }
}

function emailsOf({ email }: WireContact): string[] | undefined {
  const shown = displayText(email)
  return shown === undefined ? undefined : [shown]
}

function contactNumbers(contact: WireContact): ContactRow['numbers'] {
  const all = [...contact.phonenumbers]
  const preferred = contact.preferredNumber
  if (preferred !== undefined && !all.some(({ number }) => number === preferred))
    all.unshift({ number: preferred, type: '' })
  return all.flatMap(({ number, type }) => {
    const { number: dialable, displayNumber = '' } = shownNumber(number)
    return dialable === undefined ? [] : [{ label: labelOf(type), number: dialable, display: displayNumber }]
  })
}

/** What a number is for, where that says something: of a colleague the number at work is the usual one. */
function labelOf(type: string | undefined): string {
  const label = displayText(type) ?? ''
  return label.toLowerCase() === 'business' ? '' : label
}
