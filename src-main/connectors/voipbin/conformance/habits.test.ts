import { afterEach, describe, expect, it } from 'vitest'
import type { VoipbinSwitches } from '../../../simulator/fronts/voipbin/switches.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import { conformanceOptions, openFrontUnderTest } from '../testing/conformance-options.ts'
import type { VoipbinFrontUnderTest } from '../testing/conformance-options.ts'

const opened: ConnectorHarness[] = []
afterEach(async () => {
  for (const harness of opened.splice(0)) await harness[Symbol.asyncDispose]()
})

async function live(switches: Partial<VoipbinSwitches> = {}): Promise<ConnectorHarness> {
  const openFront = (...[pbx]: Parameters<typeof conformanceOptions.openFront>) => openFrontUnderTest(pbx, switches)
  const harness = await ConnectorHarness.open({ ...conformanceOptions, openFront })
  opened.push(harness)
  await harness.goLive()
  return harness
}

const front = ({ front: under }: ConnectorHarness) => (under as VoipbinFrontUnderTest).front // opened above

/** Every call that was told of, by its id. */
const idsTold = ({ recorded }: ConnectorHarness): readonly string[] => [
  ...new Set(recorded.events.flatMap((event) => (event.type === 'callUpdated' ? [event.call.vendorId] : [])))
]

/** Two telephones and a mobile ring, one is answered, and the call is hung up there. */
async function oneCard(harness: ConnectorHarness): Promise<void> {
  const { vendorId } = await harness.rings()
  expect(harness.recorded.calls.size).toBe(1)
  await harness.me.answers(undefined, 'desk')
  await harness.sees(vendorId, ({ state }) => state === 'connected')
  await harness.advance(2 * SECOND)
  expect(harness.recorded.call).toMatchObject({ vendorId, deviceIds: ['extension:200'] })
  harness.me.hangsUp()
  await harness.until(() => harness.recorded.calls.size === 0)
  await harness.advance(2 * MINUTE)
  expect([idsTold(harness), harness.recorded.gone]).toMatchObject([
    [vendorId],
    [{ vendorId, answeredElsewhere: false }]
  ])
}

const habits: readonly (readonly [name: string, switches: Partial<VoipbinSwitches>])[] = [
  ['as the sources write', {}],
  [
    'as the documents show',
    { dataForm: 'documented', nestedAnswer: true, callNamesGroupcall: true, frames: 'wrapped' }
  ],
  ['with frames of both forms', { frames: 'mixed', nestedAnswer: true }],
  ['with every frame four times', { copies: 4 }],
  ['with topics of the old form', { topics: 'old' }],
  ['with topics of a service', { topics: 'service', frames: 'wrapped' }],
  ['with legs that are told before their group call', { toldFirst: 'legs' }],
  ['with legs that cannot be read at first', { unreadableMs: 2 * SECOND }],
  ['with group calls that never end', { neverEnds: true }],
  ['with rows of one moment', { sharedStamps: true, emptyTokenOnLastPage: true }],
  ['with extensions that are rung themselves', { rungAs: 'extension' }]
]

describe('a call that rings several telephones', () => {
  it.each(habits)('is one call, %s', async (_, switches) => {
    await oneCard(await live(switches))
  })

  it.each([true, false])(
    'that somebody else takes is not missed (nested answers are told: %s)',
    async (nestedAnswer) => {
      const harness = await live({ nestedAnswer })
      const { agents } = front(harness).platform
      const [me, other] = [harness.me, harness.colleague].map((who) => agents.of(who)?.id ?? '')
      const { tokens } = front(harness).platform
      const token = tokens.issue(front(harness).agent('anna.berg'))
      await fetch(`${front(harness).url}/v1.0/groupcalls`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          source: { type: 'tel', target: '+493023125999' },
          destinations: [me, other].map((target) => ({ type: 'agent', target })),
          ring_method: 'ring_all',
          answer_method: 'hangup_others',
          actions: [{ type: 'sleep', option: { duration: 9e9 } }]
        })
      })
      await harness.until(() => harness.recorded.calls.size === 1)
      await harness.colleague.answers()
      await harness.until(() => harness.recorded.calls.size === 0)
      expect(harness.recorded.gone).toMatchObject([{ answeredElsewhere: true, answeredBy: { name: 'Anna Berg' } }])
      await harness.advance(2 * MINUTE)
      expect(idsTold(harness)).toHaveLength(1)
    }
  )
})

describe('calls of others', () => {
  it('are not read after each of their events: all share the requests of the company', async () => {
    const harness = await live()
    const { vendorId } = await harness.talks()
    await harness.advance(5 * SECOND)
    const reads = () => front(harness).requests.filter(({ operation }) => operation === 'listOwnCalls').length
    const before = reads()
    for (let call = 0; call < 3; call++) {
      await harness.outside().dials(harness.colleague)
      await harness.colleague.answers()
      await harness.advance(2 * SECOND)
      harness.colleague.hangsUp()
      await harness.advance(SECOND)
    }
    expect(reads() - before).toBeLessThanOrEqual(1)
    expect([...harness.recorded.calls.keys()]).toEqual([vendorId])
  })
})

describe('the line of a colleague', () => {
  const lineOf = (harness: ConnectorHarness) =>
    harness.recorded.colleagues.get(harness.contactIdOf(harness.colleague))?.line

  it('is free some minutes later when the end of a call was not told at all', async () => {
    const harness = await live()
    harness.watchesColleague()
    await harness.outside().dials(harness.colleague)
    await harness.colleague.answers()
    await harness.until(() => lineOf(harness) === 'busy')
    for (let event = 0; event < 40; event++) front(harness).faults.loseNextEvent()
    harness.colleague.hangsUp()
    await harness.advance(5 * SECOND)
    expect(lineOf(harness)).toBe('busy')
    await harness.advance(6 * MINUTE)
    await harness.until(() => lineOf(harness) === 'idle')
  })
})

describe('asking somebody about a call', () => {
  it('can be completed only when the server knows of the answer, and is ended by going back', async () => {
    const harness = await live()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'consult', vendorId, number: '201' })
    await harness.sees(vendorId, ({ state }) => state === 'held')
    const asked = [...harness.recorded.calls.keys()].find((id) => id !== vendorId) ?? ''
    const allowed = (id: string) => harness.recorded.calls.get(id)?.allowed ?? []
    expect([...allowed(vendorId), ...allowed(asked)]).not.toContain('completeTransfer')
    expect(allowed(vendorId)).not.toContain('hangUp')
    const early = harness.do({ type: 'completeTransfer', vendorId, otherVendorId: asked, waitForAnswer: false })
    await expect(early).rejects.toMatchObject({ kind: 'conflict' })
    await harness.colleague.answers()
    await harness.sees(vendorId, (call) => call.allowed.includes('completeTransfer'))
    await harness.do({ type: 'cancelConsultation', vendorId: asked, otherVendorId: vendorId })
    await harness.sees(vendorId, ({ state }) => state === 'connected')
    expect(harness.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
  })

  it('cannot be completed once whoever was asked has hung up, though nothing has told of that yet', async () => {
    const harness = await live()
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'consult', vendorId, number: '201' })
    await harness.until(() => harness.colleague.legs.length > 0)
    await harness.colleague.answers()
    await harness.sees(vendorId, (call) => call.allowed.includes('completeTransfer'))
    const asked = [...harness.recorded.calls.keys()].find((id) => id !== vendorId) ?? ''
    harness.colleague.hangsUp()
    const late = harness.do({ type: 'completeTransfer', vendorId, otherVendorId: asked, waitForAnswer: false })
    await expect(late).rejects.toMatchObject({ kind: 'conflict' })
    await harness.sees(vendorId, ({ state }) => state === 'connected')
    expect(harness.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
  })

  it.each(['groupcall', 'legs'] as const)(
    'goes on over a connection that was lost (%s told first)',
    async (toldFirst) => {
      const harness = await live({ toldFirst })
      const { vendorId } = await harness.talks()
      await harness.do({ type: 'consult', vendorId, number: '201' })
      await harness.until(() => harness.recorded.calls.size === 2)
      await harness.reconnects()
      await harness.recover()
      await harness.until(() => harness.recorded.callStates.join() === 'alerting,held')
      expect(harness.recorded.calls.has(vendorId)).toBe(true)
    }
  )
})

describe('a transfer of a call that was dialled', () => {
  it('that takes the other side along is told', async () => {
    const harness = await live({ masterEndsChained: true })
    harness.pbx.outside('+493023125555')
    await harness.dials('+493023125555')
    await harness.pbx.outsideAt('+493023125555').answers()
    await harness.sees(harness.recorded.call.vendorId, ({ state }) => state === 'connected')
    await harness.do({ type: 'blindTransfer', vendorId: harness.recorded.call.vendorId, number: '201' })
    await harness.advance(5 * SECOND)
    await harness.until(() => harness.recorded.reported.some((text) => text.includes('+493023125555')))
  })
})

describe('an agent without rights', () => {
  it('sees calls, and can do nothing to them', async () => {
    const harness = await ConnectorHarness.open({
      ...conformanceOptions,
      openFront: async (pbx) => {
        const under = await openFrontUnderTest(pbx)
        under.front.agent('jane').permission = 16
        return under
      }
    })
    opened.push(harness)
    await harness.goLive()
    const { vendorId } = await harness.rings()
    expect(harness.recorded.call).toMatchObject({ direction: 'incoming', remote: { name: 'Karla Klein' }, allowed: [] })
    await harness.me.answers()
    await harness.sees(vendorId, ({ state }) => state === 'connected')
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(front(harness).requests.filter(({ path }) => /\/v1\.0\/(calls|groupcalls)/.test(path))).toEqual([])
  })
})
