import { describe, expect, it } from 'vitest'
import { certificateError } from './certificate-problem.ts'
import { connectionLost, timeoutError, transportError } from './transport-errors.ts'
import { SECOND } from '../util/durations.ts'
import type { CtiError } from '../util/errors.ts'
import type { SseEnd } from './sse-client.ts'
import { StreamHealth } from './stream-health.ts'

const ended: SseEnd = { type: 'ended' }
const mute: SseEnd = { type: 'mute' }
const tooLarge: SseEnd = { type: 'tooLarge' }
const broken: SseEnd = { type: 'broken', error: connectionLost('pbx.example.org') }
const strange: SseEnd = {
  type: 'broken',
  error: certificateError({ host: 'pbx.example.org', reason: 'changed' })
}
const unreachable: SseEnd = {
  type: 'broken',
  error: transportError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'pbx.example.org') as CtiError // such a one becomes no other
}
const heldBack: SseEnd = { type: 'broken', error: timeoutError('pbx.example.org') }
const refused: SseEnd = { type: 'refused', status: 503, retryAfterMs: undefined }

/** Those that end before the server answers with a stream. */
const unanswered: readonly SseEnd[] = [refused, strange, unreachable, heldBack]

/** Plays openings one after the other; tells after which of them the stream was given up. */
function givenUpAfter(
  openings: readonly { readonly end: SseEnd; readonly stoodS?: number; readonly spoke?: boolean }[]
) {
  const health = new StreamHealth()
  const failed = openings.map(({ end, stoodS = 0, spoke = false }) => {
    if (!unanswered.includes(end)) health.opened(0)
    if (spoke) health.began()
    return health.hasFailed(end, stoodS * SECOND)
  })
  return failed.indexOf(true) + 1 || undefined
}

describe('a stream that never works', () => {
  it.each<readonly [string, number | undefined, Parameters<typeof givenUpAfter>[0]]>([
    [
      'mute twice',
      2,
      [
        { end: mute, stoodS: 60 },
        { end: mute, stoodS: 60 }
      ]
    ],
    [
      'mute once, then well',
      undefined,
      [
        { end: mute, stoodS: 60 },
        { end: ended, stoodS: 60, spoke: true }
      ]
    ],
    [
      'mute after it once spoke',
      undefined,
      [{ end: ended, stoodS: 9, spoke: true }, ...Array.from({ length: 9 }, () => ({ end: mute, stoodS: 60 }))]
    ],
    ['ended at once three times', 3, [{ end: ended }, { end: ended, spoke: true }, { end: broken }]],
    [
      'too large three times, however long that took',
      3,
      Array.from({ length: 3 }, () => ({ end: tooLarge, stoodS: 9 }))
    ],
    [
      'ended at once, but not in a row',
      undefined,
      [{ end: ended }, { end: ended }, { end: ended, stoodS: 5 }, { end: ended }, { end: ended }]
    ],
    [
      'silent now and then',
      undefined,
      Array.from({ length: 9 }, () => ({ end: { type: 'silent' } as const, stoodS: 60, spoke: true }))
    ],
    ['not reached because of its server’s certificate', undefined, Array.from({ length: 9 }, () => ({ end: strange }))],
    ['not reached', undefined, Array.from({ length: 9 }, () => ({ end: unreachable }))],
    [
      'ended at once and, in between, not reached',
      5,
      [{ end: ended }, { end: unreachable }, { end: ended }, { end: unreachable }, { end: ended }]
    ],
    ['held back with its headers', 3, Array.from({ length: 9 }, () => ({ end: heldBack }))],
    ['refused for a while', undefined, Array.from({ length: 5 }, () => ({ end: refused }))],
    ['refused and refused', 6, Array.from({ length: 9 }, () => ({ end: refused }))]
  ])('%s is given up after %j openings', (_, after, openings) => {
    expect(givenUpAfter(openings)).toBe(after)
  })
})
