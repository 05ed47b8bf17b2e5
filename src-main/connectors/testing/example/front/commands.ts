import type { Call, Leg, LegState } from '../../../../simulator/core/calls.ts'
import { Refusal } from '../../../../simulator/core/refusal.ts'
import type { Pbx } from '../../../../simulator/company/pbx.ts'
import type { Party } from '../../../../simulator/core/parties.ts'
import { originate } from '../../../../simulator/features/originate.ts'
import type { PbxEvent } from '../../../../simulator/core/world.ts'
import type { Extension } from '../../../../simulator/people/extension.ts'
import { SECOND } from '../../../../util/durations.ts'
import { groupOf, groupOfCall, memberRows, ringGroup, ringingFor } from './ring-groups.ts'
import type { Ringing } from './ring-groups.ts'

/** What a command of the interface knows. */
export interface Asked {
  readonly pbx: Pbx
  readonly me: Extension
  readonly rights: string
  readonly text: (name: string) => string
}

/** How a person's part in a call is told: a call of the person's own is ringing until the other side answers. */
export function shownState(leg: Leg): LegState | undefined {
  if (!leg.isLive) return undefined
  if (!leg.isTalking) return 'alerting'
  return leg.call.othersThan(leg).some((other) => other.isTalking) ? 'connected' : 'alerting'
}

/** Numbers of the world are told as they are dialled there. */
export const reportedNumber = ({ number }: Party): string | undefined => number?.replace('+', '00')

const callRow = (me: Extension, leg: Leg): unknown => {
  const { call, remote } = leg
  const group = groupOfCall(call, me)
  const isOwn = call.caller === me || group !== undefined
  const isPickup = isOwn && leg.direction === 'in' && !leg.isTalking
  const state = isPickup ? 'pickup' : shownState(leg) === 'connected' ? 'talk' : 'ring'
  return {
    id: group === undefined ? leg.id : call.id,
    dir: isOwn ? 'out' : 'in',
    state,
    name: remote.name,
    number: reportedNumber(remote),
    since: seconds(leg.startedAt),
    ...(group === undefined ? {} : { members: memberRows(call, group) })
  }
}

/** A call that rings a group for me, and not me yet. */
const groupRow = (me: Extension, call: Call): unknown => {
  const group = groupOfCall(call, me)
  if (group === undefined) return undefined
  const { name, number } = group.party
  const since = seconds(call.legs[0]?.startedAt ?? 0)
  return { id: call.id, dir: 'out', state: 'ring', name, number, since, members: memberRows(call, group) }
}

const seconds = (ms: number): number => Math.floor(ms / SECOND)

const lampOf = ({ isInCall, legs }: Extension): string => (isInCall ? 'talk' : legs.length > 0 ? 'ring' : 'idle')

const ringing = ({ text }: Asked): Ringing => ({
  to: text('to'),
  groupSeconds: text('seconds'),
  memberSeconds: text('each')
})

/** A call of the one who asks. @throws Refusal noSuchCall */
function legOf({ pbx, me, text }: Asked): Leg {
  const id = text('id')
  const leg =
    pbx.desk.findLeg(me, id) ?? me.legs.find(({ call }) => call.id === id && groupOfCall(call, me) !== undefined)
  if (leg?.isLive !== true) throw new Refusal('noSuchCall', id)
  return leg
}

const done = 'OK'

/** Everything the interface knows, by `cmd`. @throws Refusal */
export const commands: ReadonlyMap<string, (asked: Asked) => unknown> = new Map(
  Object.entries<(asked: Asked) => unknown>({
    me: ({ me, rights }) => ({ extension: me.data.shortNumber, name: me.name, rights }),
    calls: ({ pbx, me }) => [
      ...me.legs.map((leg) => callRow(me, leg)),
      ...ringingFor(pbx, me).map((call) => groupRow(me, call))
    ],
    history: ({ me, text }) =>
      me.log
        .filter(({ startedAt }) => seconds(startedAt) >= Number(text('since')))
        .map(({ id, kind, startedAt, remote }) => {
          return { id: String(id), kind, at: seconds(startedAt), name: remote.name, number: reportedNumber(remote) }
        }),
    lamps: ({ pbx }) => pbx.extensions.map((who) => ({ ext: who.data.shortNumber, state: lampOf(who) })),
    state: ({ pbx, me }) => ({
      dnd: me.dnd ? 'on' : '',
      queues: pbx.queues.flatMap((queue) => {
        const seat = queue.seatOf(me)
        if (seat === undefined) return []
        const { id, name, number } = queue.data
        const { signedIn, paused } = seat
        return { id, name, number, in: signedIn ? '1' : '0', paused: paused?.reason, waiting: queue.waitingCount }
      }),
      groups: pbx.ringGroups.map(({ data: { id, name, number } }) => ({ id, name, number }))
    }),
    agents: ({ pbx, me, text }) =>
      pbx.queue(text('queue')).seats.map(({ extension, signedIn, isFree }) => {
        const { data, name } = extension
        return { ext: data.shortNumber, name, in: signedIn, free: isFree, me: extension === me }
      }),
    contacts: ({ pbx, text }) =>
      pbx.extensions
        .filter(({ name }) => name.toLowerCase().includes(text('q').toLowerCase()))
        .map(({ data, name }) => ({ id: data.shortNumber, name, number: data.number })),
    dial: ({ pbx, me, text }) => `OK|${originate(pbx, me, text('to')).call.id}|`,
    ringgroup: (asked) => {
      const { pbx, me, text } = asked
      return `OK|${ringGroup(pbx, me, pbx.ringGroup(text('group')), ringing(asked)).id}|`
    },
    ringpeople: (asked) => {
      const { pbx, me, text } = asked
      const group = groupOf(pbx, me.domain, text('people').split(','), text('how') === 'each')
      return `OK|${ringGroup(pbx, me, group, ringing(asked)).id}|`
    },
    hangup: (asked) => {
      const { pbx, me, text } = asked
      const call = ringingFor(pbx, me).find(({ id }) => id === text('id'))
      if (call === undefined) pbx.desk.clear(legOf(asked))
      else pbx.desk.endCall(call)
      return done
    },
    transfer: (asked) => {
      asked.pbx.callControl.transfer(legOf(asked), asked.text('to'), { blind: true })
      return done
    },
    member: ({ pbx, me, text }) => {
      pbx.queue(text('queue')).setSignedIn(me, text('in') === '1')
      return done
    },
    pause: ({ pbx, me, text }) => {
      pbx.queue(text('queue')).setPaused(me, text('reason') || undefined)
      return done
    },
    dnd: ({ me, text }) => {
      me.setsDnd(text('on') === '1')
      return done
    },
    sms: ({ pbx, me, text }) => {
      if (text('text').length > 1_600) throw new Refusal('invalid', 'too long')
      pbx.outbox.push({ from: me.data.number, to: text('to'), text: text('text'), at: pbx.clock.now() })
      return done
    }
  })
)

/** Those that change something. */
export const changing: ReadonlySet<string> = new Set([
  'dial',
  'ringgroup',
  'ringpeople',
  'hangup',
  'transfer',
  'member',
  'pause',
  'dnd',
  'sms'
])

/** What is to be read again after something has happened, by the commands that read it. */
export const changedBy = ({ kind }: PbxEvent): readonly string[] =>
  kind === 'leg' || kind === 'callOver' ? ['calls', 'lamps', 'state'] : ['state']

/** What a key for the book may ask. */
export const bookCommands: ReadonlySet<string> = new Set(['me', 'contacts'])
