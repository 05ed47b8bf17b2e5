import { expect } from 'vitest'
import type { RungMember } from '../../../../src-preload/contract/call.ts'
import type { Extension } from '../../../simulator/people/extension.ts'
import type { RungFirst } from '../../commands.ts'
import type { ConnectorHarness, ConnectorTest } from '../connector-harness.ts'

type Seen = Readonly<Record<string, RungMember['state']>>

/** How far ringing each one has come, as the only call says. */
const rungIn = ({ recorded }: ConnectorHarness): Seen =>
  Object.fromEntries(recorded.call.rung?.map(({ name, state }) => [name, state]) ?? [])

/** Rings them; ends when a call says that somebody rings. */
async function rings(harness: ConnectorHarness, first: RungFirst): Promise<Seen> {
  await harness.do({ type: 'ringGroup', first })
  await harness.until(
    () => harness.recorded.calls.size === 1 && Object.values(rungIn(harness)).some((state) => state === 'ringing')
  )
  return rungIn(harness)
}

/** One of them answers, then I do; the others ring no more. */
async function talksWith(harness: ConnectorHarness, taker: Extension): Promise<void> {
  await taker.answers()
  await harness.until(() => harness.me.legs.length > 0)
  if (!harness.me.legIn().isTalking) await harness.me.answers()
  await harness.until(() => harness.recorded.callStates.join() === 'connected')
  expect(harness.me.legIn().remote.name).toBe(taker.name)
  expect(harness.recorded.call.remote.name).toBe(taker.name)
  expect(Object.values(rungIn(harness))).not.toContain('ringing')
}

/** Groups and people that are rung for a call of the user. */
export function ringGroupCases(connectorTest: ConnectorTest): void {
  connectorTest('rings a group and connects who answers with the user', ['ringGroup', 'calls'], async (harness) => {
    await harness.goLive()
    const { vendorId, group } = harness.ringGroup
    const seen = await rings(harness, { vendorId })
    expect(Object.keys(seen)).toEqual(group.members.map(({ extension }) => extension.name))
    expect(harness.recorded.call).toMatchObject({ direction: 'outgoing', remote: { name: group.data.name } })
    const taker = group.members.find(({ extension }) => seen[extension.name] === 'ringing')?.extension
    await talksWith(harness, taker ?? harness.colleague)
  })
  connectorTest('gives up a group that rings', ['ringGroup', 'calls', 'hangUp'], async (harness) => {
    await harness.goLive()
    await rings(harness, { vendorId: harness.ringGroup.vendorId })
    await harness.do({ type: 'hangUp', vendorId: harness.recorded.call.vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.serverState).toEqual([])
  })
  connectorTest('rings chosen people together', ['ringPeople', 'calls'], async (harness) => {
    await harness.goLive()
    const people = [harness.colleague, harness.pbx.extension('202')]
    const contactIds = people.map((who) => harness.contactIdOf(who))
    const seen = await rings(harness, { contactIds, how: 'all' })
    expect(seen).toEqual(Object.fromEntries(people.map(({ name }) => [name, 'ringing'])))
    await talksWith(harness, harness.pbx.extension('202'))
  })
  connectorTest('rings chosen people one after the other', ['ringPeople', 'calls'], async (harness) => {
    await harness.goLive()
    const [first, second] = [harness.colleague, harness.pbx.extension('202')]
    const contactIds = [first, second].map((who) => harness.contactIdOf(who))
    const seen = await rings(harness, { contactIds, how: 'oneByOne' })
    expect(seen).toEqual({ [first.name]: 'ringing', [second.name]: 'idle' })
    first.rejects()
    await harness.until(() => rungIn(harness)[second.name] === 'ringing')
    expect(rungIn(harness)[first.name]).toBe('failed')
    await talksWith(harness, second)
  })
}
