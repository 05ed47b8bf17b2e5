import * as z from 'zod/mini'
import {
  anyList,
  flag,
  int64,
  maybe,
  maybeFlag,
  maybeInt64,
  maybeNumber,
  maybeText,
  readable,
  textOrEmpty
} from './values.ts'

const wireCommLogItem = z.object({
  itemId: int64,
  itemType: textOrEmpty,
  startTime: textOrEmpty,
  isSeen: flag,
  remoteParty: maybe(z.object({ number: maybeText, displayName: maybeText })),
  duration: maybeNumber,
  callItemId: maybeInt64,
  isPlayed: maybeFlag,
  inboxName: maybeText
})
/** One call, message or recording of the user (Dstny API 2.5, CommunicationLogItem). */
export type WireCommLogItem = z.infer<typeof wireCommLogItem>

/** The wrapper's only key names the kind; it is a hint, `itemType` decides (Dstny API 2.5). */
const wrappedItem = z.pipe(
  z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((wrapper) => Object.values(wrapper).find((value) => typeof value === 'object' && value !== null))
  ),
  wireCommLogItem
)

/** The user's calls, messages and recordings (Dstny API 2.5, CommLog); `sent` counts also what cannot be read. */
export const wireCommLog = z.pipe(
  z.object({ historyItems: anyList, flushCache: flag, generatedAt: maybeText, hintCount: maybeNumber }),
  z.transform((log) => ({
    ...log,
    historyItems: readable(wrappedItem, log.historyItems),
    sent: log.historyItems.length
  }))
)
export type WireCommLog = z.infer<typeof wireCommLog>

/** How many items there are, the answer to `count=true`. */
export const wireCommLogCount = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\s*\d{1,15}\s*$/))]),
  z.transform(Number)
)
