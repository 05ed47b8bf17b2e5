import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exampleCompany } from '../../../simulator/company/example-company.ts'
import type { CompanyData, UserData } from '../../../simulator/core/company-data.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ReportedColleague } from '../../events.ts'
import { OpenLink } from '../testing/open-link.ts'

const ANNA = 'anna.berg@example.org'

const extras: readonly UserData[] = Array.from({ length: 40 }, (_, index) => ({
  id: `extra${String(index)}`,
  domain: 'example.org',
  shortNumber: String(900 + index),
  number: `+4930231259${String(100 + index)}`,
  password: 's3cret',
  firstName: 'Extra',
  lastName: String(index),
  devices: []
}))
const crowd: CompanyData = { ...exampleCompany, users: [...exampleCompany.users, ...extras] }
const ids = extras.map(({ id }) => `${id}@example.org`)

let open: OpenLink
beforeEach(async () => {
  open = await OpenLink.open(crowd)
})
afterEach(() => open[Symbol.asyncDispose]())

const of = (contactId: string): ReportedColleague | undefined => open.recorded.colleagues.get(contactId)
const lineStreams = (): number => open.streams('streamContactLineState')
/** The own presence is watched by a stream of the same operation. */
const presenceStreams = (): number => open.streams('streamContactPresence') - 1
const watch = (contactIds: readonly string[]): void => open.link.watchColleagues(contactIds)
const readings = (contactIds: readonly string[]) =>
  open.front.requests.filter(({ operation, path }) => {
    return operation === 'getContact' && contactIds.some((id) => decodeURIComponent(path).endsWith(`/${id}`))
  })
const reads = (contactId: string): number => readings([contactId]).length

describe('many colleagues', () => {
  it('are watched by at most 30 streams, those of the first', async () => {
    watch(ids)
    await open.until(() => lineStreams() === 15 && presenceStreams() === 15)
    await open.quiet()
    expect([lineStreams(), presenceStreams()]).toEqual([15, 15])
    expect(open.count('streamContactLineState')).toBe(15)
    const watched = open.front.requests.filter(({ operation }) => operation === 'streamContactLineState')
    expect(watched.every(({ path }) => ids.slice(0, 15).some((id) => decodeURIComponent(path).includes(id)))).toBe(true)
  })

  it('without a stream are read in turn, once a minute and not all at once', async () => {
    watch(ids)
    await open.until(() => lineStreams() === 15)
    await open.advance(MINUTE - SECOND)
    const last = ids.at(-1) ?? ''
    expect(of(last)?.line).toBe('idle')
    expect(ids.slice(15).map(reads)).toEqual(ids.slice(15).map(() => 1))
    const times = readings(ids.slice(15)).map(({ at }) => at)
    expect(new Set(times).size).toBeGreaterThan(20)
    await open.advance(MINUTE)
    expect([...new Set(ids.slice(15).map(reads))]).toEqual([2])
    open.pbx.extension('extra39').changesPresence('lunch')
    await open.advance(MINUTE)
    expect(of(last)?.presence?.activityId).toBe('lunch')
  })

  it('get the streams of those who leave the list', async () => {
    watch(ids)
    await open.until(() => lineStreams() === 15)
    watch(ids.slice(10))
    await open.until(() => open.count('streamContactLineState') === 25 && lineStreams() === 15)
    expect(of(ids[0] ?? '')).toBeUndefined()
    watch([])
    await open.until(() => lineStreams() === 0 && presenceStreams() === 0)
    expect(open.recorded.colleagues.size).toBe(0)
  })

  it('get the streams of those who are refused one', async () => {
    const outside = ['e1', 'e2', 'e3', 'e4']
    watch([...outside, ...ids])
    await open.until(() => lineStreams() === 15 && presenceStreams() === 15)
    await open.quiet()
    expect([lineStreams(), presenceStreams()]).toEqual([15, 15])
    expect(of('e1')).toEqual({ contactId: 'e1', line: 'unknown' })
  })

  it('are only read where the server has no such streams at all', async () => {
    open.front.faults.reply(404, { operation: 'streamContactLineState' })
    watch(ids)
    await open.until(() => presenceStreams() === 30)
    await open.quiet()
    const asked = open.count('streamContactLineState')
    await open.advance(3 * MINUTE)
    expect(asked).toBeLessThan(40)
    expect(open.count('streamContactLineState')).toBe(asked)
    expect(ids.map((id) => of(id)?.line)).toEqual(ids.map(() => 'idle'))
  })
})

describe('colleagues who may not be seen', () => {
  it('are not all asked for, and the part is off, when none of the first may be', async () => {
    open.front.faults.reply(403, { operation: 'getContact' })
    watch([...ids, ...Array.from({ length: 400 }, (_, index) => `stranger${String(index)}@example.org`)])
    await open.until(() => open.recorded.lost.includes('colleagues'))
    await open.advance(3 * MINUTE)
    expect(open.count('getContact')).toBeLessThan(60)
    expect(open.recorded.lost).toEqual(['colleagues'])
    expect([lineStreams(), presenceStreams()]).toEqual([0, 0])
    const asked = open.front.requests.length
    watch([ANNA])
    await open.quiet()
    expect(open.front.requests.length).toBe(asked)
  })
})

describe('a watched colleague', () => {
  const rings = async (): Promise<void> => {
    await open.pbx.outside('+493023125999', 'Karla Klein').dials(open.pbx.extension('201'))
    await open.until(() => of(ANNA)?.line === 'alerting')
  }

  beforeEach(async () => {
    watch([ANNA])
    await open.until(() => of(ANNA)?.line === 'idle' && of(ANNA)?.presence !== undefined)
    await open.quiet()
  })

  it('whose line is lost while it rings cannot be picked up any more', async () => {
    await rings()
    expect(of(ANNA)?.pickupId).toBeDefined()
    open.front.faults.reply(503, { operation: 'streamContactLineState' })
    open.front.faults.dropConnections({ operation: 'streamContactLineState' })
    await open.until(() => of(ANNA)?.line === 'unknown')
    expect(of(ANNA)).not.toHaveProperty('pickupId')
  })

  it('whose streams are refused again and again is read meanwhile', async () => {
    for (const operation of ['streamContactLineState', 'streamContactPresence']) {
      open.front.faults.reply(503, { operation })
      open.front.faults.dropConnections({ operation })
    }
    await open.until(() => of(ANNA)?.line === 'unknown' || of(ANNA)?.line === 'idle')
    open.pbx.extension('201').changesPresence('lunch')
    await open.advance(2 * MINUTE)
    await open.until(() => of(ANNA)?.presence?.activityId === 'lunch')
    const before = reads(ANNA)
    await open.advance(10 * MINUTE)
    expect(reads(ANNA) - before).toBeGreaterThanOrEqual(9)
    expect(reads(ANNA) - before).toBeLessThanOrEqual(11)
  })

  it('who may not be seen any more is shown without presence', async () => {
    open.front.faults.reply(403, { operation: 'getContact' })
    open.front.streams.findLast(({ operation }) => operation === 'streamContactPresence')?.send('<what/>')
    await open.advance(6 * SECOND)
    expect(of(ANNA)?.presence).toBeDefined() // for some seconds a server that restarts refuses too
    await open.advance(20 * SECOND)
    await open.until(() => of(ANNA)?.presence === undefined)
    expect(of(ANNA)).toEqual({ contactId: ANNA, line: 'unknown' })
  })

  it('who was changed by us is read again, also when the answer was lost', async () => {
    await open.advance(6 * SECOND)
    const before = reads(ANNA)
    open.front.faults.reply(500, { operation: 'setContactNote' })
    await expect(open.ask('colleague.setNote', { contactId: ANNA, note: 'x' })).rejects.toMatchObject({
      kind: 'network'
    })
    await open.advance(6 * SECOND)
    expect(reads(ANNA)).toBe(before + 1)
  })

  it('rings again when the line is back', async () => {
    await rings()
    open.front.faults.dropConnections({ operation: 'streamContactLineState' })
    await open.until(() => of(ANNA)?.line === 'unknown')
    await open.advance(2 * SECOND)
    await open.until(() => of(ANNA)?.line === 'alerting' && of(ANNA)?.pickupId !== undefined)
    expect(open.count('streamContactLineState')).toBe(2)
  })

  it('is connected anew when a dialog document was missed', async () => {
    open.front.switches.dialogGap = true
    await open.pbx.outside('+493023125999').dials(open.pbx.extension('201'))
    await open.until(() => of(ANNA)?.line === 'unknown')
    await open.advance(2 * SECOND)
    await open.until(() => of(ANNA)?.line === 'alerting')
    expect(open.count('streamContactLineState')).toBe(2)
  })

  it.each(['{}', 'ping', '<ping/>', ''])('keeps its lamp when the stream says %j, and is read', async (data) => {
    await open.advance(6 * SECOND)
    const before = reads(ANNA)
    const seen = open.recorded.events.length
    open.front.streams.findLast(({ operation }) => operation === 'streamContactLineState')?.send(data)
    await open.until(() => reads(ANNA) > before)
    await open.quiet()
    const lamps = open.recorded.events
      .slice(seen)
      .flatMap((one) => (one.type === 'colleagueChanged' ? one.colleague.line : []))
    expect([...new Set(lamps)]).toEqual(['idle'])
    expect(open.count('streamContactLineState')).toBe(1)
  })

  it.each([
    ['presence', 'streamContactPresence'],
    ['line', 'streamContactLineState']
  ])('is read at most once in five seconds, whatever the stream of its %s says', async (_, operation) => {
    const before = reads(ANNA)
    const stream = open.front.streams.findLast((one) => one.operation === operation)
    for (let time = 0; time < 20; time++) stream?.send('<what/>')
    await open.quiet()
    expect(reads(ANNA) - before).toBeLessThanOrEqual(1)
    await open.advance(6 * SECOND)
    await open.quiet()
    expect(reads(ANNA) - before).toBeGreaterThanOrEqual(1)
    expect(reads(ANNA) - before).toBeLessThanOrEqual(2)
  })

  it('ends as the server says when events change places', async () => {
    const anna = open.pbx.extension('201')
    open.front.faults.outOfOrder({ operation: 'streamContactPresence' })
    anna.changesPresence('lunch')
    anna.changesPresence('meeting')
    await open.until(() => of(ANNA)?.presence?.activityId === 'lunch')
    await open.advance(7 * SECOND)
    await open.until(() => of(ANNA)?.presence?.activityId === 'meeting')
  })

  it('whose streams are forbidden later is read instead', async () => {
    for (const operation of ['streamContactLineState', 'streamContactPresence']) {
      open.front.faults.reply(403, { operation })
    }
    open.front.faults.dropConnections({ operation: 'streamContactLineState' })
    await open.advance(2 * SECOND)
    const anna = open.pbx.extension('201')
    const call = await open.pbx.outside('+493023125999').dials(anna)
    await anna.answers(call)
    await open.advance(MINUTE)
    await open.until(() => of(ANNA)?.line === 'busy')
    expect(open.link.capabilities.has('colleagues')).toBe(true)
  })

  it('who may not be seen any more is asked no more, and nothing else is lost', async () => {
    open.front.faults.reply(403, { operation: 'getContact' })
    watch([ANNA, 'bjorn@example.org'])
    await open.until(() => of('bjorn@example.org') !== undefined)
    await open.quiet()
    const asked = open.count('getContact')
    await open.advance(3 * MINUTE)
    expect(open.count('getContact')).toBe(asked)
    expect(of('bjorn@example.org')?.line).toBe('unknown')
    expect([open.recorded.lost, open.recorded.state]).toEqual([[], undefined])
  })

  it('leaves no stream and no timer behind when the link ends', async () => {
    await open.link[Symbol.asyncDispose]()
    await open.until(() => open.front.streams.length === 0)
    expect(open.clock.sleeping).toBe(0)
  })
})
