import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import type { DstnyFront } from '../../simulator/fronts/dstny.ts'
import type { SeenCall } from '../connector.ts'
import { Stage, live } from '../testing/stage.ts'
import type { Typed } from '../testing/front.ts'
import { createDstnyConnector } from './index.ts'

let front: DstnyFront
let stage: Stage
let right: Typed

beforeEach(async () => {
  stage = await Stage.open({
    name: 'Dstny Core',
    capabilities: [],
    connector: createDstnyConnector,
    operations: { dial: '', readCalls: '', hold: '', callEvents: '' },
    openFront: async (pbx) => {
      front = await openDstnyFront(pbx)
      right = { method: 'token', values: { ...account('jane'), token: front.issueToken('jane') } }
      return {
        faults: front.faults,
        get right() {
          return right
        },
        wrong: right,
        count: (operation) => front.requests.filter((request) => request.operation === operation).length,
        revoke: () => undefined,
        requests: () => [],
        parkCode: '*70',
        pickupIdAt: () => Promise.resolve(''),
        [Symbol.asyncDispose]: () => front.close()
      }
    }
  })
})

afterEach(() => stage[Symbol.asyncDispose]())

const account = (user: string, more: Record<string, string | boolean> = {}) => ({
  address: front.url,
  user,
  domain: 'example.org',
  ...more
})

const asked = (): string[] => front.requests.map(({ operation }) => operation)

describe('signing in to Dstny', () => {
  const withPassword = (user: string, more = {}) =>
    stage.signIn({ method: 'password', values: account(user, { password: 's3cret', ...more }) })

  it('makes a ticket with the password, which is stored nowhere', async () => {
    const signedIn = await withPassword('jane')
    expect(signedIn).toMatchObject({
      label: 'Jane Doe · example.org',
      credentials: { settings: { ticketName: expect.stringMatching(/^Ringside [\w.-]+$/) } }
    })
    expect(JSON.stringify(signedIn)).not.toContain('s3cret')
  })

  it('asks for the second factor, and says when it is wrong', async () => {
    const user = stage.pbx.extensions.find(({ data }) => data.secondFactor !== undefined)?.data
    expect(await withPassword(user?.id ?? '')).toEqual({ status: 'secondFactor' })
    await expect(withPassword(user?.id ?? '', { code: '000000' })).rejects.toMatchObject({
      kind: 'auth',
      userMessage: expect.stringMatching(/code is wrong/)
    })
    expect(await withPassword(user?.id ?? '', { code: user?.secondFactor })).toMatchObject({ status: 'signedIn' })
  })

  it('uses the old way only when it is ticked', async () => {
    const old = (allowOldSignIn: boolean) =>
      stage.signIn({ method: 'legacy', values: account('jane', { password: 's3cret', allowOldSignIn }) })
    await expect(old(false)).rejects.toMatchObject({ kind: 'permission' })
    expect(asked()).toEqual([])
    expect(await old(true)).toMatchObject({ status: 'signedIn' })
  })

  it('never falls back by itself', async () => {
    front.switches.version = '5.7.3'
    await expect(withPassword('jane')).rejects.toMatchObject({ kind: 'unsupported' })
    expect(asked()).toEqual(['createTicketSecure'])
    front.switches.version = '6.0.0'
    const old = stage.signIn({
      method: 'legacy',
      values: account('jane', { password: 's3cret', allowOldSignIn: true })
    })
    await expect(old).rejects.toMatchObject({ kind: 'unsupported', userMessage: expect.stringMatching(/old sign-in/) })
  })

  it('refuses an address without encryption that is not this computer', async () => {
    const values = account('jane', { token: 'x', address: 'http://pbx.example.org' })
    await expect(stage.signIn({ method: 'token', values })).rejects.toMatchObject({ kind: 'permission' })
  })

  it('refuses a token that is none', async () => {
    const values = account('jane', { token: 'nonsense' })
    await expect(stage.signIn({ method: 'token', values })).rejects.toMatchObject({ kind: 'auth' })
  })

  it('of somebody without a licence for calls has everything else', async () => {
    const user = stage.pbx.extensions.find(({ data }) => data.callControl === false && data.domain === 'example.org')
    const id = user?.data.id ?? ''
    right = { method: 'token', values: { ...account(id), token: front.issueToken(id) } }
    await stage.goLive()
    expect(stage.picture.lost).toContain('callControl')
    expect([...(stage.picture.current?.capabilities ?? [])]).toEqual(expect.arrayContaining(['presence', 'devices']))
    expect(stage.picture.current?.capabilities.has('dial')).toBe(false)
  })
})

describe('the Dstny link', () => {
  it('shows a call before it opens the stream of the call', async () => {
    await stage.goLive()
    const order: string[] = []
    front.requested.on(({ operation }) => order.push(operation))
    const apply = stage.picture.apply.bind(stage.picture)
    stage.picture.apply = (event) => {
      if (event.type === 'callSeen') order.push('shown')
      apply(event)
    }
    await stage.rings()
    await stage.until(() => order.includes('streamCallState'))
    expect(order.slice(0, 3)).toEqual(['getUserCallState', 'shown', 'streamCallState'])
  })

  it('opens the dialog stream before it reads the calls', async () => {
    await stage.goLive()
    expect(asked().indexOf('streamDialogEvents')).toBeLessThan(asked().lastIndexOf('getUserCallState'))
  })

  it('shows a ring although the first reading of the calls hangs, and a second one right after it', async () => {
    await stage.goLive()
    front.faults.delay(60_000, { operation: 'getUserCallState', times: 1 })
    const rangAt = stage.clock.now()
    await stage.outside('+493023126001').dials(stage.me)
    await stage.clock.advance(500)
    await stage.outside('+493023126002').dials(stage.me)
    await stage.until(() => stage.picture.calls.size === 2)
    expect(stage.clock.now() - rangAt).toBeLessThan(3_000)
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('shows a ring late rather than never when the calls cannot be read at all', async () => {
    await stage.goLive()
    await stage.clock.advance(31_000)
    front.faults.delay(60_000, { operation: 'getUserCallState', times: 2 })
    const rangAt = stage.clock.now()
    await stage.outside().dials(stage.me)
    await stage.until(() => stage.picture.calls.size === 1)
    expect(stage.clock.now() - rangAt).toBeLessThan(13_000)
    expect(stage.picture.statuses).toContain('stale')
    await stage.showsTruth()
  })

  it('reconnects after a gap in the dialogs', async () => {
    await stage.goLive()
    front.switches.dialogGap = true
    await stage.outside().dials(stage.me)
    await stage.until(() => stage.picture.statuses.includes('stale'))
    await stage.showsTruth()
    expect(stage.picture.callStates).toEqual(['alerting'])
  })

  it.each([404, 405, 501, 204])('polls when the dialog stream is answered with %i', async (status) => {
    front.faults.reply(status, { operation: 'streamDialogEvents' })
    await stage.goLive()
    await stage.rings()
    stage.me.rejects()
    await stage.showsTruth()
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('polls when an override file switches the dialog stream off', async () => {
    const endpointOverride = { version: 1, operations: { streamDialogEvents: { enabled: false } } }
    const signedIn = await stage.signIn(right)
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    const settings = { ...signedIn.credentials.settings, endpointOverride }
    await using link = await stage.connector.open({ ...signedIn.credentials, settings }, live)
    await link.snapshot(live)
    expect(asked()).not.toContain('streamDialogEvents')
    const seen: string[] = []
    void (async () => {
      for await (const event of link.events()) seen.push(event.type)
    })()
    await stage.outside().dials(stage.me)
    await stage.until(() => seen.includes('callSeen'))
  })

  it('polls a call whose own stream is refused', async () => {
    front.faults.reply(403, { operation: 'streamCallState' })
    await stage.goLive()
    const { vendorId } = await stage.talks()
    stage.me.mutes()
    await stage.sees(vendorId, ({ muted }) => muted)
  })

  it('follows twenty calls at once, and leaves nothing behind', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error): void => void warnings.push(warning)
    process.on('warning', onWarning)
    await stage.goLive()
    const callers = Array.from({ length: 20 }, (_, index) => stage.outside(`+4930231260${String(10 + index)}`))
    await Promise.all(callers.map((caller) => caller.dials(stage.me)))
    await stage.until(() => front.streams.filter(({ operation }) => operation === 'streamCallState').length === 20)
    expect(stage.picture.calls.size).toBe(20)
    for (const caller of callers) caller.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
    await stage.until(() => front.streams.every(({ operation }) => operation !== 'streamCallState'))
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  it('opens the stream of a call again when it breaks', async () => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    await stage.until(() => asked().includes('streamCallState'))
    front.faults.dropConnections({ operation: 'streamCallState' })
    stage.me.mutes()
    await stage.sees(vendorId, ({ muted }) => muted)
    await stage.until(() => asked().filter((one) => one === 'streamCallState').length === 2)
    expect(stage.picture.statuses).not.toContain('stale')
  })

  it('reads groups and presence by request when their streams are missing', async () => {
    front.faults.reply(404, { operation: 'streamQueueStatistics' })
    front.faults.reply(404, { operation: 'streamContactPresence' })
    await stage.goLive()
    const seat = stage.queue.seatOf(stage.me)
    const before = seat?.signedIn === true
    stage.queue.setSignedIn(stage.me, !before)
    stage.me.changesPresence('lunch')
    const shown = (): boolean | undefined =>
      [...stage.picture.queues.values()].find(({ name }) => name === stage.queue.data.name)?.signedIn
    await stage.until(() => shown() === !before && stage.picture.presence?.activityId === 'lunch')
  }, 20_000)

  it('shows a call that was answered on another telephone of the user', async () => {
    await stage.goLive()
    const { vendorId } = await stage.rings()
    await stage.me.answers(undefined, 'mobile')
    await stage.sees(vendorId, ({ state, deviceIds }) => state === 'connected' && deviceIds.join().includes('mobile'))
  })
})

describe('a command', () => {
  const staleToken = async (): Promise<SeenCall> => {
    await stage.goLive()
    const call = await stage.talks()
    await stage.clock.advance(3_000)
    front.faults.halfOpen()
    return call
  }

  it('on an old picture is a conflict, and the call is read before the user hears of it', async () => {
    const { vendorId } = await staleToken()
    stage.me.mutes()
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'conflict' })
    expect(stage.picture.calls.get(vendorId)?.muted).toBe(true)
    expect(front.requests.filter(({ operation }) => operation === 'holdCall')).toHaveLength(1)
  })

  it('to mute is repeated once with the new token', async () => {
    const { vendorId } = await staleToken()
    stage.me.holds()
    stage.me.resumes()
    await stage.do({ type: 'mute', vendorId })
    expect(front.requests.filter(({ operation }) => operation === 'muteCall')).toHaveLength(2)
    expect(stage.picture.calls.get(vendorId)?.muted).toBe(true)
  })

  it('about a call that is gone says so', async () => {
    const { vendorId } = await staleToken()
    stage.me.hangsUp()
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
    await stage.until(() => stage.picture.calls.size === 0)
    await expect(stage.do({ type: 'hold', vendorId })).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('sends 64-bit tokens exactly', async () => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    for (const type of ['hold', 'resume', 'hold', 'resume', 'hold', 'resume'] as const)
      await stage.do({ type, vendorId })
    const tokens = front.requests.flatMap(({ body }) => /"stateToken":(\d+)/.exec(body)?.[1] ?? [])
    expect(tokens.some((token) => BigInt(token) > 2n ** 53n)).toBe(true)
  })

  it('applies a shortcut in two steps, and says that the first holds when the second fails', async () => {
    await stage.goLive()
    const shortcut = stage.picture.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
    if (shortcut === undefined) throw new Error('the office data has no such shortcut')
    const until = stage.clock.now() + 3_600_000
    await stage.do({ type: 'applyShortcut', shortcut, until })
    expect(stage.me.diversion).toMatchObject({ number: shortcut.divertsTo, untilActivityChanges: true })
    front.faults.reply(500, { operation: 'setActiveDiversion' })
    await expect(stage.do({ type: 'applyShortcut', shortcut, until })).rejects.toMatchObject({
      userMessage: expect.stringMatching(/presence is set/)
    })
    expect(stage.me.presence).toMatchObject({ available: shortcut.available, until })
  })

  it('signs in to a group the other way when the first is refused', async () => {
    await stage.goLive()
    front.faults.reply(404, { operation: 'loginDistributionGroup' })
    front.faults.reply(404, { operation: 'logoutDistributionGroup' })
    front.switches.acdLoginMissing = true
    const seat = stage.queue.seatOf(stage.me)
    const queue = [...stage.picture.queues.values()].find(({ name }) => name === stage.queue.data.name)
    const signedIn = seat?.signedIn !== true
    await stage.do({ type: 'setQueueSignedIn', vendorId: queue?.vendorId ?? '', signedIn })
    expect([seat?.signedIn, asked().includes('setAcdAgentLoginV0')]).toEqual([signedIn, true])
  })

  it('to dial takes a telephone that can be reached', async () => {
    await stage.goLive()
    await expect(stage.do({ type: 'dial', number: '201', deviceId: 'nonsense' })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(stage.do({ type: 'dial', number: 'abc', deviceId: undefined })).rejects.toMatchObject({
      kind: 'protocol'
    })
    expect(asked()).not.toContain('makeCall')
  })
})
