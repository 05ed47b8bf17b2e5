import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../stage.ts'
import type { ConformanceOptions } from '../options.ts'
import { pictureAnew } from '../shown.ts'
import type { Case, Stage } from '../stage.ts'
import type { Command } from '../../commands.ts'
import { defined } from '../../../util/defined.ts'

/** Signing in, refused and accepted. */
export function signInCases(one: Case, { newsBy }: ConformanceOptions): void {
  one('signs in, with a label for people and the secret apart', [], async (stage) => {
    const signedIn = await stage.signIn(stage.front.right)
    expect(signedIn).toMatchObject({ status: 'signedIn', label: expect.stringMatching(/\S/) })
    const secret = signedIn.status === 'signedIn' ? signedIn.credentials.secret.reveal() : ''
    expect(secret).not.toBe('')
    expect(JSON.stringify(signedIn)).not.toContain(secret)
  })
  one('refuses a wrong sign-in as such', [], async (stage) => {
    await expect(stage.signIn(stage.front.wrong)).rejects.toMatchObject({ kind: 'auth' })
  })
  one('says that a web page is no telephone system', [], async (stage) => {
    stage.front.faults.htmlBody()
    await expect(stage.signIn(stage.front.right)).rejects.toMatchObject({ kind: 'protocol' })
  })
  one('says that nobody answers', [], async (stage) => {
    await stage.front.faults.refuse()
    await expect(stage.signIn(stage.front.right)).rejects.toMatchObject({ kind: 'network' })
  })
  one('asks to sign in again when the sign-in ends on the server', [], async (stage) => {
    await stage.goLive()
    stage.front.revoke()
    if (newsBy === 'nothing') await stage.reconnects() // nothing is asked for until then
    await stage.until(() => stage.picture.state === 'signInAgain')
    expect(stage.picture.current).toBeUndefined()
  })
}

/** Another program of the user changes something. */
async function elsewhere({ connector, credentials }: Stage, command: Command): Promise<void> {
  await using link = await connector.open(credentials, live)
  await link.snapshot(live)
  await link.execute(command, live)
}

/** Presence, shortcuts, groups, devices and contacts. */
export function domainCases(one: Case): void {
  one('reads the telephones', ['devices'], async (stage) => {
    await stage.goLive()
    expect(stage.picture.devices.length).toBeGreaterThan(0)
  })
  one('reads what the user does and could do', ['presence'], async (stage) => {
    await stage.goLive()
    expect(stage.picture.activities.length).toBeGreaterThan(0)
    expect(stage.picture.presence?.available).toBe(true)
  })
  one('reads the shortcuts', ['presenceShortcuts'], async (stage) => {
    await stage.goLive()
    expect(stage.picture.shortcuts.length).toBeGreaterThan(0)
  })
  one('reads the groups', ['queueSignIn'], async (stage) => {
    await stage.goLive()
    expect(stage.picture.queues.size).toBeGreaterThan(0)
  })
  one('applies a shortcut and follows a change made elsewhere', ['presenceShortcuts'], async (stage) => {
    await stage.goLive()
    const shortcut = stage.picture.shortcuts.find(({ duration, available }) => duration === 'minutes' && !available)
    if (shortcut === undefined) throw new Error('the office data has no such shortcut')
    await stage.do({ type: 'applyShortcut', shortcut, until: undefined })
    await stage.until(() => stage.picture.presence?.available === false)
    expect(stage.me.presence.until).toBe(stage.clock.now() + (shortcut.minutes ?? 0) * MINUTE)
    stage.me.changesPresence('available')
    await stage.until(() => stage.picture.presence?.available === true)
  })
  one('signs in to a group and out, and follows its figures', ['queueSignIn'], async (stage) => {
    await stage.goLive()
    const vendorId =
      [...stage.picture.queues.values()].find(({ name }) => name === stage.queue.data.name)?.vendorId ?? ''
    const before = stage.queue.seatOf(stage.me)?.signedIn === true
    await stage.do({ type: 'setQueueSignedIn', vendorId, signedIn: !before })
    await stage.until(() => stage.picture.queues.get(vendorId)?.signedIn === !before)
    expect(stage.queue.seatOf(stage.me)?.signedIn).toBe(!before)
    stage.queue.setSignedIn(stage.me, before)
    await stage.until(() => stage.picture.queues.get(vendorId)?.signedIn === before)
  })
  one('takes no calls, and hears that somebody else has changed it', ['dnd'], async (stage) => {
    await stage.goLive()
    await stage.do({ type: 'setDnd', on: true })
    await stage.until(() => stage.picture.facts.dnd === true)
    expect((await pictureAnew(stage.connector, stage.credentials)).facts.dnd).toBe(true)
    await elsewhere(stage, { type: 'setDnd', on: false })
    await stage.until(() => stage.picture.facts.dnd === false)
  })
  one('takes a break from a group, and hears that somebody else has ended it', ['queuePause'], async (stage) => {
    await stage.goLive()
    const vendorId = [...stage.picture.queues.keys()][0] ?? ''
    const { pauseReasons: [reason] = [] } = stage.picture.facts
    await stage.do({ type: 'setQueueSignedIn', vendorId, signedIn: true })
    await stage.do({ type: 'setQueuePaused', vendorId, paused: true, ...defined({ reason }) })
    await stage.until(() => stage.picture.queues.get(vendorId)?.paused !== undefined)
    const { queues } = await pictureAnew(stage.connector, stage.credentials)
    expect(queues.get(vendorId)?.paused?.reason).toBe(reason)
    await elsewhere(stage, { type: 'setQueuePaused', vendorId, paused: false })
    await stage.until(() => stage.picture.queues.get(vendorId)?.paused === undefined)
  })
  one('finds contacts', ['contactSearch'], async (stage) => {
    await stage.goLive()
    const found = await stage.picture.current?.searchContacts('ber', 5, live)
    expect(found?.map(({ name }) => name)).toContain('Anna Berg')
  })
}
