import { HOUR, MINUTE, SECOND } from '../../../../util/durations.ts'
import type { Leg } from '../../../core/calls.ts'
import type { FrontContext } from '../front-context.ts'
import type { Row } from '../http/answers.ts'
import { numberOf } from '../numbers.ts'
import type { Tenant } from '../tenants.ts'

/** The names of the same values on another version of the system (MiRTA 5.2). */
const otherNames = {
  Channel: 'channel',
  UniqueID: 'uniqueid',
  LinkedID: 'linkedid',
  CallerIDNum: 'callerid',
  CallerIDName: 'calleridname',
  ConnectedLineNum: 'connectedlinenum',
  ConnectedLineName: 'connectedlinename',
  Context: 'context',
  Extension: 'exten',
  ChannelStateDesc: 'state',
  Duration: 'seconds'
} as const satisfies Row

/** One channel as a row of a list (MiRTA 5.2, simulator form). */
export function channelRow(leg: Leg, tenant: Tenant, { channels, switches, pbx }: FrontContext): Row {
  const { name, uniqueId } = channels.of(leg)
  const { shownParty, remote } = leg
  const row = {
    Channel: switches.channelNames ? name : '',
    UniqueID: uniqueId,
    LinkedID: channels.linkedId(leg.call),
    CallerIDNum: numberOf(shownParty, tenant, switches),
    CallerIDName: shownParty.name ?? '',
    ConnectedLineNum: numberOf(remote, tenant, switches),
    ConnectedLineName: remote.name ?? '',
    Context: 'authenticated',
    Extension: leg.direction === 'out' ? numberOf(remote, tenant, switches) : '',
    ChannelStateDesc: stateWord(leg),
    Duration: lengthOf(pbx.clock.now() - leg.startedAt)
  } as const
  if (switches.channelKeys === 'sample') return row
  const renamed = new Map<string, string>(Object.entries(otherNames))
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [renamed.get(name) ?? name, value]))
}

function stateWord({ state, direction }: Leg): string {
  if (state === 'alerting' && direction === 'in') return 'Ringing'
  return state === 'alerting' || state === 'initiated' ? 'Ring' : 'Up'
}

function lengthOf(ms: number): string {
  const parts = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE), Math.floor((ms % MINUTE) / SECOND)]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
