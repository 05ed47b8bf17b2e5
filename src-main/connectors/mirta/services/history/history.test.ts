import { afterEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../../../util/durations.ts'
import type { CallLogItem } from '../../../../simulator/core/call-log.ts'
import type { MirtaSwitches } from '../../../../simulator/fronts/mirta/switches.ts'
import type { ConnectorHarness } from '../../../testing/connector-harness.ts'
import { MirtaHarness } from '../../testing/mirta-harness.ts'

let opened: MirtaHarness
afterEach(() => opened[Symbol.asyncDispose]())

async function open(switches: Partial<MirtaSwitches> = {}): Promise<ConnectorHarness> {
  opened = await MirtaHarness.live(switches)
  return opened.harness
}

const FRIDA = '+493023125123'
const page = (harness: ConnectorHarness, filter: object = {}) => harness.ask('history.page', { limit: 50, ...filter })
const kindsOf = async (harness: ConnectorHarness, filter: object = {}) =>
  (await page(harness, filter)).items.map(({ kind }) => kind)
const CALLS = { kinds: ['incoming', 'outgoing', 'missed'] } as const

/** Rows of the log of Jane, from the newest. */
function log(harness: ConnectorHarness, ...rows: readonly Partial<CallLogItem>[]): void {
  for (const row of rows.toReversed())
    harness.me.log.unshift({
      id: harness.pbx.nextLogId(),
      kind: 'voicemail',
      startedAt: harness.clock.now(),
      durationMs: 9 * SECOND,
      remote: { kind: 'outside', number: FRIDA, name: 'Frida' },
      isSeen: false,
      ...row
    })
}

describe('calls of the history', () => {
  it('that somebody else has taken are missed, and no reason to call back', async () => {
    const harness = await open()
    const row = { sc_start: '2026-01-05 09:30:00', sc_direction: 'IN', sc_calleridnum: FRIDA, sc_uniqueid: 'pbx1-1.2' }
    const rows = [
      { ...row, sc_dialednum: '200', sc_disposition: 'NO ANSWER' },
      { ...row, sc_dialednum: '600', sc_disposition: 'ANSWERED', sc_duration: '30', sc_whoanswered: '201-EXAMPLEORG' }
    ]
    opened.front.switches.bodies = { callHistory: JSON.stringify(rows) }
    expect((await page(harness, CALLS)).items).toMatchObject([
      { id: 'call:pbx1-1.2', kind: 'missed', number: FRIDA, answeredBy: 'Anna Berg' }
    ])
    await harness.advance(2 * MINUTE)
    expect(harness.recorded.missed).toEqual([])
  })

  it('of today are there, whose end is the end of the day', async () => {
    const harness = await open()
    const before = (await kindsOf(harness, CALLS)).length
    const caller = harness.outside()
    await caller.dials(harness.me)
    caller.hangsUp()
    expect(await kindsOf(harness, { ...CALLS, to: harness.clock.now() })).toHaveLength(before + 1)
  })

  it('have the times of the zone of the system, and of a clock that is ahead', async () => {
    const harness = await open({ timeZone: 'Europe/Berlin' })
    const at = harness.clock.now()
    const caller = harness.outside()
    await caller.dials(harness.me)
    caller.hangsUp()
    expect((await page(harness, { limit: 1 })).items[0]?.at).toBe(at)
    opened.front.switches.clockAheadMs = HOUR
    expect((await page(harness, { limit: 1 })).items[0]?.at).toBe(at + HOUR)
  })

  it('are told as new when they end, however long ago they began', async () => {
    const harness = await open()
    const long = harness.outside('+493023125998')
    await long.dials(harness.me)
    await harness.me.answers()
    const { newest: newerThan } = await page(harness)
    await harness.advance(HOUR / 2)
    const { items, newest } = await page(harness, { newerThan })
    expect(items).toEqual([])
    long.hangsUp()
    await harness.advance(SECOND)
    expect((await page(harness, { newerThan: newest })).items).toMatchObject([{ number: '+493023125998' }])
  })

  it('go on over a reconnect from where they were read', async () => {
    const harness = await open()
    const { newest: newerThan } = await page(harness)
    await harness.reconnects()
    await harness.until(() => harness.recorded.state === 'live')
    expect(await page(harness, { newerThan })).toMatchObject({ items: [], replaces: false })
    expect(await page(harness, { newerThan: 'nonsense' })).toMatchObject({ replaces: true })
  })

  it('are asked for in spans, of which an empty one does not end the list', async () => {
    const harness = await open()
    const count = opened.front.requests.length
    const first = await page(harness, { kinds: ['outgoing'], number: '+493023125000' })
    expect([first.items, first.older]).toEqual([[], expect.any(String)])
    const spans = opened.front.requests.slice(count).filter(({ operation }) => operation === 'callHistory')
    expect(spans).toHaveLength(5)
    const ranges = spans.map(({ path }) => new URL(path, 'http://x').searchParams)
    for (const range of ranges) expect(range.get('end')).toMatch(/ 23:59:59$/)
    expect(ranges.every((range) => range.get('phone') === '200')).toBe(true)
    const pages = async (olderThan: string | undefined, turns = 0): Promise<number> => {
      if (olderThan === undefined) return turns
      expect(turns).toBeLessThan(20)
      const { older } = await page(harness, { kinds: ['outgoing'], number: '+493023125000', olderThan })
      return pages(older, turns + 1)
    }
    expect(await pages(first.older)).toBeGreaterThan(2)
  })

  it.each(['', ']', 'null', '[]', '{}'] as const)('are none where the system says %j', async (emptyForm) => {
    const harness = await open({ emptyForm })
    expect((await page(harness, { from: harness.clock.now() + MINUTE })).items).toEqual([])
    expect(await kindsOf(harness, { kinds: ['fax'] })).toEqual([])
  })

  it.each([
    ['<!DOCTYPE html><html><body>Sign in</body></html>', 'protocol'],
    ['Error|Database is locked|', 'protocol'],
    ['{"broken": [', 'protocol'],
    ['Too bad... you mistaken the security api key.', 'permission'],
    ['"OK"', 'protocol']
  ])('fail in words where the system says %j', async (body, kind) => {
    const harness = await open()
    opened.front.switches.bodies = { callHistory: body }
    await expect(page(harness)).rejects.toMatchObject({ kind, userMessage: expect.stringMatching(/\S/) })
  })

  it('cannot be marked or deleted, and nothing is sent', async () => {
    const harness = await open()
    const [call] = (await page(harness, { ...CALLS, limit: 1 })).items
    const which = { itemIds: [call?.id ?? ''] }
    const before = opened.front.requests.length
    const refused = { kind: 'unsupported' }
    await expect(harness.ask('history.mark', { which, seen: true, played: false })).rejects.toMatchObject(refused)
    await expect(harness.ask('history.delete', { which })).rejects.toMatchObject(refused)
    await expect(harness.ask('history.delete', { which: { upTo: call?.id ?? '' } })).rejects.toMatchObject(refused)
    expect(opened.front.requests).toHaveLength(before)
  })
})

describe('messages, recordings and faxes', () => {
  it('stay away where they cannot be read, and calls are shown', async () => {
    const harness = await open()
    const others = { voicemailMessages: 'Error|No|', recordings: '<html>', faxes: 'Error|No|' }
    opened.front.switches.bodies = others
    expect((await kindsOf(harness)).toSorted()).toEqual(['incoming', 'missed', 'outgoing'])
    await expect(page(harness, { kinds: ['recording'] })).rejects.toMatchObject({ name: 'CtiError' })
  })

  it('are in the order of their times with calls; recordings of others are not there', async () => {
    const harness = await open()
    const caller = harness.outside()
    await caller.dials(harness.me)
    await harness.me.answers()
    await harness.advance(MINUTE)
    caller.hangsUp()
    const at = harness.clock.now() - MINUTE
    log(
      harness,
      { startedAt: at + SECOND },
      { kind: 'recording', startedAt: at, remote: { kind: 'outside', number: FRIDA } }
    )
    const remote = { kind: 'outside', number: FRIDA } as const
    harness.colleague.log.unshift({ ...harness.me.log[0], kind: 'recording', remote, startedAt: at } as CallLogItem) // the same with other members
    const items = (await page(harness, { from: at - 2 * MINUTE })).items
    expect(items.map(({ kind }) => kind)).toEqual(['voicemail', 'recording', 'incoming'])
  })

  it('keep their ids where the system gives others to messages that are marked', async () => {
    const harness = await open({ messageIdChanges: true })
    log(harness, {}, { startedAt: harness.clock.now() - MINUTE })
    const before = (await page(harness, { kinds: ['voicemail'] })).items
    const itemIds = before.slice(0, 2).map(({ id }) => id)
    expect(await harness.ask('history.mark', { which: { itemIds }, seen: true, played: true })).toEqual({ gone: [] })
    const after = (await page(harness, { kinds: ['voicemail'] })).items
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after.every(({ seen }) => seen)).toBe(true)
    expect(await harness.ask('history.delete', { which: { itemIds } })).toEqual({ gone: [] })
    expect(await harness.ask('history.mark', { which: { itemIds }, seen: false, played: false })).toEqual({
      gone: itemIds
    })
  })

  it('are counted for the user, and again when one was marked', async () => {
    const harness = await open()
    const counts = () => harness.recorded.facts['voicemail']
    expect(counts()).toEqual({ fresh: 0, kept: 1 })
    log(harness, {})
    await harness.until(() => counts()?.fresh === 1)
    const [message] = (await page(harness, { kinds: ['voicemail'] })).items
    await harness.ask('history.mark', { which: { itemIds: [message?.id ?? ''] }, seen: true, played: true })
    await harness.until(() => counts()?.fresh === 0)
    expect(counts()).toEqual({ fresh: 0, kept: 2 })
  })

  it('say nothing of voicemail where the key may not read it, and lose nothing else', async () => {
    const harness = await open()
    opened.front.switches.bodies = { voicemailMessages: 'Too bad... you mistaken the security api key.' }
    await harness.advance(5 * MINUTE)
    expect(harness.recorded.lost).toEqual([])
  })

  it('are read in words', async () => {
    const harness = await open()
    log(harness, {}, { kind: 'recording' })
    const items = (await page(harness, { from: harness.clock.now() - SECOND })).items
    for (const { id, kind } of items.filter(({ kind }) => kind !== 'incoming')) {
      expect([kind, await harness.ask('history.transcript', { itemId: id })]).toEqual([
        kind,
        expect.stringMatching(/Hello/)
      ])
    }
    await expect(harness.ask('history.transcript', { itemId: 'call:x' })).rejects.toMatchObject({ kind: 'notFound' })
  })
})
