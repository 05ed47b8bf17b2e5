import { optionalNumber, optionalText, text, type ControlBody } from '../kit/control-body.ts'
import type { FrontActions } from '../kit/front.ts'
import type { Leg } from '../../core/calls.ts'
import { Refusal } from '../../core/refusal.ts'
import { destinationOf } from './api/destinations.ts'
import { linesOf } from './channels/lines.ts'
import { flood } from './elements/flood.ts'
import type { FrontContext } from './front-context.ts'
import type { BasixUser } from './people/directory.ts'
import type { EndUser } from './people/end-users.ts'
import type { Connections } from './socket/connections.ts'

/** What control requests act on. */
export interface ControlTarget {
  readonly context: FrontContext
  readonly connections: Connections
  /** Tells what has changed of people and groups. */
  readonly peopleChanged: () => void
  readonly dropConnections: () => void
}

/** What control requests can do to this front beside the simulator's own actions. */
export function controlActions({ context, connections, peopleChanged, dropConnections }: ControlTarget): FrontActions {
  const { pbx, directory, endUsers, tickets } = context
  const who = (body: ControlBody) => pbx.extension(text(body, 'who'))
  const user = (body: ControlBody): BasixUser => {
    const found = directory.userOf(who(body))
    if (found === undefined) throw new Refusal('noSuchUser', text(body, 'who'))
    return found
  }
  return {
    /** Calls somebody from a telephone, in the words of a destination. */
    dialAs: async (body) => {
      const from = who(body)
      const { target } = destinationOf(text(body, 'to'), { context, domain: from.domain })
      return { call: (await from.dials(target)).id }
    },
    dnd: (body) => who(body).setsDnd(body['on'] === true),
    diversion: (body) => {
      const number = optionalText(body, 'number')
      who(body).diversion = number === undefined ? undefined : { number, untilActivityChanges: false }
      peopleChanged()
    },
    terminalDies: (body) => terminalDies(who(body).legIn(), text(body, 'device'), context),
    setUser: (body) => {
      directory.setUser(who(body), body['on'] === true)
      peopleChanged()
    },
    endUsers: (body) => endUsers.set(text(body, 'number'), usersOf(body), optionalNumber(body, 'count')),
    changeToken: (body) => directory.changeToken(who(body).domain),
    systemMessage: (body) => {
      for (const connection of connections.open) connection.say(text(body, 'word'))
    },
    message: (body) => {
      for (const connection of connections.open) connection.sendMessage(text(body, 'text'))
    },
    newErlang: () => {
      for (const connection of connections.open) connection.sendNewErlang()
    },
    flood: (body) => {
      for (const change of flood(optionalNumber(body, 'count') ?? 500, user(body), context)) connections.tell(change)
    },
    restart: () => {
      dropConnections()
      tickets.clear()
      for (const call of pbx.desk.calls) if (call.isLive) pbx.desk.endCall(call)
    }
  }
}

/** One telephone of several that ring is not reached any more. */
function terminalDies(leg: Leg, name: string, { pbx }: FrontContext): void {
  const device = leg.devices.find(({ id, key }) => id === name || key === name)
  if (device === undefined || leg.devices.length < 2) throw new Refusal('notPossible', `${name} does not ring`)
  leg.keepDevices(
    leg.devices.filter((one) => one !== device),
    'unreachable',
    pbx.clock.now()
  )
  pbx.desk.touch(leg)
}

function usersOf(body: ControlBody): readonly EndUser[] {
  const users = body['users']
  if (!Array.isArray(users) || users.some((user) => typeof user !== 'object' || user === null)) {
    throw new Refusal('invalid', 'users must be a list of objects')
  }
  return users as EndUser[] // a tool for tests: what is wrong inside is shown as it is
}

/** What the control interface shows of the front. */
export const shownState = (
  { pbx, callbacks, channels, directory }: FrontContext,
  connections: Connections
): Readonly<Record<string, unknown>> => ({
  connections: connections.open.map(({ scope }) => {
    return { domain: scope.domain, appName: scope.appName, user: scope.user?.name ?? null }
  }),
  channels: pbx.desk.calls.flatMap(({ liveLegs }) =>
    liveLegs.flatMap(linesOf).map(({ uuid, direction, state, leg }) => {
      return { uuid, direction, state, user: directory.userOf(leg.owner)?.name ?? null }
    })
  ),
  waiting: channels.items.filter(({ element }) => element === 'channel_waiting').map(({ key }) => key),
  parked: pbx.parkLot.parked.map(({ slot, waiting }) => ({ slot, uuid: linesOf(waiting).at(-1)?.uuid ?? null })),
  callbacks: callbacks.tried
})
