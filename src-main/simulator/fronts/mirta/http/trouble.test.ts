import { describe, expect, it, vi } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'
import { refusals } from './texts.ts'

const company = mirtaCompanyForEachCase()
const lamps = { reqtype: 'BLFS', format: 'json' }

/** Whether an answer comes only after so many ms of the company. */
async function comesAfter(ms: number, values: Record<string, string>): Promise<boolean> {
  let came = false
  const sleeping = company.clock.sleeping
  const answer = company.send({ ...company.access, ...values }).then(() => (came = true))
  await vi.waitFor(() => expect(company.clock.sleeping).toBe(sleeping + 1))
  await company.clock.advance(ms - 1)
  const early = came
  await company.clock.advance(1)
  await answer
  return !early
}

describe('trouble', () => {
  it('is slow where it was seen to be', async () => {
    expect(await comesAfter(7000, { reqtype: 'CHANNELS' })).toBe(true)
    expect(await comesAfter(23_000, { reqtype: 'COUNTPEERS' })).toBe(true)
    expect(await company.plain('CHANNELS', { nodename: 'pbx1' })).toBe('')
    company.front.switches.seenDelays = false
    expect(await company.plain('COUNTPEERS')).toMatch(/^pbx1:\d+\|pbx2:0\|$/)
  })

  it('is a wrong key once, thirty seconds, or a clock an hour off', async () => {
    const { actions } = company.front
    actions['wrongKey']?.({ times: 1 })
    expect([await company.plain('BLFS'), await company.plain('BLFS')]).toEqual([
      refusals.wrongKey,
      expect.not.stringContaining('Too bad')
    ])
    actions['slowRequests']?.({ operation: 'lamps', times: 1 })
    expect(await comesAfter(30_000, lamps)).toBe(true)
    const before = await company.rows('BLFS')
    actions['moveClock']?.({ minutes: -60 })
    const after = await company.rows('BLFS')
    const hour = (rows: Record<string, string>[]): string | undefined => rows[0]?.['st_timestamp']?.slice(11, 13)
    expect([hour(before), hour(after)]).toEqual(['10', '09'])
    actions['moveClock']?.({})
    expect(hour(await company.rows('BLFS'))).toBe('11')
  })

  it.each([429, 500, 502, 503, 504])('is HTTP %i of the web server before it', async (status) => {
    company.front.faults.reply(status, { times: 1, operation: 'lamps' })
    const answers = await Promise.all([1, 2].map(() => company.send({ ...company.access, ...lamps })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, status])
  })

  it('is a page of another program, half a body, or no answer', async () => {
    const { faults } = company.front
    faults.htmlBody({ times: 1 })
    expect(await company.plain('BLFS', lamps)).toContain('<h1>Sign in</h1>')
    faults.cutOffJson({ times: 1 })
    await expect(company.plain('BLFS', lamps)).rejects.toThrow()
    faults.dropAfterActing('setDnd')
    await expect(company.plain('DND', { action: 'set', number: '200', value: 'on' })).rejects.toThrow()
    expect(company.jane.dnd).toBe(true)
  })

  it('counts the requests of the last minute', async () => {
    await company.plain('BLFS')
    await company.plain('BLFS')
    await company.info('config')
    expect(company.front.state()).toMatchObject({ lastMinute: { lamps: 2, config: 1 } })
    await company.clock.advance(60_000)
    expect(company.front.state()).toMatchObject({ lastMinute: {} })
    company.front.forgetRequests()
    expect(company.front.requests).toEqual([])
  })

  it('shows lamps and states that are a while old, unless the cache is passed by', async () => {
    company.front.switches.cacheMs = 3000
    expect([await company.lamp(), (await company.state())['UniqueID']]).toEqual(['NOT_INUSE', ''])
    await company.talk()
    expect(await company.lamp()).toBe('NOT_INUSE')
    expect((await company.infoJson('extstate', { ext: '200' })) as object).toMatchObject({ UniqueID: '' })
    expect(await company.plain('BLFS', { format: 'json', cache: 'no' })).toContain('"INUSE"')
    expect((await company.state())['UniqueID']).not.toBe('')
    await company.clock.advance(3000)
    expect(await company.lamp()).toBe('INUSE')
  })
})
