import { expect } from 'vitest'
import { HOUR, MINUTE } from '../../../util/durations.ts'
import type { ReportedColleague } from '../../events.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

const annaOf = (harness: ConnectorHarness): string => harness.contactIdOf(harness.colleague)
const bjornOf = (harness: ConnectorHarness): string => harness.contactIdOf(harness.pbx.extension('202'))

const shows = (
  harness: ConnectorHarness,
  contactId: string,
  what: (one: ReportedColleague) => boolean
): Promise<void> =>
  harness.until(() => {
    const one = harness.recorded.colleagues.get(contactId)
    return one !== undefined && what(one)
  })

async function watches(harness: ConnectorHarness, ...contactIds: readonly string[]): Promise<void> {
  await harness.goLive()
  harness.recorded.current?.watchColleagues(contactIds)
  for (const contactId of contactIds) await shows(harness, contactId, ({ line }) => line !== 'unknown')
}

/** Presence and lines of colleagues. */
export function colleagueCases(connectorTest: ConnectorTest): void {
  watchCases(connectorTest)
  changeCases(connectorTest)
}

function watchCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'shows what a watched colleague is doing and follows it',
    ['colleagues', 'presenceDetails'],
    async (harness) => {
      await watches(harness, annaOf(harness))
      const until = harness.clock.now() + HOUR
      harness.colleague.changesPresence('lunch', { until, note: 'back at one' })
      await shows(harness, annaOf(harness), ({ presence }) => presence?.activityId === 'lunch')
      expect(harness.recorded.colleagues.get(annaOf(harness))?.presence).toEqual({
        activityId: 'lunch',
        activityName: 'Lunch',
        available: false,
        note: 'back at one',
        until,
        roleId: 'business',
        roleName: 'Business'
      })
    }
  )
  connectorTest(
    'shows the line of a watched colleague, and picks up what rings there',
    ['colleagues', 'pickUp'],
    async (harness) => {
      await watches(harness, annaOf(harness))
      expect(harness.recorded.colleagues.get(annaOf(harness))?.line).toBe('idle')
      await harness.outside().dials(harness.colleague)
      await shows(harness, annaOf(harness), ({ line }) => line === 'alerting')
      const pickupId = harness.recorded.colleagues.get(annaOf(harness))?.pickupId ?? ''
      await harness.do({ type: 'pickUp', pickupId, deviceId: undefined })
      await harness.until(() => harness.recorded.callStates.join() === 'connected')
      await shows(harness, annaOf(harness), ({ line, pickupId: left }) => line === 'idle' && left === undefined)
    }
  )
  connectorTest('shows that a watched colleague is in a call', ['colleagues'], async (harness) => {
    await watches(harness, annaOf(harness))
    const anna = harness.colleague
    const call = await harness.outside().dials(anna)
    await anna.answers(call)
    await shows(harness, annaOf(harness), ({ line, pickupId }) => line === 'busy' && pickupId === undefined)
    anna.hangsUp(call)
    await shows(harness, annaOf(harness), ({ line }) => line === 'idle')
  })
  connectorTest('watches no more who is not on the list', ['colleagues', 'presence'], async (harness) => {
    await watches(harness, annaOf(harness), bjornOf(harness))
    harness.recorded.current?.watchColleagues([bjornOf(harness)])
    await harness.until(() => !harness.recorded.colleagues.has(annaOf(harness)))
    harness.colleague.changesPresence('lunch')
    harness.pbx.extension('202').changesPresence('lunch')
    await shows(harness, bjornOf(harness), ({ presence }) => presence?.activityId === 'lunch')
    expect([...harness.recorded.colleagues.keys()]).toEqual([bjornOf(harness)])
  })
  connectorTest('goes on with the others when one contact does not exist', ['colleagues'], async (harness) => {
    await harness.goLive()
    harness.recorded.current?.watchColleagues(['nobody@example.org', bjornOf(harness)])
    await shows(harness, bjornOf(harness), ({ line }) => line === 'idle')
    await harness.advance(2 * MINUTE)
    expect([...harness.recorded.colleagues.keys()]).toEqual([bjornOf(harness)])
    expect([harness.recorded.state, harness.recorded.lost]).toEqual(['live', []])
  })
  connectorTest('watches again after the connection was lost', ['colleagues', 'presence'], async (harness) => {
    await watches(harness, annaOf(harness))
    await harness.front.faults.refuse()
    await harness.until(() => harness.recorded.state === 'stale')
    harness.colleague.changesPresence('lunch')
    await harness.front.faults.accept()
    await harness.until(() => harness.recorded.state === 'live')
    harness.recorded.current?.watchColleagues([annaOf(harness)])
    await shows(harness, annaOf(harness), ({ presence }) => presence?.activityId === 'lunch')
  })
}

function changeCases(connectorTest: ConnectorTest): void {
  const needs = ['presenceOfOthers'] as const
  connectorTest('changes what a colleague is doing, with and without an end', needs, async (harness) => {
    await harness.goLive()
    const anna = harness.colleague
    const until = harness.clock.now() + HOUR
    await harness.ask('colleague.setActivity', {
      contactId: annaOf(harness),
      activityId: 'meeting',
      available: true,
      until
    })
    expect(anna.presence).toMatchObject({ activityId: 'meeting', available: true, until })
    await harness.ask('colleague.setActivity', { contactId: annaOf(harness), activityId: 'meeting' })
    expect(anna.presence).toMatchObject({ activityId: 'meeting', available: false, until: null })
  })
  connectorTest('changes note and role of a colleague', needs, async (harness) => {
    await harness.goLive()
    const anna = harness.colleague
    await harness.ask('colleague.setNote', { contactId: annaOf(harness), note: 'At the dentist' })
    expect(harness.recorded.roles).toContainEqual({ id: 'private', name: 'Private' })
    await harness.ask('colleague.setRole', { contactId: annaOf(harness), roleId: 'private' })
    expect(anna.presence).toMatchObject({ note: 'At the dentist', roleId: 'private' })
    await harness.ask('colleague.setNote', { contactId: annaOf(harness), note: '' })
    expect(anna.presence.note).toBe('')
  })
  connectorTest('says when a colleague may not be changed, and goes on', needs, async (harness) => {
    await harness.goLive()
    const before = harness.pbx.extension('202').presence
    const refused = harness.ask('colleague.setActivity', { contactId: bjornOf(harness), activityId: 'lunch' })
    await expect(refused).rejects.toMatchObject({ kind: 'permission' })
    const gone = harness.ask('colleague.setNote', { contactId: 'nobody@example.org', note: 'x' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.pbx.extension('202').presence).toEqual(before)
    expect(harness.recorded.lost).toEqual([])
  })
}
