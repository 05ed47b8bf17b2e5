import type { ConnectorEvent, ReportedCall, ReportedFacts } from '../connectors/events.ts'
import { defined } from '../util/defined.ts'
import { firstOfEach } from '../util/first-of-each.ts'

/**
 * An event in whose lists everything is there once, the first of the same id: windows tell the rows of a list apart by it,
 * and a page with two of the same breaks, whatever a system tells.
 */
export function withoutRepeats(event: ConnectorEvent): ConnectorEvent {
  switch (event.type) {
    case 'callUpdated':
      return { ...event, call: ofCall(event.call) }
    case 'activitiesChanged':
      return { ...event, activities: firstOfEach(event.activities, byId) }
    case 'rolesChanged':
      return { ...event, roles: firstOfEach(event.roles, byId) }
    case 'shortcutsChanged':
      return { ...event, shortcuts: firstOfEach(event.shortcuts, byId) }
    case 'devicesChanged':
      return { ...event, devices: firstOfEach(event.devices, byId) }
    case 'callerLinesChanged':
      return { ...event, lines: firstOfEach(event.lines, byId) }
    case 'factsChanged':
      return { ...event, facts: ofFacts(event.facts) }
    default:
      return event
  }
}

const ofCall = (call: ReportedCall): ReportedCall => ({
  ...call,
  participants: firstOfEach(call.participants, byId),
  deviceIds: firstOfEach(call.deviceIds, itself),
  answerDeviceIds: firstOfEach(call.answerDeviceIds, itself)
})

const ofFacts = ({ pauseReasons, switches, parked, ...facts }: ReportedFacts): ReportedFacts => ({
  ...facts,
  ...defined({
    pauseReasons: pauseReasons && firstOfEach(pauseReasons, itself),
    switches: switches && firstOfEach(switches, byId),
    parked: parked && firstOfEach(parked, ({ slot }) => slot)
  })
})

const byId = ({ id }: { readonly id: string }): string => id
const itself = (text: string): string => text
