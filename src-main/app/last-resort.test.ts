import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { LastResort } from './last-resort.ts'
import { abortError } from '../util/abort.ts'

it('tells what nobody caught, whichever way it came', () => {
  const source = new EventEmitter()
  const notify = vi.fn()
  new LastResort(source).tellTo(notify)
  const failure = new Error('bug')
  source.emit('uncaughtException', failure)
  source.emit('unhandledRejection', failure)
  expect(notify.mock.calls).toEqual([
    ['uncaughtException', failure],
    ['unhandledRejection', failure]
  ])
})

it('takes the end of something that was stopped for no failure', () => {
  const source = new EventEmitter()
  const notify = vi.fn()
  new LastResort(source).tellTo(notify)
  source.emit('unhandledRejection', abortError('ended'))
  expect(notify).not.toHaveBeenCalled()
})
