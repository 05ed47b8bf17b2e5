import * as z from 'zod/mini'
import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import type {
  ListedPresence,
  PlannedOccurrence,
  PlannedPresence,
  TypedSeries
} from '../../../../../src-preload/contract/services/planned-presence.ts'
import { DAY, HOUR, SECOND } from '../../../../util/durations.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { occurrenceStarts } from '../../../../util/recurrence.ts'
import { inPortion, MOST_STEPS } from '../../../../util/rrule-text.ts'
import type { StepBudget } from '../../../../util/rrule-text.ts'
import { endOfOccurrence, localZone } from '../../../../util/time-zones.ts'
import { KeyedMutex } from '../../../../util/keyed-mutex.ts'
import { inForceAt } from './planned-rules.ts'
import type { CommandOptions } from '../../calls/commands.ts'
import { epochMs, wireDate } from '../../wire/dates.ts'
import type { DstnyContext } from '../../link-context.ts'
import type { PresencePeriod } from '../../operations/contacts.ts'
import { wireScheduledPresence } from '../../wire/presence.ts'
import type { WireScheduledPresence } from '../../wire/presence.ts'
import { sentPlan } from '../contacts/as-sent.ts'
import type { RawMembers } from '../../wire/raw-response.ts'
import { mapInstances, mapPlanned, ruleOf, wirePlanOf } from '../../mapper/planned.ts'
import { checkNote } from './typed-values.ts'
import { asItemRequest } from '../item-request.ts'
import { checkEnd, checkZone } from './typed-values.ts'

type Reading = 'plannedPresence.list' | 'plannedPresence.read'
type Changing = 'plannedPresence.create' | 'plannedPresence.change' | 'plannedPresence.delete'

/** Longest planned presence, in days (Dstny API 2.3, dt-end). */
const MAX_DAYS = 30
/** Most entries of one answer, and most times of one entry: a day each for more than a year. */
const MAX_ENTRIES = 1_000
const MAX_OCCURRENCES = 400

/** Presence planned ahead, of the user and of others (Dstny API 2.3, 3.15, 5.10). */
export const plannedPresenceServices = ({ context }: CommandOptions): Services<Reading | Changing> => ({
  ...reading(context),
  ...changing(context, new KeyedMutex())
})

/** A refusal about somebody else says nothing about the user's own. @throws CtiError */
const reading = ({ client: { contactPresence }, clock, ownAddress }: DstnyContext): Services<Reading> => ({
  'plannedPresence.list': async ({ contactId, from, to }, signal) => {
    if (to < from) return { entries: [] }
    const filter = { startDate: wireDate(from), endDate: wireDate(to), expandRecurrence: true }
    const asked = contactPresence.listPresenceEvents(contactId ?? ownAddress, filter, signal)
    const { presence } = await (contactId === undefined ? asked : asItemRequest(asked))
    const entries = await listed(presence.slice(0, MAX_ENTRIES), { from, to })
    const now = inForceAt(entries, clock.now())
    return {
      entries,
      ...(now === undefined ? {} : { inForce: { id: now.entry.id, occurrenceId: now.occurrence.id } })
    }
  },
  'plannedPresence.read': async ({ contactId = ownAddress, id }, signal) => {
    const wire = await asItemRequest(contactPresence.getScheduledPresence(contactId, id, signal))
    const found = mapPlanned(wire, localZone())
    if (found === undefined) throw refused('notFound', m.error_not_found_other())
    return found
  }
})

/** A change is read, changed and sent back whole, so two of one plan wait for each other. */
function changing(context: DstnyContext, turns: KeyedMutex): Services<Changing> {
  const { contactPresence } = context.client
  const cidOf = (contactId = context.ownAddress): string => {
    const mayChange = contactId === context.ownAddress || context.capabilities.has('presenceOfOthers')
    if (!mayChange) throw refused('unsupported', m.account_cannot())
    return contactId
  }
  return {
    'plannedPresence.create': async ({ contactId, ...plan }, signal) => {
      const cid = cidOf(contactId)
      const zoned = { ...plan, timeZone: plan.timeZone ?? localZone() }
      const wire = checked(wirePlanOf(zoned, {}), plan)
      const made = await contactPresence.createScheduledPresence(cid, wire, signal)
      return made?.presenceId === undefined ? {} : { id: made.presenceId }
    },
    'plannedPresence.change': async ({ contactId, id, ...change }, signal) => {
      const cid = cidOf(contactId)
      await turns.take(`${cid}/${id}`, async () => {
        const wire = checked(wirePlanOf(change, await modifiable(context, cid, id, signal)), change)
        await contactPresence.updateScheduledPresence(cid, id, wire, signal)
      })
    },
    'plannedPresence.delete': async ({ contactId, id, part }, signal) => {
      const cid = cidOf(contactId)
      await turns.take(`${cid}/${id}`, async () => {
        await modifiable(context, cid, id, signal)
        await contactPresence.deleteScheduledPresence(cid, id, periodOf(part), signal)
      })
    }
  }
}

/** What may be changed by us, as it is now. @throws CtiError unsupported */
async function modifiable(
  { requester }: DstnyContext,
  cid: string,
  id: string,
  signal: AbortSignal
): Promise<RawMembers> {
  const sent = await sentPlan(requester, cid, id, signal)
  if (sent['source'] === 'CALENDAR') throw refused('unsupported', m.error_plan_from_calendar())
  if (sent['modifiable'] === false) throw refused('unsupported', m.error_plan_not_modifiable())
  return sent
}

const refused = (kind: 'protocol' | 'unsupported' | 'notFound', userMessage: string): CtiError =>
  new CtiError(kind, { userMessage })

/** One occurrence ends a second early, so that one that begins at its end stays. */
function periodOf(part: { readonly from: number; readonly until?: number | undefined } | undefined): PresencePeriod {
  if (part === undefined) return {}
  const startDate = wireDate(part.from)
  if (part.until === undefined) return { startDate }
  return { startDate, untilDate: wireDate(Math.max(part.from, part.until - SECOND)) }
}

/** What is looked at as it was typed: a zone that we do not know may have been there before. */
interface TypedParts {
  readonly series?: TypedSeries | null | undefined
  readonly timeZone?: string | undefined
}

/** What the server would refuse, refused in words (Dstny API 2.3). @throws CtiError protocol */
function checked(wire: WireScheduledPresence, { series, timeZone }: TypedParts): WireScheduledPresence {
  const { note, 'dt-start': start, 'dt-end': last } = z.parse(wireScheduledPresence, wire)
  checkNote(note)
  const [from, until] = [epochMs(start) ?? 0, epochMs(last) ?? 0]
  checkEnd(from, until)
  if (until - from > MAX_DAYS * DAY) throw refused('protocol', m.error_plan_too_long({ days: MAX_DAYS }))
  checkZone(timeZone)
  const end = series?.until
  if (end !== undefined && series?.count !== undefined) throw refused('protocol', m.error_plan_series_end())
  if (end !== undefined && end < from) throw refused('protocol', m.error_plan_series_over())
  return wire
}

interface Span {
  readonly from: number
  readonly to: number
}

/** What the times of an entry are looked for with. */
interface View {
  readonly zone: string
  readonly span: Span
  /** Not there where nothing repeats. */
  readonly unfold: typeof occurrenceStarts | undefined
}

/** Entries by their first time. */
async function listed(presence: readonly WireScheduledPresence[], span: Span): Promise<ListedPresence[]> {
  const view = { zone: localZone(), span, unfold: await unfolding(presence) }
  const budget: StepBudget = { left: MOST_STEPS }
  const entries = presence.map((wire) => inPortion(budget, (part) => listedOne(wire, view, part)))
  const startOf = ({ occurrences: [first], from }: ListedPresence): number => first?.from ?? from
  return entries.flatMap((entry) => entry ?? []).sort((a, b) => startOf(a) - startOf(b))
}

/** Loaded with its library by the first who plans a series. */
async function unfolding(presence: readonly WireScheduledPresence[]): Promise<View['unfold']> {
  if (presence.every(({ recur }) => recur === undefined)) return undefined
  return (await import('../../../../util/recurrence.ts')).occurrenceStarts
}

/** What was deleted here is gone, what was deleted in another calendar is shown as such (Dstny API 2.3). */
function listedOne(wire: WireScheduledPresence, view: View, budget: StepBudget): ListedPresence | undefined {
  const entry = mapPlanned(wire, view.zone)
  if (entry === undefined || (entry.deleted && entry.modifiable)) return undefined
  const given = mapInstances(wire)
  const found = given ?? expanded(entry, wire, view, budget)
  const isUnknown = entry.series?.freq === 'other' || (entry.series !== undefined && budget.left === 0)
  if (found.length === 0 && (given !== undefined || !isUnknown)) return undefined
  return { ...entry, occurrences: found.sort((a, b) => a.from - b.from).slice(0, MAX_OCCURRENCES) }
}

/** An occurrence in which the clocks change is longer than the first one by this at most. */
const CLOCKS_CHANGE_MS = 3 * HOUR

/** The times in a span, where the server gives none. */
function expanded(
  entry: PlannedPresence,
  wire: WireScheduledPresence,
  { span, unfold }: View,
  budget: StepBudget
): PlannedOccurrence[] {
  const { from: start, until: end, timeZone: zone } = entry
  const rule = wire.recur === undefined ? undefined : ruleOf(wire.recur, zone)
  const series = { start, lengthMs: end - start + CLOCKS_CHANGE_MS, zone }
  const starts =
    rule === undefined || unfold === undefined ? [start] : unfold({ ...series, rule }, span, MAX_OCCURRENCES, budget)
  return starts
    .map((from) => ({ id: String(from), from, until: endOfOccurrence(from, { start, end, zone }), deleted: false }))
    .filter(({ from, until }) => from <= span.to && (until > span.from || from === span.from))
}
