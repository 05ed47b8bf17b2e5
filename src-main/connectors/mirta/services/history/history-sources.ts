import { historyKinds } from '../../../../../src-preload/contract/services/history.ts'
import type { HistoryItem, HistoryKind } from '../../../../../src-preload/contract/services/history.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { MirtaContext } from '../../context.ts'
import { mapPastCall, pastCallsIn } from '../../mapper/history.ts'
import type { HistoryContext } from '../../mapper/history.ts'
import { mapFax, mapRecording, mapVoicemail } from '../../mapper/messages.ts'
import { writtenDayEnd, writtenTime } from '../../wire/values.ts'
import type { VoicemailBox } from '../voicemail-box.ts'
import type { ReadSpan, Span } from './read-back.ts'

/** Kinds that one reading of the history has. */
const CALLS: readonly HistoryKind[] = ['incoming', 'outgoing', 'missed']

/** What the records of a link are read with. */
export const historyContext = ({ self, people, options }: MirtaContext): HistoryContext => ({
  self,
  directory: people.directory,
  zone: options.zone
})

/**
 * Reads the user's items of these kinds, all when absent: calls and recordings of a span, messages and faxes as a whole, once.
 * Where calls are asked for, the rest may fail. @throws CtiError
 */
export function itemReader(
  context: MirtaContext,
  box: VoicemailBox,
  kinds: readonly HistoryKind[] = historyKinds,
  signal: AbortSignal
): ReadSpan {
  const { client, self, options, log } = context
  const needsCalls = kinds.some((kind) => CALLS.includes(kind))
  const orNone = async (
    what: HistoryKind,
    reading: Promise<readonly HistoryItem[]>
  ): Promise<readonly HistoryItem[]> => {
    try {
      return await reading
    } catch (error) {
      if (!needsCalls || !(error instanceof CtiError) || error.kind === 'auth') throw error
      log.warn('reading failed', { what, kind: error.kind, error })
      return []
    }
  }
  const range = ({ from, until }: Span) => ({
    start: writtenTime(from, options.zone),
    end: writtenDayEnd(until, options.zone)
  })
  const callsOf = async (span: Span): Promise<readonly HistoryItem[]> => {
    const rows = await client.records.callHistory({ phone: self.extension, ...range(span) }, signal)
    const read = historyContext(context)
    return pastCallsIn(rows, read).map((call) => mapPastCall(call, read.directory))
  }
  const recordingsOf = async (span: Span, own: Promise<readonly HistoryItem[]>): Promise<readonly HistoryItem[]> => {
    const [rows, calls] = await Promise.all([client.messages.recordings(range(span), signal), own])
    const ids = new Set(calls.map(({ id }) => id))
    return rows.flatMap((row) => mapRecording(row, historyContext(context), ids) ?? [])
  }
  const messages = once(async () => {
    return (await box.messages(signal)).flatMap((one) => mapVoicemail(one, historyContext(context)) ?? [])
  })
  const faxes = once(async () => {
    return (await client.messages.faxes({}, signal)).flatMap((one) => mapFax(one, historyContext(context)) ?? [])
  })
  return async (span) => {
    const own = needsCalls || kinds.includes('recording') ? callsOf(span) : Promise.resolve([])
    const parts = await Promise.all([
      needsCalls ? own : [],
      kinds.includes('voicemail') ? orNone('voicemail', messages()) : [],
      kinds.includes('recording') ? orNone('recording', recordingsOf(span, own)) : [],
      kinds.includes('fax') ? orNone('fax', faxes()) : []
    ])
    return parts.flat().filter(({ at }) => at >= span.from && at <= span.until)
  }
}

/** What does not depend on the span is read once. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => (reading ??= read())
}
