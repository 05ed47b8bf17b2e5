import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { QueueFigures } from '../../../../src-preload/contract/services/queues.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { entityId, vendorIdIn } from '../../../util/entity-id.ts'
import { CtiError } from '../../../util/errors.ts'
import { setMember, setPaused } from '../watch/queue-commands.ts'
import type { MirtaContext } from '../context.ts'
import { mapAgents, mapCaller, mapFigures, virtualNumberIn } from '../mapper/queues.ts'
import { isSelf } from '../self.ts'
import type { Self } from '../self.ts'
import { QueueReader } from '../watch/queue-reader.ts'
import type { QueueWatch } from '../watch/queue-watch.ts'
import type { WireQueue } from '../wire/queues.ts'

type Names =
  | 'queue.agents'
  | 'queue.callers'
  | 'queue.setAgentSignedIn'
  | 'queue.setAgentPaused'
  | 'queue.figures'
  | 'queue.allFigures'

/** More callers than this are on no screen. */
const MOST_CALLERS = 200
/** So many queues at most are counted for one answer: each is a request. */
const MOST_COUNTED = 50

/** What is asked of queues, and of whom. */
export interface QueueServiceOptions {
  readonly context: MirtaContext
  readonly queues: QueueWatch
}

/** Agents, callers and figures of queues (MiRTA 7). Every function throws CtiError. */
export function queueServices({ context, queues }: QueueServiceOptions): Services<Names> {
  const { client, self, people } = context
  const reader = new QueueReader(context)
  const now = { uncached: true } as const
  const agentOf = (extension: string): Self => ({ extension, tenant: self.tenant })
  return {
    'queue.agents': async ({ accountId, queueId }, signal) => {
      const queue = find(queues, accountId, queueId)
      const members = await reader.members(queue, signal, now)
      const agents = await reader.agents(queue, signal, now)
      return { agents: [...mapAgents({ members, agents, counters: undefined }, self, people.directory)] }
    },
    'queue.callers': async ({ accountId, queueId }, signal) => {
      const { id } = find(queues, accountId, queueId)
      if (virtualNumberIn(id) !== undefined) return []
      const callers = await client.queues.queueCallers({ id }, signal)
      return callers.slice(0, MOST_CALLERS).map((caller) => mapCaller(caller, people.directory))
    },
    'queue.setAgentSignedIn': ({ accountId, queueId, agentId, signedIn }, signal) => {
      const queue = find(queues, accountId, queueId)
      const who = agentOf(agentId)
      const send = (until: AbortSignal): Promise<void> =>
        setMember(context, { vendorId: queue.id, who, signedIn }, until)
      const isSet = async (until: AbortSignal): Promise<boolean> =>
        (await reader.members(queue, until, now)).some((one) => isSelf(one, who)) === signedIn
      return queues.change(queue.id, { send, isSet }, signal)
    },
    'queue.setAgentPaused': ({ accountId, queueId, agentId, paused, reason }, signal) => {
      const queue = find(queues, accountId, queueId)
      const who = agentOf(agentId)
      const send = (until: AbortSignal): Promise<void> =>
        setPaused(context, { vendorId: queue.id, who, paused, reason }, until)
      const isSet = async (until: AbortSignal): Promise<boolean> =>
        (await reader.agents(queue, until, now)).some((one) => isSelf(one.userName, who) && one.paused === paused)
      return queues.change(queue.id, { send, isSet }, signal)
    },
    'queue.figures': async ({ accountId, queueId }, signal) => {
      const found = await figuresOf(context, accountId, find(queues, accountId, queueId), signal)
      if (found === undefined) throw unknownQueue()
      return found
    },
    'queue.allFigures': async ({ accountId, of }, signal) => {
      const wanted = queues.all.filter(({ id }) => of === 'organisation' || queues.reported(id)?.signedIn === true)
      const all: QueueFigures[] = []
      for (const queue of wanted.slice(0, MOST_COUNTED)) {
        const found = await figuresOf(context, accountId, queue, signal)
        if (found !== undefined) all.push(found)
      }
      return all
    }
  }
}

const unknownQueue = (): CtiError => new CtiError('notFound', { userMessage: m.queue_unknown() })

/** The queue that windows know by this id. @throws CtiError notFound */
export function find(queues: QueueWatch, accountId: string, queueId: string): WireQueue {
  const vendorId = vendorIdIn(accountId, queueId)
  const found = queues.all.find(({ id }) => id === vendorId)
  if (found === undefined) throw unknownQueue()
  return found
}

/** Undefined where nothing is counted: it is a virtual number, or has gone. */
async function figuresOf(
  { client }: MirtaContext,
  accountId: string,
  queue: WireQueue,
  signal: AbortSignal
): Promise<QueueFigures | undefined> {
  if (virtualNumberIn(queue.id) !== undefined) return undefined
  const counters = await client.queues.queueCounters({ id: queue.id }, signal)
  return counters && mapFigures(queue, entityId(accountId, queue.id), counters)
}
