import { describe, expect, it, vi } from 'vitest'
import { EventQueue } from './event-queue.ts'

const queueOf = (most: number): EventQueue<number> =>
  new EventQueue({ most, overflow: () => new Error('too many events') })

async function readAll(queue: EventQueue<number>, read: number[] = []): Promise<number[]> {
  for await (const event of queue) read.push(event)
  return read
}

/** How many members lists that were cut have moved while `work` ran. */
async function movedWhile(work: () => Promise<unknown>): Promise<number> {
  let moved = 0
  const { splice, shift } = Array.prototype
  // no mocks: theirs move members themselves
  const count = <A extends unknown[]>(method: (this: unknown[], ...args: A) => unknown) =>
    function (this: unknown[], ...args: A): unknown {
      moved += this.length
      return method.apply(this, args)
    }
  Object.assign(Array.prototype, { splice: count(splice), shift: count(shift) })
  await work().finally(() => Object.assign(Array.prototype, { splice, shift }))
  return moved
}

describe('events that wait', () => {
  it('are read in order, 100,000 of them without moving those behind', async () => {
    const queue = queueOf(100_000)
    const all = Array.from({ length: 100_000 }, (_, index) => index)
    for (const event of all) queue.push(event)
    queue.end()
    const read: number[] = []
    expect(await movedWhile(() => readAll(queue, read))).toBeLessThan(100_000)
    expect(read).toEqual(all)
  })

  it('let everything else have its turn', async () => {
    const queue = queueOf(10_000)
    for (let event = 0; event < 1_000; event++) queue.push(event)
    queue.end()
    const read: number[] = []
    let atTurn = -1
    setImmediate(() => (atTurn = read.length))
    await readAll(queue, read)
    expect(atTurn).toBeGreaterThan(-1)
    expect(atTurn).toBeLessThanOrEqual(100)
  })

  it('are no more than the most: the reader gets those and then hears of it', async () => {
    const queue = queueOf(3)
    for (let event = 0; event < 5; event++) queue.push(event)
    const read: number[] = []
    await expect(readAll(queue, read)).rejects.toThrow('too many events')
    expect(read).toEqual([0, 1, 2])
  })

  it('come before the failure that ended the queue, and what comes after it does not count', async () => {
    const queue = queueOf(10)
    queue.push(1)
    queue.fail(new Error('broken'))
    queue.push(2)
    queue.end()
    const read: number[] = []
    await expect(readAll(queue, read)).rejects.toThrow('broken')
    expect(read).toEqual([1])
  })

  it('are read as they come', async () => {
    const queue = queueOf(10)
    const read: number[] = []
    const reading = readAll(queue, read)
    for (let event = 0; event < 3; event++) {
      queue.push(event)
      await vi.waitUntil(() => read.length === event + 1)
    }
    queue.end()
    expect(await reading).toHaveLength(3)
  })
})
