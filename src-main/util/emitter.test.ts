import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Emitter } from './emitter.ts'

const reported: unknown[] = []
const report = (failure: unknown): void => void reported.push(failure)
let others: NodeJS.UncaughtExceptionListener[] = []

beforeEach(() => {
  reported.length = 0
  others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', report)
})

afterEach(() => {
  process.removeAllListeners('uncaughtException')
  for (const other of others) process.on('uncaughtException', other)
})

it('tells the others when one listener fails, and reports the failure', async () => {
  const emitter = new Emitter<number>()
  const heard = vi.fn()
  emitter.on(() => {
    throw new Error('broken window')
  })
  emitter.on(heard)
  emitter.emit(1)
  expect(heard).toHaveBeenCalledExactlyOnceWith(1)
  await new Promise((resolve) => setImmediate(resolve))
  expect(reported).toEqual([new Error('broken window')])
})

it('tells no one who has ended', () => {
  const emitter = new Emitter<number>()
  const heard = vi.fn()
  emitter.on(heard)()
  emitter.emit(1)
  expect(heard).not.toHaveBeenCalled()
})
