import { CtiError } from '../../util/errors.ts'
import type { DstnyClient } from './client.ts'
import type { GroupPlace } from './operations/groups.ts'

/**
 * Signs the user in or out of a group: the user's own operation first, then the agent operations, the oldest of which
 * is the one proven on a live server (Contract dstny 5.9, 3.1). @throws CtiError
 */
export async function setSignedIn(
  { acdGroups, distributionGroups }: DstnyClient,
  group: GroupPlace,
  agent: string,
  signedIn: boolean,
  signal: AbortSignal
): Promise<void> {
  const action = signedIn ? 'login' : 'logout'
  const ways: readonly (() => Promise<unknown>)[] = [
    () => distributionGroups[`${action}DistributionGroup`](group, {}, signal),
    () => acdGroups.setAcdAgentLogin(group, agent, action, signal),
    () => acdGroups.setAcdAgentLoginV0(group, agent, action, signal)
  ]
  await firstThatWorks(ways)
}

async function firstThatWorks(ways: readonly (() => Promise<unknown>)[]): Promise<void> {
  let refusal: unknown
  for (const way of ways) {
    try {
      return void (await way())
    } catch (error) {
      const elsewhere = error instanceof CtiError && ['permission', 'unsupported', 'notFound'].includes(error.kind)
      if (!elsewhere) throw error
      refusal ??= error
    }
  }
  throw refusal
}
