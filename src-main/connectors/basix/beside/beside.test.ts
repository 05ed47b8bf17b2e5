import { describe, expect, it } from 'vitest'
import { live } from '../../testing/connector-harness.ts'
import { messagesIn } from './facts.ts'
import type { BasixHarness } from '../testing/basix-harness.ts'
import { openBasixHarness } from '../testing/basix-harness.ts'

const queueNamed = ({ harness }: BasixHarness, name: string) =>
  [...harness.recorded.queues.values()].find((queue) => queue.name === name)

describe('what is told beside calls', () => {
  it('do not disturb and messages, as they change', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    expect(harness.recorded.facts).toMatchObject({ dnd: false, voicemail: { fresh: expect.any(Number) } })
    front.actions['dnd']?.({ who: '200', on: true })
    await harness.until(() => harness.recorded.facts.dnd === true)
  })

  it.each([
    ['', { fresh: 0 }],
    ['3', { fresh: 3 }],
    ['2/5', { fresh: 2, kept: 5 }]
  ])('messages written as "%s"', (text, voicemail) => {
    expect(messagesIn(text)).toEqual(voicemail)
  })

  it('all groups, the own ones with whether the user is logged in', async () => {
    await using basix = await openBasixHarness()
    const { harness } = basix
    await harness.goLive()
    const [own, other] = [queueNamed(basix, harness.queue.data.name), queueNamed(basix, 'Dispatch')]
    expect(own).toMatchObject({ kind: 'ring', signedIn: harness.queue.seatOf(harness.me)?.signedIn, waiting: 0 })
    expect(other).toMatchObject({ kind: 'hunt', number: '311' })
    expect(other?.signedIn).toBeUndefined()
  })

  it('only the own groups where that was chosen', async () => {
    await using basix = await openBasixHarness({}, { allGroups: false })
    await basix.harness.goLive()
    expect(queueNamed(basix, 'Dispatch')).toBeUndefined()
    expect(queueNamed(basix, basix.harness.queue.data.name)).toBeDefined()
  })

  it('who waits in a group, the longest waiting first', async () => {
    await using basix = await openBasixHarness()
    const { harness } = basix
    await harness.goLive()
    const { name } = harness.queue.data
    await harness.outside().dials(harness.queue.data.number)
    await harness.until(() => queueNamed(basix, name)?.waiting === 1)
    const queueId = `a:${queueNamed(basix, name)?.vendorId ?? ''}`
    const callers = await harness.ask('queue.callers', { queueId })
    expect(callers).toMatchObject([{ position: 1, name: 'Karla Klein' }])
    await expect(harness.ask('queue.callers', { queueId: 'a:1' })).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('colleagues who want to be left alone, also where their calls are not told', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    harness.watchesColleague()
    const anna = (): unknown => harness.recorded.colleagues.get(harness.contactIdOf(harness.colleague))
    await harness.until(() => anna() !== undefined)
    expect(anna()).toMatchObject({ line: 'unknown', presence: { available: true } })
    front.actions['dnd']?.({ who: '201', on: true })
    await harness.until(() => JSON.stringify(anna()).includes('Do not disturb'))
    harness.recorded.current?.watchColleagues([])
    await harness.until(() => anna() === undefined)
  })

  it('people and groups are found by name and extension', async () => {
    await using basix = await openBasixHarness()
    const { harness } = basix
    await harness.goLive()
    const found = async (query: string): Promise<readonly string[]> =>
      (await harness.recorded.current?.searchContacts(query, 10, live))?.map(({ name }) => name) ?? []
    expect(await found('berg an')).toEqual(['Anna Berg'])
    expect(await found('311')).toEqual(['Dispatch'])
    expect(await found('nobody of that name')).toEqual([])
  })

  it('the line to call with is the one that was chosen, over all links', async () => {
    await using basix = await openBasixHarness()
    const { harness, front } = basix
    await harness.goLive()
    const line = harness.recorded.lines.find(({ kind }) => kind === 'queue')
    await harness.ask('line.activate', { lineId: line?.id ?? '' })
    await harness.until(() => harness.recorded.lines.find(({ active }) => active)?.id === line?.id)
    expect(harness.recorded.kept).toEqual({ lineId: line?.id })
    await harness.do({ type: 'dial', number: '201', deviceId: undefined })
    expect(JSON.parse(front.requests.at(-1)?.body ?? '')).toMatchObject({ group_id: Number(line?.id) })
    await expect(harness.ask('line.activate', { lineId: 'gone' })).rejects.toMatchObject({ kind: 'notFound' })
  })
})
