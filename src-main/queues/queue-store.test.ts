import { describe, expect, it, vi } from 'vitest'
import type { Command } from '../connectors/commands.ts'
import type { ReportedQueue } from '../connectors/events.ts'
import { QueueCommands } from './queue-commands.ts'
import { QueueStore } from './queue-store.ts'

const queue = (changes: Partial<ReportedQueue> = {}): ReportedQueue => ({
  vendorId: 'q1',
  name: 'Sales',
  kind: 'acd',
  signedIn: false,
  nightMode: false,
  ...changes
})

const seen = (
  queues: ReportedQueue[],
  complete = false
): { type: 'queuesChanged'; queues: ReportedQueue[]; complete: boolean } => ({
  type: 'queuesChanged',
  queues,
  complete
})

describe('the queue store', () => {
  it('keeps figures that an event leaves out', () => {
    const store = new QueueStore()
    store.apply('a', seen([queue({ waiting: 3, longestWaitMs: 9_000 })]))
    store.apply('a', seen([queue({ signedIn: true, waiting: 4 })]))
    expect(store.entities.get('a:q1')).toMatchObject({ signedIn: true, waiting: 4, longestWaitMs: 9_000 })
  })

  it('takes a queue without a pause for one that is not paused', () => {
    const store = new QueueStore()
    store.apply('a', seen([queue({ paused: { reason: 'Lunch' } })]))
    expect(store.entities.get('a:q1')).toMatchObject({ paused: { reason: 'Lunch' } })
    store.apply('a', seen([queue({ waiting: 4 })]))
    expect(store.entities.get('a:q1')).not.toHaveProperty('paused')
  })

  it('drops missing queues when a list is complete, and only those of the account', () => {
    const store = new QueueStore()
    store.apply('a', seen([queue(), queue({ vendorId: 'q2' })]))
    store.apply('b', seen([queue()]))
    store.apply('a', seen([queue()], true))
    expect(Object.keys(store.entities.all())).toEqual(['a:q1', 'b:q1'])
    expect(store.vendorId('a:q2')).toBeUndefined()
  })

  it('takes list and figures of a snapshot as one change', () => {
    const store = new QueueStore()
    const listener = vi.fn()
    store.entities.changes.on(listener)
    store.replace('a', [seen([queue()], true), seen([queue({ waiting: 2 })])])
    expect(listener).toHaveBeenCalledOnce()
    expect(store.entities.get('a:q1')?.waiting).toBe(2)
    store.replace('a', [])
    expect(store.entities.get('a:q1')).toBeDefined()
  })

  it('forgets the queues of a removed account', () => {
    const store = new QueueStore()
    store.apply('a', seen([queue()]))
    store.dropAccount('a')
    expect(store.entities.values()).toEqual([])
  })
})

describe('signing in to a queue', () => {
  const execute = vi.fn<(accountId: string, command: Command) => Promise<void>>().mockResolvedValue(undefined)
  const store = new QueueStore()
  store.apply('a', seen([queue()]))
  const commands = new QueueCommands(store, execute)

  it('goes to the account of the queue', async () => {
    await commands.setSignedIn('a:q1', true)
    expect(execute).toHaveBeenCalledWith('a', { type: 'setQueueSignedIn', vendorId: 'q1', signedIn: true })
  })

  it('pauses a queue, with a reason where there is one', async () => {
    await commands.setPaused('a:q1', true, 'Lunch')
    await commands.setPaused('a:q1', false, undefined)
    const paused = { type: 'setQueuePaused', vendorId: 'q1' }
    expect(execute.mock.calls.slice(-2)).toEqual([
      ['a', { ...paused, paused: true, reason: 'Lunch' }],
      ['a', { ...paused, paused: false }]
    ])
    await expect(commands.setPaused('a:q9', true, undefined)).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('is refused for a queue that is gone', async () => {
    await expect(commands.setSignedIn('a:q9', true)).rejects.toMatchObject({ kind: 'notFound' })
  })
})
