import { describe, expect, it } from 'vitest'
import { queue } from '../../../../src-preload/contract/queue.ts'
import { queueAgent, queueFigures } from '../../../../src-preload/contract/services/queues.ts'
import { SECOND } from '../../../util/durations.ts'
import { fixture } from '../fixtures/fixture.ts'
import { SELF, directory } from '../testing/mapping-samples.ts'
import { readAgents, readFlows, readQueueCallers, readQueueCounters, readQueues } from '../wire/queues.ts'
import { mapAgents, mapCaller, mapFigures, mapQueue, mapSwitches, mapVirtualNumber, virtualNumberIn } from './queues.ts'

describe('a queue', () => {
  const [support] = readQueues(fixture('queues'))
  if (support === undefined) throw new Error('no queue')
  const counters = readQueueCounters(fixture('queue'))
  const agents = readAgents(fixture('agents'))
  const read = { counters, members: ['103-DEVEL', '201-DEVEL'], agents }

  it('has its figures, and says whether the user serves it', () => {
    const { vendorId, ...rest } = mapQueue(support, read, SELF)
    expect(queue.parse({ ...rest, id: `a:${vendorId}`, accountId: 'a' })).toEqual({
      ...{ id: 'a:281', accountId: 'a', name: 'Support', kind: 'acd', signedIn: true },
      ...{
        waiting: 2,
        longestWaitMs: 42 * SECOND,
        agentsSignedIn: 4,
        agentsFree: 2,
        answeredToday: 17,
        droppedToday: 3
      }
    })
    expect(mapQueue(support, { ...read, members: ['201-DEVEL'] }, SELF).signedIn).toBe(false)
    const unread = { counters: undefined, members: undefined, agents: undefined }
    expect(mapQueue(support, unread, SELF)).toEqual({ vendorId: '281', name: 'Support', kind: 'acd' })
  })

  it('is paused as its agents say, for the reason that is remembered', () => {
    const paused = readAgents({ '103-DEVEL': { '1': 'paused' } })
    expect(mapQueue(support, { ...read, agents: paused }, SELF).paused).toEqual({})
    const own = { reason: 'Lunch', since: 7_000 }
    expect(mapQueue(support, { ...read, agents: paused }, SELF, own).paused).toEqual(own)
    expect(mapQueue(support, read, SELF, own)).not.toHaveProperty('paused')
  })

  it('has agents with names, and members of whom no figures came', () => {
    const all = mapAgents(read, SELF, directory)
    for (const agent of all) expect(queueAgent.parse(agent)).toEqual(agent)
    expect(all).toEqual([
      {
        ...{ id: '103', name: 'Anna Berger', signedIn: true, free: false, isMe: true },
        ...{ line: 'unknown', calls: 7, talkedMs: 42 * SECOND }
      },
      {
        ...{ id: '201', name: '201', signedIn: true, free: true, isMe: false },
        ...{ line: 'idle', calls: 4, talkedMs: 318 * SECOND }
      },
      { id: '202', name: '202', signedIn: false, free: false, isMe: false, line: 'unknown', calls: 0 }
    ])
    const serves = { ...read, members: ['202-DEVEL'] }
    expect(mapAgents(serves, SELF, directory).find(({ id }) => id === '202')).toMatchObject({
      signedIn: true,
      free: false,
      paused: {}
    })
  })

  it('has figures of a page of its own, and callers who wait', () => {
    const figures = mapFigures(support, 'a:281', counters ?? {})
    expect(queueFigures.parse(figures)).toMatchObject({
      ...{ waiting: 2, agentsSignedIn: 4, agentsFree: 2, agentsPaused: 1, talking: 1, serviceLevel: 87 },
      ...{ averageWaitMs: 15 * SECOND, maxWaitMs: 75 * SECOND, averageTalkMs: 70 * SECOND },
      period: { calls: 20, answered: 17, dropped: 3, transferred: 2, timedOut: 0, leftByKey: 0 }
    })
    expect(readQueueCallers(fixture('queue-callers')).map((one) => mapCaller(one, directory))).toMatchObject([
      { position: 1, name: 'Meier', displayNumber: '0302312501', waitMs: 42 * SECOND },
      { position: 2, displayNumber: '0302312502', waitMs: 12 * SECOND }
    ])
  })

  it('may be a number behind which several telephones ring', () => {
    const group = mapVirtualNumber('650', ['103'], SELF)
    expect(group).toMatchObject({ kind: 'ring', signedIn: true, number: '650' })
    expect(virtualNumberIn(group.vendorId)).toBe('650')
    expect(virtualNumberIn('281')).toBeUndefined()
  })
})

describe('lamps', () => {
  it('of flows that were chosen are switches', () => {
    expect(mapSwitches(readFlows(fixture('flows')), ['901', '900', '999'])).toEqual([
      { id: '901', name: '901', on: false },
      { id: '900', name: 'Night', on: true }
    ])
  })
})
