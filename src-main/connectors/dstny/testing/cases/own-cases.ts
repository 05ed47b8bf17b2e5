import type { ConnectorTest } from '../../../testing/connector-harness.ts'
import { contactCases } from './contact-cases.ts'
import { diversionCases } from './diversion-cases.ts'
import { figureCases } from './figure-cases.ts'
import { bridgeCases, meetingCases } from './meeting-cases.ts'
import { mobileCases } from './mobile-cases.ts'
import { plannedCases } from './planned-cases.ts'
import { presenceCases } from './presence-cases.ts'
import { lineCases, settingsCases } from './settings-cases.ts'
import { webClientCases } from './web-client-cases.ts'

/** What only this system has, or has in its own form; how calls are told of makes no difference to it. */
export function ownCases(connectorTest: ConnectorTest): void {
  lineCases(connectorTest)
  settingsCases(connectorTest)
  mobileCases(connectorTest)
  meetingCases(connectorTest)
  bridgeCases(connectorTest)
  presenceCases(connectorTest)
  plannedCases(connectorTest)
  diversionCases(connectorTest)
  figureCases(connectorTest)
  contactCases(connectorTest)
  webClientCases(connectorTest)
}
