import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'

const company = mirtaCompanyForEachCase()
const noExtension = 'Error|Extension does not exist.|'

/** Dials from Jane's telephone. @returns the originate id */
async function dial(values: Record<string, string> = {}): Promise<string> {
  const text = await company.plain('DIAL', { source: '200', dest: '201', account: '200-EXAMPLEORG', ...values })
  expect(text).toMatch(/^Success\|Originate successfully queued\|[0-9a-f]{14}\|$/)
  return text.split('|')[2] ?? ''
}

const stateOf = async (id: string): Promise<unknown> =>
  (await company.info('call', { id, format: 'json' })) && (await company.infoJson('call', { id }))

describe('DIAL', () => {
  it('rings the source, then the destination, and says how far it is', async () => {
    const id = await dial()
    expect([await company.lamp(), await company.lamp('201-EXAMPLEORG')]).toEqual(['RINGING', 'NOT_INUSE'])
    expect(await stateOf(id)).toMatchObject({ state: 'RINGING', disposition: '' })
    await company.jane.answers()
    expect([await company.lamp(), await company.lamp('201-EXAMPLEORG')]).toEqual(['INUSE', 'RINGING'])
    expect(await stateOf(id)).toMatchObject({ state: 'DIALING' })
    await company.anna.answers()
    const { LinkedID } = await company.state()
    expect(await stateOf(id)).toEqual({ uniqueid: LinkedID, state: 'UP', disposition: '' })
    expect(await company.info('call', { id: LinkedID ?? '' })).toBe('UP')
    company.jane.hangsUp()
    expect(await stateOf(id)).toEqual({ uniqueid: LinkedID, state: 'ENDED', disposition: 'ANSWERED' })
    expect(await company.info('call', { id })).toBe('ANSWERED')
    company.front.switches.originatedCallForm = 'text'
    expect(await company.info('call', { id, format: 'json' })).toBe('ANSWERED')
    await company.clock.advance(60_000)
    expect(await company.info('call', { id })).toBe('')
  })

  it('opens the source at once where it may', async () => {
    await dial({ autoanswer: 'yes' })
    expect(company.anna.legs).toMatchObject([{ state: 'alerting', remote: { name: 'Jane Doe' } }])
    company.jane.hangsUp()
    company.front.switches.autoAnswerIgnored = true
    await dial({ autoanswer: 'yes' })
    expect(await company.lamp()).toBe('RINGING')
  })

  it('takes some time where setting up takes some', async () => {
    company.pbx.behaviour.setupMs = 400
    const id = await dial()
    expect([await company.lamp(), await stateOf(id)]).toMatchObject(['NOT_INUSE', { state: 'QUEUED', uniqueid: '' }])
    await company.clock.advance(400)
    expect(await company.lamp()).toBe('RINGING')
  })

  it('knows its parameters by older names and by words', async () => {
    const { access, jane } = company
    const older = await company.send({ ...access, reqtype: 'DIAL', exten: '200', phone: '201' })
    expect(older.text).toMatch(/^Success\|/)
    jane.hangsUp()
    await dial({ source: 'ACCOUNT' })
    jane.hangsUp()
    await dial({ account: 'SOURCE' })
    expect(jane.legs).toHaveLength(1)
  })

  it('lets one telephone ring where it shall not follow, and as long as it shall', async () => {
    const id = await dial({ nofollow: 'yes', dialtimeout: '10' })
    expect(company.jane.legs[0]?.devices).toHaveLength(1)
    await company.clock.advance(9_999)
    expect(await company.lamp()).toBe('RINGING')
    await company.clock.advance(1)
    expect([await company.lamp(), await stateOf(id)]).toMatchObject(['NOT_INUSE', { disposition: 'NO ANSWER' }])
    await dial()
    await company.clock.advance(30_000)
    expect(await company.lamp()).toBe('NOT_INUSE')
  })

  it('ends a call that is as long as it may be, and records it', async () => {
    const id = await dial({ timeout: '60', recording: 'yes', autoanswer: 'yes' })
    await company.anna.answers()
    expect(company.jane.legs[0]?.recording?.isRunning).toBe(true)
    await company.clock.advance(60_000)
    expect([company.jane.legs, await stateOf(id)]).toMatchObject([[], { disposition: 'ANSWERED' }])
    expect(company.jane.log).toContainEqual(expect.objectContaining({ kind: 'recording', durationMs: 60_000 }))
  })

  it('shows the numbers it is told to show', async () => {
    await dial({ sourceclid: '+4930231250', destclid: '+493023125300' })
    expect(company.jane.legs[0]?.remote).toMatchObject({ number: '+4930231250' })
    await company.jane.answers()
    expect(company.anna.legs[0]?.remote).toMatchObject({ number: '+493023125300' })
  })

  it('reaches numbers outside, which are busy, do not answer or are not there', async () => {
    const cases = [
      ['+493023125902', 'BUSY'],
      ['+493023125903', 'NO ANSWER'],
      ['+493023125904', 'FAILED'],
      ['03023125901', 'ANSWERED']
    ] as const
    for (const [dest, disposition] of cases) {
      const id = await dial({ dest, autoanswer: 'yes' })
      await company.clock.advance(21_000)
      for (const leg of company.jane.legs) company.pbx.desk.clear(leg)
      expect(await stateOf(id), dest).toMatchObject({ disposition })
    }
  })

  it('may begin outside', async () => {
    company.pbx.outside('+493023125700')
    await dial({ source: '+493023125701', account: '' })
    await company.clock.advance(2_000)
    expect(company.anna.legs).toMatchObject([{ state: 'alerting' }])
  })

  it('is refused in words, or not at all', async () => {
    expect(await company.plain('DIAL', { source: '200' })).toBe('')
    expect(await company.plain('DIAL', { dest: '200' })).toBe('')
    expect(await company.plain('DIAL', { source: '999', dest: '201' })).toBe(noExtension)
    expect(await company.plain('DIAL', { source: '200', dest: '201', account: '999-EXAMPLEORG' })).toBe(noExtension)
    expect(await company.plain('DIAL', { source: '200', dest: '201', server: 'pbx9' })).toBe('Error|Originate failed|')
    expect(await company.plain('DIAL', { source: '200', dest: '201', recording: 'maybe' })).toBe('Invalid recording')
    for (const { id } of company.jane.devices) company.jane.setsDeviceActive(id, false)
    expect(await company.plain('DIAL', { source: '200', dest: '201' })).toBe('Error|Originate failed|')
    expect(company.jane.legs).toEqual([])
  })

  it('answers JSON in the plain form, or as the newer interface does', async () => {
    const values = { source: '200', dest: '201', format: 'json' }
    expect(await company.plain('DIAL', values)).toMatch(/^Success\|/)
    company.front.switches.dialJson = 'object'
    expect(await company.json('DIAL', values)).toMatchObject({ Response: 'Success', ID: expect.any(String) })
  })
})
