import * as z from 'zod/mini'
import { blfStates } from '../colleague.ts'
import { accepted, changes, id, reads } from './request.ts'

/** Somebody who serves a queue. */
export const queueAgent = z.object({
  /** Absent where the system does not tell; then the agent cannot be signed in from here. */
  id: z.optional(z.string()),
  name: z.string(),
  /** What the agent is doing, for people. */
  activityName: z.optional(z.string()),
  signedIn: z.boolean(),
  /** Would be given a call now. */
  free: z.boolean(),
  /** There while the agent takes no calls of the queue for a while. */
  paused: z.optional(z.object({ reason: z.optional(z.string()) })),
  /** What the agent's telephone does; absent: the system does not tell. */
  line: z.optional(z.enum(blfStates)),
  /** Calls taken of the queue, and the time talked in them. */
  calls: z.optional(z.number()),
  talkedMs: z.optional(z.number()),
  skill: z.optional(z.number()),
  isMe: z.boolean()
})
export type QueueAgent = z.infer<typeof queueAgent>

/** Somebody who waits in a queue; what the system leaves out is absent. */
export const queueCaller = z.object({
  /** Absent where nobody can be taken out of the queue. */
  id: z.optional(id),
  /** The first is 1. */
  position: z.optional(z.number()),
  name: z.optional(z.string()),
  /** For people. */
  displayNumber: z.optional(z.string()),
  waitMs: z.optional(z.number())
})
export type QueueCaller = z.infer<typeof queueCaller>

const share = z.object({
  calls: z.optional(z.number()),
  answered: z.optional(z.number()),
  dropped: z.optional(z.number()),
  /** Handed over after they were answered. */
  transferred: z.optional(z.number()),
  /** Sent elsewhere because they had waited too long, or had pressed a key. */
  timedOut: z.optional(z.number()),
  leftByKey: z.optional(z.number())
})

/** Everything that is counted of a queue; what the system leaves out is absent. */
export const queueFigures = z.object({
  /** As in the snapshot, where the queue is the user's. */
  queueId: z.string(),
  name: z.string(),
  number: z.optional(z.string()),
  waiting: z.optional(z.number()),
  agentsSignedIn: z.optional(z.number()),
  agentsFree: z.optional(z.number()),
  agentsPaused: z.optional(z.number()),
  /** Callers who are talking with an agent. */
  talking: z.optional(z.number()),
  longestWaitMs: z.optional(z.number()),
  lastWaitMs: z.optional(z.number()),
  averageWaitMs: z.optional(z.number()),
  /** The longest that anybody has waited in the counting period. */
  maxWaitMs: z.optional(z.number()),
  averageTalkMs: z.optional(z.number()),
  /** Calls answered in time, per cent. */
  serviceLevel: z.optional(z.number()),
  /** Since the system's counting period began. */
  period: share,
  last24h: share,
  /** What the signed-in agents are doing. */
  activities: z.array(z.object({ name: z.string(), agents: z.number() }))
})
export type QueueFigures = z.infer<typeof queueFigures>

/** Agents and figures of queues. `queueId` is the snapshot's. */
export const queueRequests = {
  'queue.agents': reads(
    'agents',
    { queueId: id },
    z.object({
      agents: z.array(queueAgent),
      /** Who is asked first. */
      distribution: z.optional(z.enum(['priority', 'skills', 'other']))
    })
  ),
  'queue.setAgentSignedIn': changes('agentSignIn', { queueId: id, agentId: id, signedIn: z.boolean() }, accepted),
  'queue.setAgentPaused': changes(
    'agentPause',
    { queueId: id, agentId: id, paused: z.boolean(), reason: z.optional(z.string().check(z.maxLength(200))) },
    accepted
  ),
  /** Who waits, the longest waiting first; at most as many as a window shows. */
  'queue.callers': reads('queueCallers', { queueId: id }, z.array(queueCaller).check(z.maxLength(200))),
  /** Takes somebody who waits out of the queue; what becomes of the call is up to the system. */
  'queue.removeCaller': changes('queueCallerRemoval', { queueId: id, callerId: id }, accepted),
  'queue.figures': reads('queueFigures', { queueId: id }, queueFigures),
  /** 'federated': the user's own and those of other organisations. */
  'queue.allFigures': reads(
    'queueFigures',
    { of: z.enum(['mine', 'federated', 'organisation']) },
    z.array(queueFigures)
  )
} as const
