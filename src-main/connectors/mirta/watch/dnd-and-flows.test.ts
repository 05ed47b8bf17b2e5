import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { liveAccount, looksAt } from '../testing/queue-harness.ts'
import { frontOf } from '../testing/conformance-options.ts'

let harness: ConnectorHarness
const open = async (...how: Parameters<typeof liveAccount>): Promise<ConnectorHarness> =>
  (harness = await liveAccount(...how))
afterEach(() => harness[Symbol.asyncDispose]())
const facts = () => harness.recorded.facts

describe('do not disturb', () => {
  it('is not known while an empty answer may mean anything', async () => {
    await open()
    await harness.advance(2 * MINUTE)
    expect(facts()).not.toHaveProperty('dnd')
  })

  it('is known to be off once it was on, also over a new link', async () => {
    await open()
    looksAt(harness)
    harness.me.setsDnd(true)
    await harness.until(() => facts().dnd === true)
    harness.me.setsDnd(false)
    await harness.until(() => facts().dnd === false)
    harness.recorded.facts = {}
    await harness.reconnects()
    await harness.recover()
    expect(facts().dnd).toBe(false)
  })

  it('is no call, also where the lamp is busy for it; in a call it is one', async () => {
    await open({ lampWords: 'asterisk', channelNames: false })
    harness.me.setsDnd(true)
    await harness.advance(20 * SECOND)
    expect(harness.recorded.calls.size).toBe(0)
    frontOf(harness).switches.bodies = { lamps: '[{"st_extension":"200-EXAMPLEORG","st_state":"BUSY"}]' }
    harness.me.setsDnd(false)
    await harness.outside().dials(harness.me)
    await harness.me.answers()
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
  })

  it('is set, read and compared', async () => {
    await open({ actionReply: 'Success' })
    await harness.do({ type: 'setDnd', on: true })
    expect([harness.me.dnd, facts().dnd]).toEqual([true, true])
    await harness.do({ type: 'setDnd', on: false })
    expect([harness.me.dnd, facts().dnd]).toEqual([false, false])
  })

  it('that the system does not set, though it says so, is told in words', async () => {
    await open({ dndSetIgnored: true })
    const on = harness.passing(harness.do({ type: 'setDnd', on: true }))
    await expect(on).rejects.toMatchObject({ kind: 'timeout', userMessage: expect.stringContaining('still off') })
    expect(harness.front.count('setDnd')).toBe(1)
    harness.me.setsDnd(true)
    const off = harness.passing(harness.do({ type: 'setDnd', on: false }))
    await expect(off).rejects.toMatchObject({ userMessage: expect.stringContaining('still on') })
  })

  it('whose answer is lost is looked for', async () => {
    await open()
    harness.front.faults.dropAfterActing('setDnd')
    await harness.passing(harness.do({ type: 'setDnd', on: true }))
    expect([harness.me.dnd, facts().dnd, harness.front.count('setDnd')]).toEqual([true, true, 1])
  })

  it('in other words than are known says nothing', async () => {
    await open({ bodies: { getDnd: 'Extension not found' } })
    await harness.advance(MINUTE)
    expect(facts()).not.toHaveProperty('dnd')
    frontOf(harness).switches.bodies = { getDnd: 'OFF' }
    await harness.until(() => facts().dnd === false)
  })
})

describe('switches', () => {
  it('are the flows that were chosen, set and read back', async () => {
    await open()
    expect(facts().switches).toEqual([{ id: '900', name: 'Night', on: false }])
    await harness.do({ type: 'setSwitch', switchId: '900', on: true })
    expect(facts().switches).toEqual([{ id: '900', name: 'Night', on: true }])
    await harness.do({ type: 'setSwitch', switchId: '900', on: false })
    expect(facts().switches).toEqual([{ id: '900', name: 'Night', on: false }])
  })

  it('that others have set are seen', async () => {
    await open()
    looksAt(harness)
    frontOf(harness).switches.bodies = {
      flows: '[{"fl_id":"1","fl_number":"900","fl_name":"Night","st_state":"INUSE"}]'
    }
    await harness.advance(40 * SECOND)
    expect(facts().switches).toEqual([{ id: '900', name: 'Night', on: true }])
  })

  it('that stay as they were, or are not there, are told in words', async () => {
    await open()
    harness.front.faults.reply(200, { operation: 'setFlow', body: 'OK', contentType: 'text/html' })
    const ignored = harness.passing(harness.do({ type: 'setSwitch', switchId: '900', on: true }))
    await expect(ignored).rejects.toMatchObject({ userMessage: expect.stringContaining('has not changed') })
    harness.front.faults.clear()
    const unknown = harness.do({ type: 'setSwitch', switchId: '999', on: true })
    await expect(unknown).rejects.toMatchObject({ userMessage: expect.stringContaining('does not say why') })
  })

  it('are not asked for while none is chosen', async () => {
    await open({}, { switches: [] })
    await harness.advance(2 * MINUTE)
    expect(harness.front.count('flows')).toBe(1) // when signing in
    expect(harness.can('switches')).toBe(false)
  })
})
