import type { TextMessage } from '../../../../src-preload/contract/services/messages.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'

/** What was written to somebody, and came back. */
export interface Conversation {
  /** Unique over all accounts. */
  readonly key: string
  readonly accountId: string
  readonly name: string
  /** Where an answer goes; absent where the sender hid it. */
  readonly number?: string
  /** The oldest first, at least one. */
  readonly messages: readonly [TextMessage, ...TextMessage[]]
  readonly last: TextMessage
}

/** The conversations of an account, the one with the newest message first. */
export function conversationsOf(accountId: string, messages: readonly TextMessage[]): readonly Conversation[] {
  const byNumber = new Map<string, [TextMessage, ...TextMessage[]]>()
  // of one second, the one that the list has last came first
  for (const message of messages.toReversed().toSorted((a, b) => a.at - b.at)) {
    const known = byNumber.get(message.number ?? '')
    if (known === undefined) byNumber.set(message.number ?? '', [message])
    else known.push(message)
  }
  return [...byNumber].map(([number, all]) => conversationOf(accountId, number, all)).toSorted(newestFirst)
}

export const newestFirst = (a: Conversation, b: Conversation): number => b.last.at - a.last.at

function conversationOf(
  accountId: string,
  number: string,
  messages: readonly [TextMessage, ...TextMessage[]]
): Conversation {
  const last = messages.at(-1) ?? messages[0]
  const { name, displayNumber } = last
  return {
    key: `${accountId}/${number}`,
    accountId,
    name: name ?? displayNumber ?? (number === '' ? m.log_no_number() : number),
    messages,
    last,
    ...(number === '' ? {} : { number })
  }
}
