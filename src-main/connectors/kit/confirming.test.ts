import { beforeEach, describe, expect, it } from 'vitest'
import { timeoutError } from '../../transport/transport-errors.ts'
import { ManualClock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import { Emitter } from '../../util/emitter.ts'
import { CtiError } from '../../util/errors.ts'
import { confirmed } from './confirming.ts'

let clock: ManualClock
let changed: Emitter<void>
let isThere: boolean
let looks: number
let sent: number
const { signal } = new AbortController()

beforeEach(() => {
  clock = new ManualClock()
  changed = new Emitter()
  isThere = false
  looks = 0
  sent = 0
})

const run = (send: () => Promise<void> = () => Promise.resolve(), until = signal): Promise<string> =>
  confirmed(
    {
      clock,
      host: 'pbx.example.org',
      send: () => {
        sent += 1
        return send()
      },
      changed,
      isDone: () => isThere,
      look: () => void (looks += 1)
    },
    until
  ).then(
    () => 'done',
    (error: unknown) => (error instanceof CtiError ? error.kind : String(error))
  )

const happens = (): void => {
  isThere = true
  changed.emit()
}

describe('A command that is done when its effect is seen', () => {
  it('asks for news, and is done when they come', async () => {
    const outcome = run()
    await clock.advance(0)
    expect(looks).toBe(1)
    happens()
    expect(await outcome).toBe('done')
  })

  it('is done although its answer was lost, and before it was given up', async () => {
    const lost = run(() => Promise.reject(timeoutError('pbx.example.org')))
    await clock.advance(SECOND)
    happens()
    expect(await lost).toBe('done')
    isThere = false
    const slow = run(() => clock.sleep(10 * SECOND, signal))
    await clock.advance(SECOND)
    happens()
    expect(await slow).toBe('done')
  })

  it('is a timeout when nothing has come of it, and is sent once', async () => {
    const outcome = run()
    await clock.advance(0)
    changed.emit()
    await clock.advance(3 * SECOND)
    expect([await outcome, sent, changed.listenerCount]).toEqual(['timeout', 1, 0])
  })

  it('says why it was refused, at once', async () => {
    expect(await run(() => Promise.reject(new CtiError('conflict', { userMessage: 'no' })))).toBe('conflict')
    expect(looks).toBe(0)
  })

  it('ends with whoever asked for it', async () => {
    const asking = new AbortController()
    const outcome = run(undefined, asking.signal)
    await clock.advance(0)
    asking.abort(new Error('enough'))
    expect([await outcome, changed.listenerCount]).toEqual(['Error: enough', 0])
  })
})
