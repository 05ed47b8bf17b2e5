import type { Leg, LegState } from '../../../../simulator/core/calls.ts'
import { Refusal } from '../../../../simulator/core/refusal.ts'
import type { Pbx } from '../../../../simulator/company/pbx.ts'
import type { Party } from '../../../../simulator/core/parties.ts'
import { originate } from '../../../../simulator/features/originate.ts'
import type { PbxEvent } from '../../../../simulator/core/world.ts'
import type { Extension } from '../../../../simulator/people/extension.ts'
import { SECOND } from '../../../../util/durations.ts'

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

const isOwn = ({ call, owner }: Leg): boolean => call.caller === owner

const callRow = (leg: Leg): unknown => {
  const isPickup = isOwn(leg) && leg.direction === 'in' && !leg.isTalking
  const state = isPickup ? 'pickup' : shownState(leg) === 'connected' ? 'talk' : 'ring'
  const dir = isOwn(leg) ? 'out' : 'in'
  return {
    id: leg.id,
    dir,
    state,
    name: leg.remote.name,
    number: reportedNumber(leg.remote),
    since: seconds(leg.startedAt)
  }
}

const seconds = (ms: number): number => Math.floor(ms / SECOND)

const lampOf = ({ isInCall, legs }: Extension): string => (isInCall ? 'talk' : legs.length > 0 ? 'ring' : 'idle')

/** A call of the one who asks. @throws Refusal noSuchCall */
function legOf({ pbx, me, text }: Asked): Leg {
  const leg = pbx.desk.findLeg(me, text('id'))
  if (leg?.isLive !== true) throw new Refusal('noSuchCall', text('id'))
  return leg
}

const done = 'OK'

/** Everything the interface knows, by `cmd`. @throws Refusal */
export const commands: ReadonlyMap<string, (asked: Asked) => unknown> = new Map(
  Object.entries<(asked: Asked) => unknown>({
    me: ({ me, rights }) => ({ extension: me.data.shortNumber, name: me.name, rights }),
    calls: ({ me }) => me.legs.map(callRow),
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
      })
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
    hangup: (asked) => {
      asked.pbx.desk.clear(legOf(asked))
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
export const changing: ReadonlySet<string> = new Set(['dial', 'hangup', 'transfer', 'member', 'pause', 'dnd', 'sms'])

/** What is to be read again after something has happened, by the commands that read it. */
export const changedBy = ({ kind }: PbxEvent): readonly string[] =>
  kind === 'leg' || kind === 'callOver' ? ['calls', 'lamps', 'state'] : ['state']

/** What a key for the book may ask. */
export const bookCommands: ReadonlySet<string> = new Set(['me', 'contacts'])
