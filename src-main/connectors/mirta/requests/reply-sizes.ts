import { SECOND } from '../../../util/durations.ts'
import { limits } from '../../../util/limits.ts'
import { mirtaRequests } from '../../../wire-tables/mirta.ts'
import type { WireRequest } from '../../../wire-tables/mirta.ts'
import type { RequestName } from './request-input.ts'

const MB = 1024 * 1024

/** Rows of 148 members, each of them twice, of everybody in a tenant (MiRTA 6.4). */
const LARGER: Readonly<Partial<Record<RequestName, number>>> = {
  extensions: 16 * MB,
  queueLog: 16 * MB,
  phoneBookEntries: 8 * MB
}

/** The largest reply of a request that is taken, in bytes (trust N6). */
export function mostBytesOf(name: RequestName): number {
  const { reply }: WireRequest = mirtaRequests[name]
  if (reply === 'sound') return limits.mediaBytes
  return LARGER[name] ?? (reply === 'rows' ? 4 * MB : MB / 2)
}

/** What was seen to take longer than the 10 s of others: they ask all nodes, or read a disk (MiRTA 2.1). */
const SLOW: ReadonlySet<RequestName> = new Set<RequestName>([
  ...([
    'countPeers',
    'countChannels',
    'registeredPeers',
    'originatedCall',
    'recordings',
    'callRecords',
    'queueLog'
  ] as const),
  ...(['recording', 'inlineRecording', 'voicemailSound', 'voicemailSoundById', 'faxDocument', 'mediaFile'] as const),
  ...(['extensions', 'manageDatabase', 'sendFax'] as const)
])
const SLOW_MS = 30 * SECOND

/** Longest time to the last byte of a reply, in ms; undefined: the client's. Channels of one node are quick (MiRTA 2.1). */
export const deadlineOf = (name: RequestName, given: Readonly<Record<string, unknown>>): number | undefined =>
  SLOW.has(name) || (name === 'channels' && given['nodename'] === undefined) ? SLOW_MS : undefined
