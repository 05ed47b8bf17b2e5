import { SECOND } from '../../../../util/durations.ts'
import { lookUp } from '../../../../util/lookup.ts'
import type { Leg } from '../../../core/calls.ts'
import { Refusal } from '../../../core/refusal.ts'
import { deflect } from '../../../features/deflections.ts'
import type { SocketMessage } from '../../kit/front-socket.ts'
import { destinationOf } from '../api/destinations.ts'
import { MediaPlug } from '../channels/services.ts'
import { linesOf, type Line } from '../channels/lines.ts'
import { slotsOf } from '../elements/park-slots.ts'
import type { FrontContext } from '../front-context.ts'

type Command = Readonly<Record<string, unknown>>

/** What an obeyed command knows. */
interface Asked {
  readonly command: Command
  /** The line of its `uuid`. */
  readonly line: Line
  readonly domain: string
  readonly context: FrontContext
}

/** What each command does; nothing is ever answered (Basix API 3.8). @throws Refusal for what is not possible */
const commands = { hangup, transfer, park, eavesdrop } as const satisfies Readonly<
  Record<string, (asked: Asked) => void>
>

/** The word of a command; that of the socket where it cannot be read. */
export function commandOf(message: SocketMessage): string {
  const word = read(message)?.['cmd']
  return typeof word === 'string' ? word : 'ws_cti'
}

/** Does what a client says. @returns false for what cannot be read; what is not possible is just not done */
export function obey(message: SocketMessage, domain: string, context: FrontContext): boolean {
  const command = read(message)
  const act = lookUp(commands, commandOf(message))
  if (command === undefined || act === undefined) return false
  const line = context.channels.lineOf(String(command['uuid']), domain)
  if (line === undefined || line.ended !== undefined) return true
  try {
    act({ command, line, domain, context })
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
  }
  return true
}

function read(message: SocketMessage): Command | undefined {
  if (typeof message !== 'string') return undefined
  try {
    const parsed: unknown = JSON.parse(message)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Command) : undefined // an object, by this line
  } catch {
    return undefined
  }
}

/** Ends one leg; of a person with several telephones that ring, only the one of the line. */
function hangup({ line: { leg, uuid }, context: { pbx } }: Asked): void {
  const { call } = leg
  const isPlain =
    !call.isConference && !call.isIntruded && call.transfer === undefined && call.distribution === undefined
  if (leg.isTalking && isPlain) return pbx.desk.endCall(call)
  const device = leg.devices.find((one) =>
    linesOf(leg).some((line) => line.uuid === uuid && line.deviceKey === one.key)
  )
  const others = leg.devices.filter((one) => one !== device)
  if (leg.state !== 'alerting' || device === undefined || others.length === 0) return pbx.desk.clear(leg)
  leg.keepDevices(others, 'rejected', pbx.clock.now())
  pbx.desk.touch(leg)
}

/** Sends a party on for a user who says so: from whoever talks to it, or from where it rings. */
function transfer({ line: { leg }, command, domain, context }: Asked): void {
  const { pbx, switches, directory } = context
  const by = directory.findUser(domain, 'id', String(command['user_id']))
  if (by === undefined || by.name !== command['user_name']) return
  const { target } = destinationOf(command['destination'], { context, domain })
  const mine = leg.call.othersThan(leg).find((other) => other.isTalking)
  if (mine !== undefined) {
    if (switches.transfersOf === 'all') pbx.callControl.transfer(mine, target, { blind: true })
  } else deflect(pbx, leg, target)
}

/** Parks a party for whoever talks to it, in the first free slot of that user. */
function park({ line: { leg }, command, context }: Asked): void {
  const { pbx, switches, directory } = context
  const mine = leg.call.othersThan(leg).find((other) => other.isTalking)
  const parker = mine && directory.userOf(mine.owner)
  const timeout = Number(command['timeout'])
  if (mine === undefined || parker === undefined || !Number.isFinite(timeout) || timeout < 0) return
  const taken = pbx.parkLot.parked.map(({ slot }) => slot)
  const slot = slotsOf(parker.id).find((one) => !taken.includes(one))
  if (slot === undefined) return
  const timeoutMs = timeout * (switches.parkTimeoutUnit === 's' ? SECOND : 1)
  const ends = switches.parkTimeout === 'ends'
  pbx.parkLot.park(mine, { slot, timeoutMs: timeoutMs === 0 || ends ? undefined : timeoutMs })
  if (ends && timeoutMs > 0) pbx.after(timeoutMs, () => endIfParked(leg, context), leg.timers.signal)
}

function endIfParked(leg: Leg, { pbx }: FrontContext): void {
  if (pbx.parkLot.parked.some(({ waiting }) => waiting === leg)) pbx.desk.clear(leg)
}

/** Lets a leg that was made to listen hear another one. */
function eavesdrop({ line: { leg }, command, context }: Asked): void {
  const plug = leg.call.othersThan(leg).find(({ owner }) => owner instanceof MediaPlug)?.owner
  const { target_uuid: target, subcommand } = command
  if (!(plug instanceof MediaPlug) || typeof target !== 'string' || typeof subcommand !== 'string') return
  plug.listens.set(leg, { target, subcommand })
  context.channels.lookAgain()
}
