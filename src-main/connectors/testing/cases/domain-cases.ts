import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../stage.ts'
import type { Case } from '../stage.ts'

/** Signing in, refused and accepted. */
export function signInCases(one: Case): void {
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
    await stage.until(() => stage.picture.state === 'signInAgain')
    expect(stage.picture.current).toBeUndefined()
  })
}

/** Presence, shortcuts, groups, devices and contacts. */
export function domainCases(one: Case): void {
  one('reads devices, activities, shortcuts and groups', ['devices', 'presence', 'queueSignIn'], async (stage) => {
    await stage.goLive()
    const { devices, activities, shortcuts, queues, presence } = stage.picture
    expect([devices.length, activities.length, shortcuts.length, queues.size].every((count) => count > 0)).toBe(true)
    expect(presence?.available).toBe(true)
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
  one('finds contacts', ['contactSearch'], async (stage) => {
    await stage.goLive()
    const found = await stage.picture.current?.searchContacts('ber', 5, live)
    expect(found?.map(({ name }) => name)).toContain('Anna Berg')
  })
}
