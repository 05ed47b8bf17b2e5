import type { ConnectorEvent, SeenCall, SeenFacts } from '../connectors/events.ts'
import { defined } from '../util/defined.ts'
import { firstOfEach } from '../util/first-of-each.ts'

/**
 * An event in whose lists everything is there once, the first of the same id: windows tell the rows of a list apart by it,
 * and a page with two of the same breaks, whatever a system tells.
 */
export function withoutRepeats(event: ConnectorEvent): ConnectorEvent {
  switch (event.type) {
    case 'callSeen':
      return { ...event, call: ofCall(event.call) }
    case 'activitiesSeen':
      return { ...event, activities: firstOfEach(event.activities, byId) }
    case 'rolesSeen':
      return { ...event, roles: firstOfEach(event.roles, byId) }
    case 'shortcutsSeen':
      return { ...event, shortcuts: firstOfEach(event.shortcuts, byId) }
    case 'devicesSeen':
      return { ...event, devices: firstOfEach(event.devices, byId) }
    case 'callerLinesSeen':
      return { ...event, lines: firstOfEach(event.lines, byId) }
    case 'factsSeen':
      return { ...event, facts: ofFacts(event.facts) }
    default:
      return event
  }
}

const ofCall = (call: SeenCall): SeenCall => ({
  ...call,
  participants: firstOfEach(call.participants, byId),
  deviceIds: firstOfEach(call.deviceIds, itself),
  answerDeviceIds: firstOfEach(call.answerDeviceIds, itself)
})

const ofFacts = ({ pauseReasons, switches, parked, ...facts }: SeenFacts): SeenFacts => ({
  ...facts,
  ...defined({
    pauseReasons: pauseReasons && firstOfEach(pauseReasons, itself),
    switches: switches && firstOfEach(switches, byId),
    parked: parked && firstOfEach(parked, ({ slot }) => slot)
  })
})

const byId = ({ id }: { readonly id: string }): string => id
const itself = (text: string): string => text
