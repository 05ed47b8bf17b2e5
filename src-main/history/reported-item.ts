import type { Party } from '../../src-preload/contract/party.ts'
import type { HistoryItem } from '../../src-preload/contract/services/history.ts'
import { defined } from '../util/defined.ts'
import type { NotifiedMissedCall } from './missed-call-store.ts'
import type { Told } from './same-call.ts'

/** The other side of an item of a history, or of a text message. */
export const partyOf = ({
  name,
  number,
  displayNumber
}: Pick<HistoryItem, 'name' | 'number' | 'displayNumber'>): Party => ({
  kind: 'external',
  withheld: number === undefined && displayNumber === undefined,
  ...defined({ name, number, displayNumber })
})

/** An item of an account's history as the store of missed calls wants to be told of it. */
export const reportedItem = (accountId: string, item: HistoryItem & Pick<Told, 'otherAt'>): NotifiedMissedCall => ({
  source: { accountId, kind: 'history', id: item.id },
  at: item.at,
  ...defined({ otherAt: item.otherAt }),
  ...(item.seen ? { seen: true } : {}),
  remote: partyOf(item)
})
