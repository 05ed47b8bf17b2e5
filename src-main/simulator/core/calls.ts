import type { Failure, LegEnd } from './end-causes.ts'
import type { LegRecording } from './leg-recording.ts'
import type { CallerLine, Device, Party } from './parties.ts'
import { Refusal } from './refusal.ts'

/** Anything that can have a leg in a call. */
export interface Member {
  readonly party: Party
  /** The organisation whose short numbers it dials; missing = the first one. */
  readonly domain?: string
  /** The line its calls show unless another one is asked for. */
  readonly activeLine?: CallerLine | undefined
  /** Told when one of its legs first hears the others. */
  legConnected?(leg: Leg): void
  /** Told when one of its legs has ended, before anybody else is. */
  legEnded?(leg: Leg): void
  /** Told of keypad digits that somebody sends to one of its legs. */
  hears?(leg: Leg, digits: string): void
}

/** How somebody comes into a call of two others: heard by both, heard by the colleague only, or not heard at all. */
export type IntrusionKind = 'intrusion' | 'barge' | 'whisper' | 'monitor'

/** That a leg intrudes, and on whom. */
export interface Intrusion {
  readonly kind: IntrusionKind
  on: Leg
  /** Whoever intrudes goes. */
  end(): void
}

/** Three or more parties in one call. */
export interface Conference {
  /** Who made it: the one who ends it for all. */
  maker: Member
  /** One of its legs hangs up. */
  hangUp(leg: Leg): void
}

/** State of one party's connection to a call. An outgoing leg is `alerting` while the far side rings. */
export type LegState = 'initiated' | 'queued' | 'alerting' | 'connected' | 'held' | 'failed' | 'cleared'

/** What caused the last change of a leg, where that is worth telling. */
export type LegEvent = 'muted' | 'unmuted' | 'failed' | 'participantAdded' | 'participantLeft' | 'leftConference'

/** How a call came to a leg: queue, diversion, transfer. */
export interface LegHistory {
  /** Name of the queue or line the call came through. */
  readonly subject?: string
  readonly initial?: Party
  readonly previous?: Party
  readonly reason?: 'distributed' | 'transferred'
  readonly campOn?: boolean
}

/** What a new leg starts with. */
export interface LegStart {
  readonly id: string
  readonly call: Call
  readonly owner: Member
  readonly direction: 'in' | 'out'
  readonly state: LegState
  readonly remote: Party
  readonly devices?: readonly Device[]
  readonly history?: LegHistory
  readonly at: number
}

/** A telephone a leg has left while it lived. */
export interface LeftDevice {
  readonly device: Device
  readonly end: LegEnd
  /** Epoch ms. */
  readonly at: number
}

/** One party's connection to a call. */
export class Leg {
  readonly id: string
  readonly owner: Member
  readonly direction: 'in' | 'out'
  readonly startedAt: number
  /** Ends what is to happen to this leg later. */
  readonly timers = new AbortController()
  call: Call
  state: LegState
  remote: Party
  devices: readonly Device[]
  /** The telephones it is not on any more: another one was faster, or it was moved. */
  readonly leftDevices: LeftDevice[] = []
  history: LegHistory | undefined
  muted = false
  /** True while the others talk without this one. */
  isOnMusic = false
  event: LegEvent | undefined
  eventText: string | undefined
  /** What the people called see instead of the owner. */
  line: CallerLine | undefined
  recording: LegRecording | undefined
  /** Who took the place of this leg. */
  takenBy: Leg | undefined
  /** Set when this leg intrudes on another one. */
  intrusion: Intrusion | undefined
  /** How this party came to whoever added it to a conference. */
  cameBy: LegHistory | undefined
  /** Epoch ms of the answer; undefined before. */
  connectedAt: number | undefined
  /** Epoch ms of the end; undefined while the leg lives. */
  endedAt: number | undefined
  /** Why it ended; undefined while the leg lives. */
  ended: LegEnd | undefined
  /** Grows with each change that others may see. */
  revision = 0

  constructor(start: LegStart) {
    this.id = start.id
    this.call = start.call
    this.owner = start.owner
    this.direction = start.direction
    this.state = start.state
    this.remote = start.remote
    this.devices = start.devices ?? []
    this.history = start.history
    this.startedAt = start.at
  }

  get isLive(): boolean {
    return this.endedAt === undefined
  }

  /** Goes on with these telephones only. */
  keepDevices(devices: readonly Device[], cause: LegEnd['cause'], at: number): void {
    for (const device of this.devices) {
      if (!devices.includes(device)) this.leftDevices.push({ device, end: { cause, by: 'pbx' }, at })
    }
    this.devices = devices
  }

  /** True when somebody else took the call that rang or was open here. */
  get isReplaced(): boolean {
    return this.ended?.cause === 'lostRace' || this.ended?.cause === 'pickedOff'
  }

  get isTalking(): boolean {
    return this.state === 'connected' || this.state === 'held'
  }

  /** Whom the people called see: the owner, or what the line of the call shows instead. */
  get shownParty(): Party {
    return this.line?.party ?? this.owner.party
  }
}

/** A transfer that is not over yet; whoever takes one of its legs takes the place of that leg. */
export interface PendingTransfer {
  target: Leg
  /** The transferring leg when it stays until the end; undefined for a blind transfer. */
  by: Leg | undefined
  answered(): void
  /** Nobody takes it there, as the target or the PBX says: the call goes back where it came from, or ends. */
  fail(failure: Failure, by: LegEnd['by']): void
  /** One leg of the call hangs up. @returns false when that ends the call, as without a transfer */
  hangUp(leg: Leg): boolean
}

/** One conversation: the legs that hear each other. */
export class Call {
  readonly id: string
  readonly correlationId: string
  readonly legs: Leg[] = []
  readonly timers = new AbortController()
  /** Who started the call; of a ring group that is rung first, whoever answers. */
  caller: CallParticipant
  /** Where the caller waits for somebody. */
  distribution: Distribution | undefined
  transfer: PendingTransfer | undefined
  conference: Conference | undefined
  /** What happens when the first leg is answered, for calls that ring their own caller first. */
  afterAnswer: ((by: Leg) => void) | undefined
  /** By which whoever had it made knows it again. */
  tag: string | undefined
  /** True when the media are converted on the way; then no consultation on the same leg. */
  transcoded = false

  constructor(id: string, correlationId: string, caller: CallParticipant) {
    this.id = id
    this.correlationId = correlationId
    this.caller = caller
  }

  get liveLegs(): Leg[] {
    return this.legs.filter((leg) => leg.isLive)
  }

  get isLive(): boolean {
    return this.legs.some((leg) => leg.isLive)
  }

  get isConference(): boolean {
    return this.conference !== undefined
  }

  /** True while somebody barges in, whispers or listens. */
  get isIntruded(): boolean {
    return this.liveLegs.some((leg) => leg.intrusion !== undefined)
  }

  /** Runs what was to happen at the first answer, once. */
  answered(by: Leg): void {
    const { afterAnswer } = this
    this.afterAnswer = undefined
    afterAnswer?.(by)
  }

  /** The leg of `member`, the live one first. */
  legOf(member: Member): Leg | undefined {
    return this.liveLegs.find((leg) => leg.owner === member) ?? this.legs.find((leg) => leg.owner === member)
  }

  /** The live legs other than `leg`. */
  othersThan(leg: Leg): Leg[] {
    return this.liveLegs.filter((other) => other !== leg)
  }
}

/** A group that gives the callers who wait in it to its members. */
export interface Distribution extends Member {
  /** What a caller hears: that somebody is rung, or music. */
  readonly waitsAs: Extract<LegState, 'queued' | 'alerting'>
  /** False: nobody is let in, as at night. */
  readonly isOpen: boolean
  /** A caller starts to wait. */
  enqueue(call: Call, caller: Leg): void
  /** True when the leg is one that rings at a member for a waiting caller. */
  isOffering(leg: Leg): boolean
  /** The member did not take it: the caller waits for the next one. */
  passOn(leg: Leg, end: LegEnd): void
  /** A member, or somebody for them, took the call. */
  answered(call: Call, by: Leg): void
  /** The caller gave up. */
  abandoned(call: Call): void
}

/** The leg that is in the place of this one now: itself until somebody takes it. */
export const heirOf = (leg: Leg): Leg => (leg.takenBy === undefined ? leg : heirOf(leg.takenBy))

/** Tells a group from everybody else. */
export const isDistribution = (member: Member): member is Distribution => 'enqueue' in member

/** Someone a script can make act in a call. */
export interface CallParticipant extends Member {
  answers(call?: Call): Promise<void>
  hangsUp(call?: Call): void
}

/** The leg on the other side. @throws Refusal notPossible */
export function otherOf(leg: Leg): Leg {
  const other = leg.call.othersThan(leg)[0]
  if (other === undefined) throw new Refusal('notPossible', 'nobody is on the other side')
  return other
}
