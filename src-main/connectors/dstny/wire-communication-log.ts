import * as z from 'zod/mini'
import {
  flag,
  int64,
  list,
  maybe,
  maybeFlag,
  maybeInt64,
  maybeNumber,
  maybeText,
  text,
  textOrEmpty
} from './wire-values.ts'

const wireCommLogItem = z.object({
  itemId: int64,
  itemType: text,
  startTime: textOrEmpty,
  isSeen: flag,
  remoteParty: maybe(z.object({ number: maybeText, displayName: maybeText })),
  duration: maybeNumber,
  callItemId: maybeInt64,
  isPlayed: maybeFlag,
  inboxName: maybeText
})
/** One call, message or recording of the user (Contract dstny 2.5, CommunicationLogItem). */
export type WireCommLogItem = z.infer<typeof wireCommLogItem>

/** The wrapper's only key names the kind; it is a hint, `itemType` decides (Contract dstny 2.5). */
const wrappedItem = z.pipe(
  z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((wrapper) => Object.values(wrapper).find((value) => typeof value === 'object' && value !== null))
  ),
  wireCommLogItem
)

/** The user's calls, messages and recordings (Contract dstny 2.5, CommLog). */
export const wireCommLog = z.object({
  historyItems: list(wrappedItem),
  flushCache: flag,
  generatedAt: maybeText,
  hintCount: maybeNumber
})
export type WireCommLog = z.infer<typeof wireCommLog>

/** How many items there are, the answer to `count=true`. */
export const wireCommLogCount = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\s*\d{1,15}\s*$/))]),
  z.transform(Number)
)
