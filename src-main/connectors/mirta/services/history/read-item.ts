import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { HistoryItem, HistoryKind } from '../../../../../src-preload/contract/services/history.ts'
import { DAY, SECOND } from '../../../../util/durations.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { MirtaContext } from '../../context.ts'
import { mapPastCall, pastCallsIn } from '../../mapper/history.ts'
import { writtenDayEnd, writtenTime } from '../../wire/values.ts'
import type { VoicemailBox } from '../voicemail-box.ts'
import { historyContext, itemReader } from './history-sources.ts'
import { readItemId } from './item-ids.ts'
import type { ItemId } from './item-ids.ts'
import type { Span } from './read-back.ts'

/** One item. @throws CtiError notFound */
export async function readItem(
  context: MirtaContext,
  box: VoicemailBox,
  itemId: string,
  signal: AbortSignal
): Promise<HistoryItem> {
  const item = readItemId(itemId)
  const found = item === undefined ? undefined : await find(context, box, item, signal)
  if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return found
}

async function find(
  context: MirtaContext,
  box: VoicemailBox,
  { kind, id }: ItemId,
  signal: AbortSignal
): Promise<HistoryItem | undefined> {
  const among = async (what: HistoryKind, span: Span): Promise<HistoryItem | undefined> =>
    (await itemReader(context, box, [what], signal)(span)).find((one) => one.id === `${kind}:${id}`)
  if (kind === 'voicemail' || kind === 'fax') return among(kind, { from: 0, until: Infinity })
  const at = timeIn(id)
  if (at === undefined) return undefined
  return kind === 'call' ? readCall(context, id, at, signal) : among(kind, around(at))
}

/** Some systems do not know the filter by unique id, so that the time in it bounds what comes (MiRTA 8.2). */
async function readCall(
  context: MirtaContext,
  id: string,
  at: number,
  signal: AbortSignal
): Promise<HistoryItem | undefined> {
  const { client, self, options } = context
  const { from, until } = around(at)
  const range = { start: writtenTime(from, options.zone), end: writtenDayEnd(until, options.zone) }
  const rows = await client.records.callHistory({ uniqueid: id, phone: self.extension, ...range }, signal)
  const read = historyContext(context)
  const call = pastCallsIn(rows, read).find((one) => one.id === id)
  return call === undefined ? undefined : mapPastCall(call, read.directory)
}

const around = (at: number): Span => ({ from: at - DAY, until: at + DAY })

/** When a call began, by its unique id: `<node>-<epoch seconds>.<counter>` (MiRTA 1.4). */
function timeIn(uniqueId: string): number | undefined {
  const [, seconds] = /(?:^|-)(\d{9,10})\.\d+$/.exec(uniqueId) ?? []
  return seconds === undefined ? undefined : Number(seconds) * SECOND
}
