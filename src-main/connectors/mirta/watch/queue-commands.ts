import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import { defined } from '../../../util/defined.ts'
import type { CommandHandlers } from '../../commands.ts'
import type { ReportedQueue } from '../../events.ts'
import type { MirtaContext } from '../context.ts'
import { virtualNumberIn } from '../mapper/queues.ts'
import { userNameOf } from '../self.ts'
import type { Self } from '../self.ts'
import type { DndWatch } from './dnd-watch.ts'
import type { FlowWatch } from './flow-watch.ts'
import type { QueueMemory } from './queue-memory.ts'
import type { QueueWatch } from './queue-watch.ts'

/** What commands are carried out with. */
export interface QueueCommandOptions {
  readonly context: MirtaContext
  readonly memory: { readonly queues: QueueMemory }
  readonly queues: QueueWatch
  readonly dnd: DndWatch
  readonly flows: FlowWatch
}

type Handlers = Pick<CommandHandlers, 'setQueueSignedIn' | 'setQueuePaused' | 'setDnd' | 'setSwitch'>

/** Signing the user in and out, pausing, do-not-disturb and switches. Every handler throws CtiError. */
export function queueCommands({ context, memory, queues, dnd, flows }: QueueCommandOptions): Handlers {
  const { self } = context
  const isNow = (vendorId: string, isSo: (queue: ReportedQueue) => boolean) => async (signal: AbortSignal) => {
    const queue = await queues.readNow(vendorId, signal)
    return queue !== undefined && isSo(queue)
  }
  return {
    setQueueSignedIn: ({ vendorId, signedIn }, signal) =>
      queues.change(
        vendorId,
        {
          send: (until) => setMember(context, { vendorId, who: self, signedIn }, until),
          isSet: isNow(vendorId, (queue) => queue.signedIn === signedIn)
        },
        signal
      ),
    setQueuePaused: async ({ vendorId, paused, reason }, signal) => {
      const before = memory.queues.pauseOf(vendorId)
      if (paused) memory.queues.paused(vendorId, { since: context.clock.now(), ...defined({ reason }) })
      try {
        await queues.change(
          vendorId,
          {
            send: (until) => setPaused(context, { vendorId, who: self, paused, reason }, until),
            isSet: isNow(vendorId, (queue) => (queue.paused !== undefined) === paused)
          },
          signal
        )
        if (!paused) memory.queues.resumed(vendorId)
      } catch (error) {
        if (before === undefined) memory.queues.resumed(vendorId)
        else memory.queues.paused(vendorId, before)
        throw error
      }
    },
    setDnd: ({ on }, signal) => dnd.set(on, signal),
    setSwitch: ({ switchId, on }, signal) => flows.set(switchId, on, signal)
  }
}

/** Whom it is about, and where. */
interface InQueue {
  readonly vendorId: string
  readonly who: Self
}

/** Makes somebody a member of a queue, or of those behind a virtual number, or takes him out (MiRTA 7.1, 7.4). @throws CtiError */
export function setMember(
  { client, options }: MirtaContext,
  { vendorId, who, signedIn }: InQueue & { readonly signedIn: boolean },
  signal: AbortSignal
): Promise<void> {
  const number = virtualNumberIn(vendorId)
  const { queues } = client
  if (number !== undefined) {
    const input = { number, extension: who.extension }
    return signedIn ? queues.addVirtualMember(input, signal) : queues.removeVirtualMember(input, signal)
  }
  const input = { id: vendorId, extension: userNameOf(who) }
  return signedIn
    ? queues.addMember({ ...input, type: options.memberType }, signal)
    : queues.removeMember(input, signal)
}

/** Lets somebody take no calls of a queue for a while, or again (MiRTA 7.2). @throws CtiError */
export function setPaused(
  { client: { queues } }: MirtaContext,
  { vendorId, who, paused, reason }: InQueue & { readonly paused: boolean; readonly reason: string | undefined },
  signal: AbortSignal
): Promise<void> {
  if (virtualNumberIn(vendorId) !== undefined)
    return Promise.reject(new CtiError('unsupported', { userMessage: m.error_pause_ring_group() }))
  const input = { extension: userNameOf(who), queue: vendorId }
  return paused
    ? queues.pauseAgent({ ...input, ...defined({ pausereason: reason }) }, signal)
    : queues.unpauseAgent(input, signal)
}
