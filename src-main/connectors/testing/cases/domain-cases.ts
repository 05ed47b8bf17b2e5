import { expect } from 'vitest'
import type { Lack } from '../../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../connector-harness.ts'
import type { ConformanceOptions } from '../options.ts'
import { pictureAnew } from '../shown.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'
import type { Command } from '../../commands.ts'
import { defined } from '../../../util/defined.ts'

/** Signing in, refused and accepted. */
export function signInCases(connectorTest: ConnectorTest, { newsBy, operations }: ConformanceOptions): void {
  const isAsked = newsBy !== 'nothing' && (newsBy !== 'socket' || operations.readCalls !== undefined)
  connectorTest('signs in, with a label for people and the secret apart', [], async (harness) => {
    const signedIn = await harness.signIn(harness.front.right)
    expect(signedIn).toMatchObject({ status: 'signedIn', label: expect.stringMatching(/\S/) })
    const secret = signedIn.status === 'signedIn' ? signedIn.credentials.secret.reveal() : ''
    expect(secret).not.toBe('')
    expect(JSON.stringify(signedIn)).not.toContain(secret)
  })
  connectorTest('refuses a wrong sign-in as such', [], async (harness) => {
    await expect(harness.signIn(harness.front.wrong)).rejects.toMatchObject({ kind: 'auth' })
  })
  connectorTest('says that a web page is no telephone system', [], async (harness) => {
    harness.front.faults.htmlBody()
    await expect(harness.signIn(harness.front.right)).rejects.toMatchObject({ kind: 'protocol' })
  })
  connectorTest('says that nobody answers', [], async (harness) => {
    await harness.front.faults.refuse()
    await expect(harness.signIn(harness.front.right)).rejects.toMatchObject({ kind: 'network' })
  })
  connectorTest('asks to sign in again when the sign-in ends on the server', [], async (harness) => {
    await harness.goLive()
    harness.front.revoke()
    if (!isAsked) await harness.reconnects() // nothing is asked for until then
    await harness.until(() => harness.recorded.state === 'signInAgain')
    expect(harness.recorded.current).toBeUndefined()
  })
}

/** Another program of the user changes something. */
async function elsewhere({ connector, credentials }: ConnectorHarness, command: Command): Promise<void> {
  await using link = await connector.open(credentials, live)
  await link.snapshot(live)
  await link.execute(command, live)
}

/** Presence, shortcuts, groups, devices and contacts. */
export function domainCases(connectorTest: ConnectorTest): void {
  connectorTest('says why it lacks what others of its system can', [], async (harness) => {
    await harness.goLive()
    const { capabilities: able = new Set<Capability>(), lacking = new Map<Capability, Lack>() } =
      harness.recorded.current ?? {}
    const all = harness.connector.capabilities
    expect([...able].filter((one) => !all.includes(one))).toEqual([])
    expect([...lacking.keys()].filter((one) => able.has(one))).toEqual([])
    const lost = new Map([...lacking, ...harness.recorded.whyLost])
    const missing = all.filter((one) => !able.has(one))
    for (const one of missing) expect([one, lost.get(one)?.reason]).toEqual([one, expect.stringMatching(/\S/)])
  })
  connectorTest('reads the telephones', ['devices'], async (harness) => {
    await harness.goLive()
    expect(harness.recorded.devices.length).toBeGreaterThan(0)
  })
  connectorTest('reads what the user does and could do', ['presence'], async (harness) => {
    await harness.goLive()
    expect(harness.recorded.activities.length).toBeGreaterThan(0)
    expect(harness.recorded.presence?.available).toBe(true)
  })
  connectorTest('reads the shortcuts', ['presenceShortcuts'], async (harness) => {
    await harness.goLive()
    expect(harness.recorded.shortcuts.length).toBeGreaterThan(0)
  })
  connectorTest('reads the groups', ['queueSignIn'], async (harness) => {
    await harness.goLive()
    expect(harness.recorded.queues.size).toBeGreaterThan(0)
  })
  connectorTest('applies a shortcut and follows a change made elsewhere', ['presenceShortcuts'], async (harness) => {
    await harness.goLive()
    const shortcut = harness.recorded.shortcuts.find(({ duration, available }) => duration === 'minutes' && !available)
    if (shortcut === undefined) throw new Error('the company data has no such shortcut')
    await harness.do({ type: 'applyShortcut', shortcut, until: undefined })
    await harness.until(() => harness.recorded.presence?.available === false)
    expect(harness.me.presence.until).toBe(harness.clock.now() + (shortcut.minutes ?? 0) * MINUTE)
    harness.me.changesPresence('available')
    await harness.until(() => harness.recorded.presence?.available === true)
  })
  connectorTest('signs in to a group and out, and follows its figures', ['queueSignIn'], async (harness) => {
    await harness.goLive()
    const vendorId =
      [...harness.recorded.queues.values()].find(({ name }) => name === harness.queue.data.name)?.vendorId ?? ''
    const before = harness.queue.seatOf(harness.me)?.signedIn === true
    await harness.do({ type: 'setQueueSignedIn', vendorId, signedIn: !before })
    await harness.until(() => harness.recorded.queues.get(vendorId)?.signedIn === !before)
    expect(harness.queue.seatOf(harness.me)?.signedIn).toBe(!before)
    harness.queue.setSignedIn(harness.me, before)
    await harness.until(() => harness.recorded.queues.get(vendorId)?.signedIn === before)
  })
  connectorTest('takes no calls, and hears that somebody else has changed it', ['dnd'], async (harness) => {
    await harness.goLive()
    await harness.do({ type: 'setDnd', on: true })
    await harness.until(() => harness.recorded.facts.dnd === true)
    expect((await pictureAnew(harness.connector, harness.credentials)).facts.dnd).toBe(true)
    await elsewhere(harness, { type: 'setDnd', on: false })
    await harness.until(() => harness.recorded.facts.dnd === false)
  })
  connectorTest(
    'takes a break from a group, and hears that somebody else has ended it',
    ['queuePause'],
    async (harness) => {
      await harness.goLive()
      const vendorId = [...harness.recorded.queues.keys()][0] ?? ''
      const { pauseReasons: [reason] = [] } = harness.recorded.facts
      await harness.do({ type: 'setQueueSignedIn', vendorId, signedIn: true })
      await harness.do({ type: 'setQueuePaused', vendorId, paused: true, ...defined({ reason }) })
      await harness.until(() => harness.recorded.queues.get(vendorId)?.paused !== undefined)
      const { queues } = await pictureAnew(harness.connector, harness.credentials)
      expect(queues.get(vendorId)?.paused?.reason).toBe(reason)
      await elsewhere(harness, { type: 'setQueuePaused', vendorId, paused: false })
      await harness.until(() => harness.recorded.queues.get(vendorId)?.paused === undefined)
    }
  )
  connectorTest('finds contacts', ['contactSearch'], async (harness) => {
    await harness.goLive()
    const found = await harness.recorded.current?.searchContacts('ber', 5, live)
    expect(found?.map(({ name }) => name)).toContain('Anna Berg')
  })
}
