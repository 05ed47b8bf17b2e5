import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import type { Command } from '../../commands.ts'
import type { ConnectorHarness, ConnectorTest } from '../../testing/connector-harness.ts'

/** Commands that go over the socket, by their word there. */
const overSocket: readonly (readonly [word: string, command: (vendorId: string) => Command])[] = [
  ['hangup', (vendorId) => ({ type: 'hangUp', vendorId })],
  ['transfer', (vendorId) => ({ type: 'blindTransfer', vendorId, number: '201' })],
  ['park', (vendorId) => ({ type: 'park', vendorId })]
]

/** What only this system has: commands that nothing answers (Basix 3.8). */
export function ownCases(connectorTest: ConnectorTest): void {
  for (const [word, command] of overSocket) {
    connectorTest(`says that ${word} had no effect, and does not send it again`, ['calls'], async (harness) => {
      await harness.goLive()
      const { vendorId } = await harness.talks()
      harness.front.faults.ignoreCommand({ operation: word })
      await refused(harness, command(vendorId))
      await harness.advance(MINUTE)
      expect([harness.front.count(word), harness.recorded.callStates]).toEqual([1, ['connected']])
    })
  }
  connectorTest('sends a ringing call on to somebody else', ['blindTransfer'], async (harness) => {
    await harness.goLive()
    const { vendorId, allowed } = await harness.rings()
    expect(allowed).toContain('blindTransfer')
    await harness.do({ type: 'blindTransfer', vendorId, number: '201' })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(harness.colleague.legs.map(({ state }) => state)).toEqual(['alerting'])
    expect(harness.recorded.missed).toEqual([])
  })
  connectorTest('asks for a new ticket whenever it opens', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.reconnects()
    await harness.recover()
    const ofOneUser = harness.front
      .requests()
      .filter(({ operation, path }) => operation === 'ws_cti' && path.includes('user_name='))
    expect(harness.front.count('gen_ws_ticket')).toBe(ofOneUser.length)
  })
}

async function refused(harness: ConnectorHarness, command: Command): Promise<void> {
  const outcome = harness.passing(harness.do(command))
  await expect(outcome).rejects.toMatchObject({ kind: 'timeout', userMessage: expect.stringMatching(/\S/) })
}
