import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { wireGroup, wireQueueFigures } from '../wire/groups.ts'
import { mapAgents, mapFigures } from './queues.ts'
import { groupOf, snapshotId } from '../services/queue-ids.ts'

const agents = (more: object = {}) =>
  mapAgents(
    z.parse(wireGroup, { ...(fixture('seed/getAcdGroup.133.response') as object), ...more }),
    'jane@example.org'
  ) // every fixture is an object
const figures = (more: object = {}) =>
  mapFigures(
    z.parse(wireQueueFigures, { ...(fixture('seed/getQueueStatistics.1064.response') as object), ...more }), // every fixture is an object
    'a'
  )

describe('the agents of a group', () => {
  it('are read from the page of the vendor', () => {
    expect(agents()).toEqual({
      distribution: 'priority',
      agents: [
        { name: 'Jane Doe', activityName: 'Available', signedIn: true, free: true, skill: 3, isMe: false },
        { name: 'Agent Four', activityName: 'Available', signedIn: false, free: true, skill: 3, isMe: false }
      ]
    })
  })

  it('are known by their address, and only those without any name are left out', () => {
    const sent = [{ id: 'Jane@example.org' }, { id: '', firstName: ' ', lastName: '\u200b' }, { lastName: 'Berg' }, 7]
    expect(agents({ agents: sent, distributionType: 'DICE' })).toEqual({
      distribution: 'other',
      agents: [
        { id: 'Jane@example.org', name: 'Jane@example.org', signedIn: false, free: false, isMe: true },
        { name: 'Berg', signedIn: false, free: false, isMe: false }
      ]
    })
  })

  it('are none where the server tells of none', () => {
    expect(agents({ agents: undefined, distributionType: undefined })).toEqual({ agents: [] })
  })
})

describe('the figures of a queue', () => {
  it('are read from the page of the vendor', () => {
    expect(figures()).toEqual({
      queueId: 'a:67899@test.com',
      name: 'ACD_Taxi',
      number: '+123415',
      waiting: 3,
      agentsSignedIn: 5,
      agentsFree: 2,
      longestWaitMs: 20_000,
      lastWaitMs: 15_000,
      averageWaitMs: 14_000,
      period: { calls: 60, answered: 41, dropped: 6 },
      last24h: { calls: 50, answered: 38, dropped: 4 },
      activities: [{ name: 'Available', agents: 1 }]
    })
  })

  it('are left out where they are no figures', () => {
    const odd = { queueLength: 'many', averageWait: -1, name: '', 'current-agent-presence': [{ name: ' ', count: 2 }] }
    const shown = figures(odd)
    expect([shown.name, shown.activities]).toEqual(['67899@test.com', []])
    expect(shown).not.toHaveProperty('waiting')
    expect(shown).not.toHaveProperty('averageWaitMs')
  })
})

describe('the id of a queue', () => {
  it('leads back to the group, whole', () => {
    const group = { id: 9007199254740993n, domain: 'example.net' }
    expect(groupOf('a', snapshotId('a', group))).toEqual(group)
  })

  it.each(['b:21@example.org', 'a:21', 'a:x@example.org', 'a:', '21@example.org', ''])('%j is nobody', (id) => {
    expect(() => groupOf('a', id)).toThrow(expect.objectContaining({ kind: 'notFound' }))
  })
})
