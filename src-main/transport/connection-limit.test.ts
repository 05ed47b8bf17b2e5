import { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { HOUR } from '../util/durations.ts'
import { ConnectionLimit } from './connection-limit.ts'

const sockets: Socket[] = []
let clock: ManualClock
let limit: ConnectionLimit

beforeEach(() => {
  clock = new ManualClock()
  limit = new ConnectionLimit(clock)
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

function connect(): Socket {
  const socket = new Socket()
  sockets.push(socket)
  limit.add(socket)
  return socket
}
const closed = (): number[] => sockets.flatMap(({ destroyed }, index) => (destroyed ? [index] : []))

describe('too many connections of an address', () => {
  it('are closed also when the clock is set back', async () => {
    for (let count = 0; count < 6; count++) connect()
    clock.set(-HOUR)
    await clock.advance(100)
    expect(closed()).toEqual([0, 1])
  })

  it('leave one that has just come time to speak, also when the clock is set forward', async () => {
    for (let count = 0; count < 5; count++) limit.asked(connect())
    await clock.advance(50)
    connect()
    clock.set(HOUR)
    await clock.advance(50)
    expect(closed()).toEqual([0, 1])
  })
})
