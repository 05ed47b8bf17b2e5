import { afterEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { chosen, liveAccount, looksAt, showsQueue, shownQueue } from '../testing/queue-harness.ts'
import { frontOf } from '../testing/conformance-options.ts'

let harness: ConnectorHarness
const open = async (...how: Parameters<typeof liveAccount>): Promise<ConnectorHarness> =>
  (harness = await liveAccount(...how))
afterEach(() => harness[Symbol.asyncDispose]())

const support = (): string => shownQueue(harness, 'Support').vendorId
const seat = () => harness.pbx.queue('Support').seatOf(harness.me)

describe('queues', () => {
  it('are those of the tenant and the virtual numbers, with whether the user serves them', async () => {
    await open()
    await harness.until(() => harness.recorded.queues.size === 5)
    const shown = [...harness.recorded.queues.values()].map(({ name, kind, signedIn }) => [name, kind, signedIn])
    expect(shown).toEqual([
      ['Switchboard', 'acd', true],
      ['Sales', 'acd', false],
      ['Support', 'acd', false],
      ['Night desk', 'acd', false],
      ['320', 'ring', false]
    ])
    expect(harness.recorded.facts.pauseReasons).toEqual(chosen.pauseReasons)
  })

  it('have their figures, which are read again while they are looked at', async () => {
    await open()
    await showsQueue(harness, 'Sales', ({ agentsSignedIn }) => agentsSignedIn === 1)
    expect(shownQueue(harness, 'Sales')).toMatchObject({ agentsFree: 1, waiting: 0, answeredToday: 0, droppedToday: 0 })
    looksAt(harness, shownQueue(harness, 'Sales').vendorId)
    harness.pbx.extension('202').setsDnd(true)
    await harness.outside().dials(harness.pbx.queue('Sales'))
    await showsQueue(harness, 'Sales', ({ waiting }) => waiting === 1)
    await showsQueue(harness, 'Sales', ({ longestWaitMs = 0 }) => longestWaitMs >= 10 * SECOND)
  })

  it('of which nobody looks at are not asked for while the window is hidden', async () => {
    await open()
    await showsQueue(harness, 'Sales', ({ waiting }) => waiting === 0)
    await harness.advance(30 * SECOND)
    frontOf(harness).forgetRequests()
    await harness.advance(5 * MINUTE)
    expect(harness.front.count('members') + harness.front.count('queueCounters')).toBe(0)
    looksAt(harness)
    const asked = (id: string): number =>
      harness.front
        .requests()
        .filter(({ operation, path }) => operation === 'members' && new RegExp(`id=${id}\\b`).test(path)).length
    // the user's own one at each reading, the others in turn
    await harness.until(() => asked('5') >= 5)
    expect(['21', '25', '9007199254740993'].map(asked).filter((times) => times > 2)).toEqual([])
    expect(asked('21') + asked('25')).toBeGreaterThan(0)
  })

  it('that have gone are gone, and new ones are there, once the list is read again', async () => {
    await open({ bodies: { queues: '{"21":"Sales","77":"Old"}' } })
    await harness.until(() => harness.recorded.queues.size === 3)
    frontOf(harness).switches.bodies = {}
    looksAt(harness)
    await harness.advance(11 * MINUTE)
    await harness.until(() => harness.recorded.queues.size === 5)
    expect([...harness.recorded.queues.values()].map(({ name }) => name)).not.toContain('Old')
  })

  it.each(['', ']', 'null', '[]', '{}'] as const)('may be none, said as "%s"', async (body) => {
    await open({ bodies: { queues: body, members: body } }, { ...chosen, virtualNumbers: [] })
    await harness.advance(5 * SECOND)
    expect([harness.recorded.state, harness.recorded.queues.size]).toEqual(['live', 0])
  })

  it('that may not be read take the queues away and nothing else', async () => {
    harness = await liveAccount({ bodies: { queues: 'Wrong or missing tenant' } })
    await harness.until(() => harness.recorded.lost.includes('queueSignIn'))
    expect(harness.recorded.state).toBe('live')
    expect(harness.recorded.lost).toEqual(expect.arrayContaining(['queuePause', 'queueFigures', 'agents']))
    expect(harness.recorded.lost).not.toContain('dnd')
  })
})

describe('logging in to a queue', () => {
  it('is done for the user, as the chosen kind of member, and seen', async () => {
    await open({}, { ...chosen, memberType: 'NFR' })
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === false)
    await harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: true })
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === true)
    expect(seat()?.signedIn).toBe(true)
    expect(harness.front.requests().find(({ operation }) => operation === 'addMember')?.path).toMatch(
      /extension=200-\w+&type=NFR/
    )
    await harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: false })
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === false)
  })

  it('joins the telephones behind a virtual number, and leaves them', async () => {
    await open({ actionReply: 'Success' })
    await showsQueue(harness, '320', ({ signedIn }) => signedIn === false)
    const { vendorId } = shownQueue(harness, '320')
    await harness.do({ type: 'setQueueSignedIn', vendorId, signedIn: true })
    await showsQueue(harness, '320', ({ signedIn }) => signedIn === true)
    await expect(harness.do({ type: 'setQueuePaused', vendorId, paused: true })).rejects.toMatchObject({
      kind: 'unsupported'
    })
    await harness.do({ type: 'setQueueSignedIn', vendorId, signedIn: false })
    await showsQueue(harness, '320', ({ signedIn }) => signedIn === false)
  })

  it('that was done at the telephone meanwhile is no failure', async () => {
    await open()
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === false)
    harness.pbx.queue('Support').setSignedIn(harness.me, true)
    await harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: true })
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === true)
  })

  it('whose answer is lost is looked for, and not repeated', async () => {
    await open()
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === false)
    harness.front.faults.dropAfterActing('addMember')
    await harness.passing(harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: true }))
    expect(seat()?.signedIn).toBe(true)
    expect(harness.front.count('addMember')).toBe(1)
  })

  it('that is refused says so in the words of the system', async () => {
    await open()
    await harness.until(() => harness.recorded.queues.size === 5)
    const unknown = harness.do({ type: 'setQueueSignedIn', vendorId: '99', signedIn: true })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    harness.front.faults.reply(200, { operation: 'addMember', body: 'Agent has no licence', contentType: 'text/html' })
    const refused = harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: true })
    await expect(refused).rejects.toMatchObject({ userMessage: expect.stringContaining('Agent has no licence') })
    expect(shownQueue(harness, 'Support').signedIn).toBe(false)
  })

  it('that was accepted and not done is told', async () => {
    await open()
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === false)
    harness.front.faults.reply(200, { operation: 'addMember', body: 'Success|Done|', contentType: 'text/html' })
    const promised = harness.passing(harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: true }))
    await expect(promised).rejects.toMatchObject({
      kind: 'timeout',
      userMessage: expect.stringContaining('has not changed')
    })
    expect(harness.front.count('addMember')).toBe(1)
  })
})

describe('a pause', () => {
  const paused = { type: 'setQueuePaused', paused: true } as const

  it('begins for a reason, which is remembered over a new link, and ends', async () => {
    await open({ pauseReasonsShown: false })
    await showsQueue(harness, 'Switchboard', ({ signedIn }) => signedIn === true)
    const { vendorId } = shownQueue(harness, 'Switchboard')
    await harness.do({ ...paused, vendorId, reason: 'Lunch' })
    await showsQueue(harness, 'Switchboard', ({ paused: is }) => is?.reason === 'Lunch')
    expect(harness.pbx.queue('Switchboard').seatOf(harness.me)?.paused).toMatchObject({ reason: 'Lunch' })
    await harness.reconnects()
    await harness.recover()
    expect(shownQueue(harness, 'Switchboard').paused).toMatchObject({ reason: 'Lunch' })
    await harness.do({ type: 'setQueuePaused', vendorId, paused: false })
    await showsQueue(harness, 'Switchboard', ({ paused: is }) => is === undefined)
  })

  it('that could not be ended keeps its reason', async () => {
    await open({ pauseReasonsShown: false })
    await showsQueue(harness, 'Switchboard', ({ signedIn }) => signedIn === true)
    const { vendorId } = shownQueue(harness, 'Switchboard')
    await harness.do({ ...paused, vendorId, reason: 'Lunch' })
    harness.front.faults.reply(200, { operation: 'unpauseAgent', body: 'Not now', contentType: 'text/html' })
    await expect(harness.do({ type: 'setQueuePaused', vendorId, paused: false })).rejects.toMatchObject({
      userMessage: expect.stringContaining('Not now')
    })
    looksAt(harness, vendorId)
    await harness.advance(15 * SECOND)
    expect(shownQueue(harness, 'Switchboard').paused).toMatchObject({ reason: 'Lunch' })
  })

  it('that shows only after a moment keeps its reason', async () => {
    await open()
    await showsQueue(harness, 'Switchboard', ({ signedIn }) => signedIn === true)
    const { vendorId } = shownQueue(harness, 'Switchboard')
    const { switches } = frontOf(harness)
    switches.bodies = { queueAgents: '{"200-EXAMPLEORG":{"0":0,"1":"available","2":"NOT_INUSE"}}' }
    const before = harness.front.count('queueAgents')
    const pausing = harness.do({ ...paused, vendorId, reason: 'Lunch' })
    await harness.until(() => harness.front.count('queueAgents') > before)
    switches.bodies = {}
    await harness.passing(pausing)
    expect(shownQueue(harness, 'Switchboard').paused).toMatchObject({ reason: 'Lunch' })
  })

  it('of one of several queues is one of this queue only, however such an agent is told of', async () => {
    await open({ pausedInSome: 'paused' })
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === false)
    await harness.do({ type: 'setQueueSignedIn', vendorId: support(), signedIn: true })
    await showsQueue(harness, 'Support', ({ signedIn }) => signedIn === true)
    await harness.do({ ...paused, vendorId: support() })
    await showsQueue(harness, 'Support', ({ paused: is }) => is !== undefined)
    expect(shownQueue(harness, 'Support').paused).not.toHaveProperty('reason')
    expect(shownQueue(harness, 'Switchboard').paused).toBeUndefined()
  })

  it('that a supervisor has begun is seen, without the reason of one before', async () => {
    await open()
    await showsQueue(harness, 'Switchboard', ({ signedIn }) => signedIn === true)
    const queue = harness.pbx.queue('Switchboard')
    const { vendorId } = shownQueue(harness, 'Switchboard')
    await harness.do({ ...paused, vendorId, reason: 'Lunch' })
    await harness.do({ type: 'setQueuePaused', vendorId, paused: false })
    await showsQueue(harness, 'Switchboard', ({ paused: is }) => is === undefined)
    looksAt(harness)
    queue.setPaused(harness.me, 'Meeting')
    await showsQueue(harness, 'Switchboard', ({ paused: is }) => is !== undefined)
    expect(shownQueue(harness, 'Switchboard').paused).toEqual({})
  })

  it('with a key that may only read says that', async () => {
    await open({ bodies: { pauseAgent: 'Too bad... you mistaken the security api key.' } })
    await showsQueue(harness, 'Switchboard', ({ signedIn }) => signedIn === true)
    const refused = harness.do({ ...paused, vendorId: shownQueue(harness, 'Switchboard').vendorId })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    expect(harness.recorded.state).toBe('live')
  })
})
