import { expect } from 'vitest'
import { queueCases } from './queue-cases.ts'
import { groupLogCases } from './group-log-cases.ts'
import { historyCases } from './history-cases.ts'
import { colleagueCases } from './colleague-cases.ts'
import { personalContactCases } from './personal-contact-cases.ts'
import type { ConnectorTest } from '../connector-harness.ts'

/** What there is beside calls: each request does on the telephone system what it says. */
export function serviceCases(connectorTest: ConnectorTest): void {
  connectorTest('sends a text message, and says when it may not', ['textMessages'], async (harness) => {
    await harness.goLive()
    await harness.ask('message.send', { to: '+493023125999', text: 'On my way.' })
    expect(harness.pbx.outbox).toMatchObject([{ to: '+493023125999', text: 'On my way.' }])
    const tooLong = harness.ask('message.send', { to: '+493023125999', text: 'x'.repeat(1_601) })
    await expect(tooLong).rejects.toMatchObject({ kind: 'protocol' })
    expect(harness.pbx.outbox).toHaveLength(1)
  })
  historyCases(connectorTest)
  groupLogCases(connectorTest)
  queueCases(connectorTest)
  personalContactCases(connectorTest)
  colleagueCases(connectorTest)
}
