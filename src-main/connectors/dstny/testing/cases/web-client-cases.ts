import { expect } from 'vitest'
import type { ConnectorTest } from '../../../testing/connector-harness.ts'

/** Where the telephone system's own program for browsers is. */
export function webClientCases(connectorTest: ConnectorTest): void {
  connectorTest('says where the web client is', ['webClient'], async (harness) => {
    await harness.goLive()
    const { domain, id } = harness.me.data
    expect(await harness.ask('webClient.address', {})).toBe(`https://web.${domain}/client/${id}`)
  })
}
