import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../connector-harness.ts'
import type { ConnectorTest } from '../connector-harness.ts'

/** Systems and accounts that know no calls: they are live, ask when they are asked, and no more. */
export function recordCases(connectorTest: ConnectorTest): void {
  connectorTest('is live without calls, and asks for nothing by itself', [], async (harness) => {
    await harness.goLive()
    const before = harness.front.requests().length
    await harness.outside().dials(harness.me)
    await harness.advance(MINUTE)
    expect([harness.recorded.state, harness.recorded.calls.size]).toEqual(['live', 0])
    expect(harness.front.requests()).toHaveLength(before)
    await expect(harness.do({ type: 'dial', number: '201', deviceId: undefined })).rejects.toMatchObject({
      name: 'CtiError'
    })
    expect(harness.serverState).toEqual(['alerting'])
  })
  connectorTest('finds somebody without asking twice', ['contactSearch'], async (harness) => {
    await harness.goLive()
    const before = harness.front.requests().length
    const found = await harness.recorded.current?.searchContacts('ber', 5, live)
    expect(found?.map(({ name }) => name)).toContain('Anna Berg')
    expect(harness.front.requests()).toHaveLength(before + 1)
  })
}
