import type { CallLogItem, CallLogKind } from '../../src-main/simulator/core/call-log.ts'
import type { Company } from './company.ts'

/** What a test says of a past call. */
export interface PastCall {
  readonly kind: CallLogKind
  readonly number: string
  readonly name?: string
  /** How long ago it began, in minutes. */
  readonly minutesAgo: number
  readonly seconds?: number
  readonly isSeen?: boolean
}

/** Makes these somebody's past calls, the newest first; mailboxes that are shared are empty. */
export function writeLog(company: Company, userId: string, calls: readonly PastCall[]): void {
  const items = calls.toReversed().map((call): CallLogItem => {
    const remote = {
      kind: 'outside',
      number: call.number,
      ...(call.name === undefined ? {} : { name: call.name })
    } as const
    return {
      id: company.pbx.nextLogId(),
      kind: call.kind,
      startedAt: Date.now() - call.minutesAgo * 60_000,
      durationMs: (call.seconds ?? 0) * 1_000,
      remote,
      isSeen: call.isSeen ?? call.kind !== 'missed',
      ...(call.kind === 'voicemail' || call.kind === 'recording' ? { isPlayed: false } : {})
    }
  })
  for (const { inbox } of company.pbx.queues) inbox.length = 0
  const { log } = company.pbx.extension(userId)
  log.splice(0, log.length, ...items.toReversed())
}
