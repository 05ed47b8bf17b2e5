import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { PersonPresence } from '../../../../src-preload/contract/colleague.ts'
import type { Activity } from '../../../../src-preload/contract/presence.ts'
import { shownName } from '../../../util/display-text.ts'
import { readNumber } from '../../../util/written-number.ts'
import type { ReportedPresence, SeenContact } from '../../events.ts'
import type { AgentRow, AgentStatus, ChosenStatus } from '../wire/agents.ts'

/** What may be chosen: the server takes any text, so that nothing else may be sent (VoIPBin 8). */
const CHOSEN = ['available', 'away', 'busy', 'offline'] as const satisfies readonly ChosenStatus[]

const NAMES: Readonly<Record<AgentStatus, () => string>> = {
  available: m.agent_available,
  away: m.agent_away,
  busy: m.agent_busy,
  offline: m.agent_offline,
  ringing: m.agent_ringing
}

/** What the user can choose to be. */
export const activities = (): readonly Activity[] =>
  CHOSEN.map((id) => ({ id, name: NAMES[id](), available: id === 'available' }))

export const chosenStatus = (activityId: string): ChosenStatus | undefined => CHOSEN.find((one) => one === activityId)

/** The user's own status: the system's `ringing` keeps calls of queues away like any other that is not available. */
export const mapOwnStatus = (status: AgentStatus): ReportedPresence => ({
  activityId: status === 'ringing' ? 'busy' : status,
  available: status === 'available'
})

export const mapPresence = (status: AgentStatus): PersonPresence => ({
  activityId: status,
  activityName: NAMES[status](),
  available: status === 'available'
})

/** The extension of a telephone: by its name it is rung, its target may be an id (VoIPBin 5). */
const numberOf = ({ type, target, targetName }: AgentRow['addresses'][number]): string | undefined =>
  readNumber(type === 'extension' && targetName !== '' ? targetName : target)

/** A colleague with the numbers of the telephones; each number once. */
export function mapAgent({ id, name, userName, addresses }: AgentRow): SeenContact {
  const numbers = addresses.flatMap((address) => {
    const number = address.type === 'extension' || address.type === 'tel' ? numberOf(address) : undefined
    return number === undefined ? [] : [{ label: '', number, display: number }]
  })
  const distinct = new Map(numbers.map((one) => [one.number, one]))
  return { id, name: shownName(name, userName === '' ? id : userName), numbers: [...distinct.values()] }
}
