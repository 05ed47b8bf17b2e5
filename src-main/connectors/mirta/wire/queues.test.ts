import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import * as queues from './queues.ts'

describe('queues', () => {
  it('have names by ids, as JSON and in a line', () => {
    const both = [
      { id: '281', name: 'Support' },
      { id: '282', name: 'Sales' }
    ]
    expect(queues.readQueues(fixture('queues'))).toEqual(both)
    expect(queues.readQueues('281: Support|282: Sales|\r\n')).toEqual(both)
    expect(queues.readQueues(undefined)).toEqual([])
  })

  it('have 23 counters, as text or number', () => {
    const counters = queues.readQueueCounters(fixture('queue'))
    expect(counters).toMatchObject({
      agentsFree: 2,
      callsInQueue: 2,
      firstWaiting: 42,
      transferredCalls: 2,
      serviceLevel: 87,
      averageHoldTime: 15
    })
    expect(Object.keys(counters ?? {})).toHaveLength(22)
    expect(counters).not.toHaveProperty('thirdWaiting')
  })

  it('have agents by position, with gaps, in both forms', () => {
    expect(queues.readAgents(fixture('agents'))).toEqual([
      { userName: '201-DEVEL', paused: false, device: 'NOT_INUSE', calls: 4, talkSeconds: 318 },
      { userName: '202-DEVEL', paused: true, device: 'UNAVAILABLE', calls: 0 },
      { userName: '103-DEVEL', paused: false, device: 'UNKNOWN', calls: 7, talkSeconds: 42 }
    ])
    expect(
      queues.readAgents(fixture('agents-connected')).map(({ userName, calls, paused }) => [userName, calls, paused])
    ).toEqual([
      ['201', 3, false],
      ['202', 0, true]
    ])
    expect(queues.readAgents({ '201-DEVEL': [4, 'paused', 'INUSE'] })).toMatchObject([
      { calls: 4, paused: true, device: 'INUSE' }
    ])
  })

  it('have members by user name, in a list, in rows, or as keys, each once', () => {
    const both = ['103-DEVEL', '104-DEVEL']
    expect(queues.readMembers([...both, '103-DEVEL'])).toEqual(both)
    expect(queues.readMembers({ '103-DEVEL': { penalty: 1 }, '104-DEVEL': {} })).toEqual(both)
    expect(queues.readMembers([{ username: '103-DEVEL' }, { extension: '104-DEVEL' }])).toEqual(both)
    expect(queues.readMembers({ '0': '103-DEVEL', '1': { username: '104-DEVEL' } })).toEqual(both)
  })

  it('have callers, the first one first', () => {
    expect(
      queues.readQueueCallers(fixture('queue-callers')).map(({ number, waitSeconds }) => [number, waitSeconds])
    ).toEqual([
      ['0302312501', 42],
      ['0302312502', 12]
    ])
  })

  it('stand beside flows, which are set by number', () => {
    expect(queues.readFlows(fixture('flows'))).toEqual([
      { id: '5', number: '900', name: 'Night', comment: 'Closes the house', userName: '900-DEVEL', state: 'INUSE' },
      { id: '6', number: '901', userName: '901-DEVEL', state: 'NOT_INUSE' }
    ])
  })
})
