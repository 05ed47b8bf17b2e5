import { expect } from 'vitest'
import { agentCases } from './agent-cases.ts'
import { groupLogCases } from './group-log-cases.ts'
import { historyCases } from './history-cases.ts'
import { colleagueCases } from './colleague-cases.ts'
import { personalContactCases } from './personal-contact-cases.ts'
import type { Case } from '../stage.ts'

/** What there is beside calls: each request does on the telephone system what it says. */
export function officeCases(one: Case): void {
  one('sends a text message, and says when it may not', ['textMessages'], async (stage) => {
    await stage.goLive()
    await stage.ask('message.send', { to: '+493023125999', text: 'On my way.' })
    expect(stage.pbx.outbox).toMatchObject([{ to: '+493023125999', text: 'On my way.' }])
    const tooLong = stage.ask('message.send', { to: '+493023125999', text: 'x'.repeat(1_601) })
    await expect(tooLong).rejects.toMatchObject({ kind: 'protocol' })
    expect(stage.pbx.outbox).toHaveLength(1)
  })
  historyCases(one)
  groupLogCases(one)
  agentCases(one)
  personalContactCases(one)
  colleagueCases(one)
}
