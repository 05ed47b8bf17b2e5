import { expect } from 'vitest'
import { HOUR, MINUTE } from '../../../util/durations.ts'
import type { SeenColleague } from '../../events.ts'
import type { Case, Stage } from '../stage.ts'

const annaOf = (stage: Stage): string => stage.contactIdOf(stage.colleague)
const bjornOf = (stage: Stage): string => stage.contactIdOf(stage.pbx.extension('202'))

const shows = (stage: Stage, contactId: string, what: (one: SeenColleague) => boolean): Promise<void> =>
  stage.until(() => {
    const one = stage.picture.colleagues.get(contactId)
    return one !== undefined && what(one)
  })

async function watches(stage: Stage, ...contactIds: readonly string[]): Promise<void> {
  await stage.goLive()
  stage.picture.current?.watchColleagues(contactIds)
  for (const contactId of contactIds) await shows(stage, contactId, ({ line }) => line !== 'unknown')
}

/** Presence and lines of colleagues. */
export function colleagueCases(one: Case): void {
  watchCases(one)
  changeCases(one)
}

function watchCases(one: Case): void {
  one('shows what a watched colleague is doing and follows it', ['colleagues', 'presenceDetails'], async (stage) => {
    await watches(stage, annaOf(stage))
    const until = stage.clock.now() + HOUR
    stage.colleague.changesPresence('lunch', { until, note: 'back at one' })
    await shows(stage, annaOf(stage), ({ presence }) => presence?.activityId === 'lunch')
    expect(stage.picture.colleagues.get(annaOf(stage))?.presence).toEqual({
      activityId: 'lunch',
      activityName: 'Lunch',
      available: false,
      note: 'back at one',
      until,
      roleId: 'business',
      roleName: 'Business'
    })
  })
  one(
    'shows the line of a watched colleague, and picks up what rings there',
    ['colleagues', 'pickUp'],
    async (stage) => {
      await watches(stage, annaOf(stage))
      expect(stage.picture.colleagues.get(annaOf(stage))?.line).toBe('idle')
      await stage.outside().dials(stage.colleague)
      await shows(stage, annaOf(stage), ({ line }) => line === 'ringing')
      const pickupId = stage.picture.colleagues.get(annaOf(stage))?.pickupId ?? ''
      await stage.do({ type: 'pickUp', pickupId, deviceId: undefined })
      await stage.until(() => stage.picture.callStates.join() === 'connected')
      await shows(stage, annaOf(stage), ({ line, pickupId: left }) => line === 'idle' && left === undefined)
    }
  )
  one('shows that a watched colleague is in a call', ['colleagues'], async (stage) => {
    await watches(stage, annaOf(stage))
    const anna = stage.colleague
    const call = await stage.outside().dials(anna)
    await anna.answers(call)
    await shows(stage, annaOf(stage), ({ line, pickupId }) => line === 'inCall' && pickupId === undefined)
    anna.hangsUp(call)
    await shows(stage, annaOf(stage), ({ line }) => line === 'idle')
  })
  one('watches no more who is not on the list', ['colleagues', 'presence'], async (stage) => {
    await watches(stage, annaOf(stage), bjornOf(stage))
    stage.picture.current?.watchColleagues([bjornOf(stage)])
    await stage.until(() => !stage.picture.colleagues.has(annaOf(stage)))
    stage.colleague.changesPresence('lunch')
    stage.pbx.extension('202').changesPresence('lunch')
    await shows(stage, bjornOf(stage), ({ presence }) => presence?.activityId === 'lunch')
    expect([...stage.picture.colleagues.keys()]).toEqual([bjornOf(stage)])
  })
  one('goes on with the others when one contact does not exist', ['colleagues'], async (stage) => {
    await stage.goLive()
    stage.picture.current?.watchColleagues(['nobody@example.org', bjornOf(stage)])
    await shows(stage, bjornOf(stage), ({ line }) => line === 'idle')
    await stage.advance(2 * MINUTE)
    expect([...stage.picture.colleagues.keys()]).toEqual([bjornOf(stage)])
    expect([stage.picture.state, stage.picture.lost]).toEqual(['live', []])
  })
  one('watches again after the connection was lost', ['colleagues', 'presence'], async (stage) => {
    await watches(stage, annaOf(stage))
    await stage.front.faults.refuse()
    await stage.until(() => stage.picture.state === 'stale')
    stage.colleague.changesPresence('lunch')
    await stage.front.faults.accept()
    await stage.until(() => stage.picture.state === 'live')
    stage.picture.current?.watchColleagues([annaOf(stage)])
    await shows(stage, annaOf(stage), ({ presence }) => presence?.activityId === 'lunch')
  })
}

function changeCases(one: Case): void {
  const needs = ['presenceOfOthers'] as const
  one('changes what a colleague is doing, with and without an end', needs, async (stage) => {
    await stage.goLive()
    const anna = stage.colleague
    const until = stage.clock.now() + HOUR
    await stage.ask('colleague.setActivity', {
      contactId: annaOf(stage),
      activityId: 'meeting',
      available: true,
      until
    })
    expect(anna.presence).toMatchObject({ activityId: 'meeting', available: true, until })
    await stage.ask('colleague.setActivity', { contactId: annaOf(stage), activityId: 'meeting' })
    expect(anna.presence).toMatchObject({ activityId: 'meeting', available: false, until: null })
  })
  one('changes note and role of a colleague', needs, async (stage) => {
    await stage.goLive()
    const anna = stage.colleague
    await stage.ask('colleague.setNote', { contactId: annaOf(stage), note: 'At the dentist' })
    expect(stage.picture.roles).toContainEqual({ id: 'private', name: 'Private' })
    await stage.ask('colleague.setRole', { contactId: annaOf(stage), roleId: 'private' })
    expect(anna.presence).toMatchObject({ note: 'At the dentist', roleId: 'private' })
    await stage.ask('colleague.setNote', { contactId: annaOf(stage), note: '' })
    expect(anna.presence.note).toBe('')
  })
  one('says when a colleague may not be changed, and goes on', needs, async (stage) => {
    await stage.goLive()
    const before = stage.pbx.extension('202').presence
    const refused = stage.ask('colleague.setActivity', { contactId: bjornOf(stage), activityId: 'lunch' })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    const gone = stage.ask('colleague.setNote', { contactId: 'nobody@example.org', note: 'x' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.pbx.extension('202').presence).toEqual(before)
    expect(stage.picture.lost).toEqual([])
  })
}
