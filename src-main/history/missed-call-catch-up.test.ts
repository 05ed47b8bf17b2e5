import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { live, reportedBy } from './testing/missed-calls.ts'
import { catchUpStageForEachTest } from './testing/catch-up-stage.ts'

const FRIDA = '+493023125123'
const HARRIET = '+441632960123'

const current = catchUpStageForEachTest()

describe('what rang without a connection', () => {
  it('is added after the account is live again, once over several reconnects', async () => {
    const { clock, history, signIn, goesLive, loses, listed, added } = current.stage
    signIn()
    history.rings(HARRIET, clock.now() - 35 * MINUTE)
    history.rings(HARRIET, clock.now() - SECOND)
    await goesLive()
    expect(history.asked).toEqual([])
    loses()
    await clock.advance(10 * MINUTE)
    history.rings(FRIDA, clock.now())
    for (let turn = 0; turn < 3; turn++) {
      await clock.advance(5 * SECOND)
      await goesLive()
      loses()
    }
    expect(listed()).toEqual([FRIDA])
    expect(added).toEqual([[FRIDA]])
  })

  it('in the second in which the account was live first is added, though the history has whole seconds', async () => {
    const { clock, history, signIn, goesLive, loses, listed } = current.stage
    signIn()
    const second = clock.now()
    await clock.advance(500)
    await goesLive()
    loses()
    history.rings(FRIDA, second)
    await clock.advance(MINUTE)
    await goesLive()
    expect(listed()).toEqual([FRIDA])
  })

  it('is not added where somebody else has taken it', async () => {
    const { clock, history, signIn, goesLive, loses, listed } = current.stage
    signIn()
    await goesLive()
    loses()
    history.rings(HARRIET, clock.now() + SECOND, { answeredBy: 'Anna Berg' })
    history.rings(FRIDA, clock.now() + SECOND)
    await clock.advance(MINUTE)
    await goesLive()
    expect(listed()).toEqual([FRIDA])
  })

  it('is not asked of a history that is kept here, which has a call as taken whose end nobody told of', async () => {
    const { clock, history, missed, signIn, goesLive, loses, listed } = current.stage
    signIn('own')
    await goesLive('own')
    loses('own')
    missed.add(reportedBy(live('a:1'), FRIDA, clock.now()))
    history.rings(FRIDA, clock.now(), { kind: 'incoming', durationMs: 0 })
    await clock.advance(MINUTE)
    await goesLive('own')
    expect([listed(), history.asked, missed.liveSpan('own')]).toMatchObject([[FRIDA], [], { until: clock.now() }])
  })

  it('is not doubled by what the stream told just before the loss', async () => {
    const { clock, history, missed, signIn, goesLive, loses, listed } = current.stage
    signIn()
    await goesLive()
    missed.add(reportedBy(live('a:1'), FRIDA, clock.now()))
    history.rings(FRIDA, clock.now() + 2 * SECOND)
    loses()
    await clock.advance(MINUTE)
    await goesLive()
    expect(history.asked).toHaveLength(1)
    expect(listed()).toEqual([FRIDA])
  })

  it('is read again with the next reconnect when the reading failed, and the failure breaks nothing', async () => {
    const { clock, history, signIn, goesLive, loses, listed, memory } = current.stage
    signIn()
    await goesLive()
    loses()
    await clock.advance(HOUR)
    history.rings(FRIDA, clock.now())
    history.failure = new CtiError('timeout', { userMessage: 'late' })
    await goesLive()
    expect(listed()).toEqual([])
    await clock.advance(HOUR)
    loses()
    history.failure = undefined
    await goesLive()
    expect(listed()).toEqual([FRIDA])
    expect(memory.lines.join('')).not.toContain(FRIDA)
  })

  it('while the computer slept and the connection looked live is read too', async () => {
    const { clock, history, signIn, goesLive, listed } = current.stage
    signIn()
    await goesLive()
    await clock.advance(30 * MINUTE)
    expect(listed()).toEqual([])
    history.rings(FRIDA, clock.now() + 2 * HOUR)
    await sleepFor(3 * HOUR)
    expect(listed()).toEqual([FRIDA])
    expect(history.asked[0]?.from).toBeLessThanOrEqual(clock.now() - 3 * HOUR)
  })

  it('while the program was not running is read at its next start', async () => {
    const { clock, signIn, goesLive, catchUp, missed } = current.stage
    signIn()
    await goesLive()
    await clock.advance(20 * MINUTE)
    await catchUp[Symbol.asyncDispose]()
    await missed[Symbol.asyncDispose]()
    await clock.advance(DAY)
    const stage = current.restart(clock)
    stage.history.rings(HARRIET, clock.now() - DAY - HOUR)
    stage.history.rings(FRIDA, clock.now() - HOUR)
    stage.signIn()
    await stage.goesLive()
    expect(stage.listed()).toEqual([FRIDA])
  })

  it('is listed once when it rang on two accounts', async () => {
    const { clock, history, signIn, goesLive, loses, listed } = current.stage
    for (const id of ['a', 'b']) {
      signIn(id)
      await goesLive(id)
      loses(id)
    }
    await clock.advance(HOUR)
    history.rings(FRIDA, clock.now())
    for (const id of ['a', 'b']) await goesLive(id)
    expect(history.asked.map(({ accountId }) => accountId)).toEqual(['a', 'b'])
    expect(listed()).toEqual([FRIDA])
  })

  it('is left out where the user has called back since, from whichever telephone', async () => {
    const { clock, history, missed, signIn, goesLive, loses, listed, added } = current.stage
    signIn()
    await goesLive()
    missed.add(reportedBy(live('a:1'), HARRIET, clock.now()))
    loses()
    await clock.advance(HOUR)
    history.rings(FRIDA, clock.now())
    history.rings('201', clock.now())
    for (const [number, durationMs] of [
      [FRIDA, 9 * SECOND],
      [HARRIET, 9 * SECOND],
      ['201', 0]
    ] as const) {
      history.rings(number, clock.now() + MINUTE, { kind: 'outgoing', durationMs })
    }
    await goesLive()
    expect(listed()).toEqual(['201'])
    expect(added).toEqual([[HARRIET], ['201']])
  })

  it('is read over several pages, and looked at elsewhere is no news', async () => {
    const { clock, history, signIn, goesLive, loses, missed, added } = current.stage
    signIn()
    await goesLive()
    loses()
    await clock.advance(DAY)
    history.rings(FRIDA, clock.now() - 20 * HOUR, { seen: true })
    for (let n = 0; n < 450; n++) {
      history.rings(HARRIET, clock.now() - HOUR + n, { kind: 'outgoing', durationMs: 0 })
    }
    await goesLive()
    await clock.advance(0)
    expect(missed.entities.values()).toMatchObject([{ remote: { number: FRIDA }, seen: true }])
    expect([history.asked.length, added]).toEqual([3, []])
  })

  it('is added within some minutes too when nobody noticed that nothing was heard, and nothing is added twice', async () => {
    const { clock, history, missed, signIn, goesLive, listed } = current.stage
    signIn()
    await goesLive()
    await clock.advance(3 * MINUTE)
    history.rings(FRIDA, clock.now())
    await clock.advance(11 * MINUTE)
    expect(listed()).toEqual([FRIDA])
    missed.clear(Object.keys(missed.entities.all()))
    await clock.advance(HOUR)
    expect([listed(), history.asked.length]).toEqual([[], 7])
  })

  it('and was answered, of which only the end was heard, does not stay missed', async () => {
    const { clock, history, missed, signIn, goesLive, listed } = current.stage
    signIn()
    await goesLive()
    await clock.advance(MINUTE)
    missed.add(reportedBy(live('a:1'), FRIDA, clock.now()), reportedBy(live('a:2'), HARRIET, clock.now()))
    history.rings(FRIDA, clock.now(), { kind: 'incoming', durationMs: SECOND })
    history.rings(HARRIET, clock.now())
    await clock.advance(11 * MINUTE)
    expect(listed()).toEqual([HARRIET])
  })

  it('and was cleared stays cleared when the clock was wrong for a while', async () => {
    const { clock, history, missed, signIn, goesLive, loses, listed } = current.stage
    signIn()
    await goesLive()
    history.rings(FRIDA, clock.now() + MINUTE)
    await clock.advance(40 * MINUTE)
    missed.clear(Object.keys(missed.entities.all()))
    history.rings(HARRIET, clock.now())
    await clock.advance(11 * MINUTE)
    clock.set(-HOUR)
    await clock.advance(2 * MINUTE)
    clock.set(HOUR)
    loses()
    await goesLive()
    await clock.advance(0)
    expect(listed()).toEqual([HARRIET])
  })

  it('is not asked for where the account has no history', async () => {
    const { clock, history, signIn, goesLive, loses } = current.stage
    signIn('a', ['dial'])
    await goesLive()
    loses()
    await clock.advance(HOUR)
    await goesLive()
    expect(history.asked).toEqual([])
  })

  it('is forgotten with an account that is removed while it is read', async () => {
    const { clock, history, accounts, missed, signIn, goesLive, loses, listed } = current.stage
    signIn()
    await goesLive()
    loses()
    await clock.advance(HOUR)
    history.rings(FRIDA, clock.now())
    accounts.setConnection('a', 'live')
    accounts.remove('a')
    missed.dropAccount('a')
    await clock.advance(0)
    expect(listed()).toEqual([])
  })
})

/** Time passes without anything waking up, as in sleep. */
async function sleepFor(ms: number): Promise<void> {
  const { clock } = current.stage
  const asleep = clock.now() + ms
  const now = clock.now.bind(clock)
  clock.now = () => Math.max(asleep, now())
  await clock.advance(MINUTE)
  await clock.advance(0)
}
