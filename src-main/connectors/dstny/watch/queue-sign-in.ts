import { CtiError } from '../../../util/errors.ts'
import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import type { DstnyClient } from '../client.ts'
import type { GroupPlace } from '../operations/groups.ts'

/** Who is to be signed in to a group or out of it; `agent` is `user@domain`. */
export interface SignInOrder {
  readonly group: GroupPlace
  readonly agent: string
  /** The agent is the user. */
  readonly isMe: boolean
  readonly signedIn: boolean
}

interface Way {
  readonly go: () => Promise<unknown>
  /** Refusals after which the next way is tried. */
  readonly elseAfter: readonly CtiErrorKind[]
}

const MISSING: readonly CtiErrorKind[] = ['unsupported', 'notFound']
const REFUSED: readonly CtiErrorKind[] = ['permission', ...MISSING]

/**
 * Signs an agent in or out of a group: for the user the user's own operation first, then the agent operations, the oldest
 * of which is the one proven on a live server (Dstny API 5.9, 3.1). @throws CtiError
 */
export async function setSignedIn(
  { acdGroups, distributionGroups }: DstnyClient,
  { group, agent, isMe, signedIn }: SignInOrder,
  signal: AbortSignal
): Promise<void> {
  const action = signedIn ? 'login' : 'logout'
  const own: Way = {
    go: () => distributionGroups[`${action}DistributionGroup`](group, {}, signal),
    elseAfter: REFUSED
  }
  await firstThatWorks([
    ...(isMe ? [own] : []),
    { go: () => acdGroups.setAcdAgentLogin(group, agent, action, signal), elseAfter: MISSING },
    { go: () => acdGroups.setAcdAgentLoginV0(group, agent, action, signal), elseAfter: [] }
  ])
}

/** When all are refused, the user hears what the first one said. */
async function firstThatWorks(ways: readonly Way[]): Promise<void> {
  let refusal: unknown
  for (const { go, elseAfter } of ways) {
    try {
      return void (await go())
    } catch (error) {
      if (!(error instanceof CtiError) || !REFUSED.includes(error.kind)) throw error
      refusal ??= error
      if (!elseAfter.includes(error.kind)) break
    }
  }
  throw refusal
}
