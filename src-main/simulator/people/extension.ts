import type { Call, CallParticipant, Leg, Member } from '../core/calls.ts'
import { logItemOf, type CallLogItem } from '../core/call-log.ts'
import { ContactList } from './contact-list.ts'
import { DiversionPlan } from './diversions.ts'
import type { UserData } from '../core/company-data.ts'
import { Device, type CallerLine, type Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { usualMobile, usualVoicemail, type LineState, type MobileTransfer } from './person-settings.ts'
import { PresenceCalendar } from './presence-calendar.ts'
import {
  changed,
  initialPresence,
  type Diversion,
  type Presence,
  type PresenceChange,
  type Shortcut
} from '../core/presence.ts'
import { LegRecording, type RecordingMode } from '../core/leg-recording.ts'
import { Refusal } from '../core/refusal.ts'

/** A group people log in to and out of. */
export interface SignInGroup {
  /** @throws Refusal notAMember */
  setSignedIn(agent: Extension, signedIn: boolean): void
}

/** A group whose agents pause. */
export interface AgentGroup {
  /** No reason: takes calls again. @throws Refusal notAMember | notPossible */
  setPaused(agent: Extension, reason: string | undefined): void
}

/** A picture somebody has put up. */
export interface Photo {
  readonly bytes: Uint8Array
  readonly type: 'image/png' | 'image/jpeg'
}

/** A person with telephones; scripts make it act. */
export class Extension implements CallParticipant {
  readonly data: UserData
  readonly domain: string
  readonly address: string
  readonly name: string
  readonly party: Party
  readonly devices: readonly Device[]
  presence: Presence
  shortcuts: readonly Shortcut[]
  /** The number set by hand; it comes before the plan. */
  diversion: Diversion | undefined
  /** True: this person's telephones are busy for everybody. */
  dnd = false
  readonly diversions = new DiversionPlan()
  activeLine: CallerLine | undefined
  /** The numbers of groups this person may show. */
  readonly groupLines: CallerLine[] = []
  /** When set, this person picks up by itself after so many ms: for demos. */
  answersAfterMs: number | undefined
  /** How this person's calls are recorded; undefined: not at all. */
  recordingMode: RecordingMode | undefined
  canPauseRecording = true
  /** The last transfer of a mobile call this person asked for. */
  mobileTransfer: MobileTransfer | undefined
  /** Calls another system says this person is in, by the id it chose. */
  readonly lineStates = new Map<string, LineState>()
  readonly calendar: PresenceCalendar
  readonly contacts: ContactList
  /** Values of the directory fields, by field id. */
  readonly fields: Map<string, string>
  photo: Photo | undefined
  voicemail = usualVoicemail
  mobileSettings = usualMobile
  /** Grow with each change of what they are about. */
  readonly versions = { image: 1, card: 1 }
  readonly log: CallLogItem[] = []
  readonly #world: World

  constructor(world: World, data: UserData) {
    this.#world = world
    this.data = data
    this.domain = data.domain
    this.address = `${data.id}@${data.domain}`
    this.name = `${data.firstName} ${data.lastName}`.trim()
    this.party = { kind: 'user', name: this.name, number: data.number, shortNumber: data.shortNumber }
    this.devices = data.devices.map((device) => new Device(`${data.shortNumber}-${device.key}`, device))
    this.presence = initialPresence(data, world.data)
    this.shortcuts = data.shortcuts ?? []
    this.recordingMode = data.recording
    this.calendar = new PresenceCalendar(world, (change) => this.setPresence(change))
    this.contacts = new ContactList(data.favourites ?? [])
    this.fields = new Map(Object.entries(data.fields ?? {}))
  }

  /** Live legs of this person, the oldest first. */
  get legs(): Leg[] {
    return this.#world.desk.legsOf(this)
  }

  get isBusy(): boolean {
    return this.legs.length > 0 || this.lineStates.size > 0
  }

  /** True when some telephone would ring. */
  get isReachable(): boolean {
    return this.devices.some((device) => device.active)
  }

  /** True while this person talks, here or in a call another system tells of. */
  get isInCall(): boolean {
    return this.legs.some((leg) => leg.isTalking) || this.lineStates.size > 0
  }

  /** The device by id or short name. @throws Refusal noSuchDevice */
  device(name: string): Device {
    const found = this.devices.find((device) => device.id === name || device.key === name)
    if (found === undefined) throw new Refusal('noSuchDevice', name)
    return found
  }

  /** This person's live leg of the call, or of the newest call. @throws Refusal noSuchCall */
  legIn(call?: Call): Leg {
    const leg = call === undefined ? this.legs.at(-1) : call.legOf(this)
    if (leg === undefined) throw new Refusal('noSuchCall', `${this.name} is not in that call`)
    return leg
  }

  /** Calls someone; resolves when the other side rings, waits in a queue or has failed. */
  async dials(target: Member | string, device?: string): Promise<Call> {
    const from = device === undefined ? this.devices.find((one) => one.active) : this.device(device)
    return this.#world.callControl.dial(this, target, from === undefined ? {} : { device: from })
  }

  async answers(call?: Call, device?: string): Promise<void> {
    this.#world.desk.answer(this.legIn(call), device === undefined ? undefined : this.device(device))
  }

  hangsUp(call?: Call): void {
    this.#world.desk.clear(this.legIn(call))
  }

  /** Refuses a call that rings here. */
  rejects(call?: Call): void {
    this.#world.desk.clear(this.legIn(call))
  }

  holds(call?: Call): void {
    this.#world.desk.hold(this.legIn(call))
  }

  resumes(call?: Call): void {
    this.#world.desk.resume(this.legIn(call))
  }

  mutes(call?: Call): void {
    this.#world.desk.setMuted(this.legIn(call), true)
  }

  unmutes(call?: Call): void {
    this.#world.desk.setMuted(this.legIn(call), false)
  }

  /** Hands a call over, without asking unless `blind` is false. */
  transfers(call: Call, target: Member | string, blind = true): void {
    this.#world.callControl.transfer(this.legIn(call), target, { blind })
  }

  /** Records the leg as this person is set to be recorded. */
  legConnected(leg: Leg): void {
    if (this.recordingMode === undefined) return
    leg.recording = this.#newRecording(leg, this.recordingMode)
    if (leg.recording.mode === 'onDemand') leg.recording.start(this.#world.clock.now())
  }

  /** Records a leg of this person from now to its end, whatever the person is set to. */
  records(leg: Leg): void {
    leg.recording = this.#newRecording(leg, 'startStop')
    leg.recording.start(this.#world.clock.now())
  }

  #newRecording(leg: Leg, mode: RecordingMode): LegRecording {
    return new LegRecording(mode, this.canPauseRecording, (recording) => this.#keepRecording(recording, leg))
  }

  /** Writes the leg into the log; what a colleague took was not missed. */
  legEnded(leg: Leg): void {
    const isLogged = leg.connectedAt !== undefined || !leg.isReplaced
    if (isLogged) this.log.unshift(logItemOf(leg, this.#world.nextLogId()))
  }

  #keepRecording(recording: LegRecording, leg: Leg): void {
    const startedAt = recording.startedAt ?? leg.startedAt
    const durationMs = recording.lengthMs(this.#world.clock.now())
    const id = this.#world.nextLogId()
    const row = { id, kind: 'recording', startedAt, durationMs, remote: leg.remote } as const
    this.log.unshift({ ...row, isSeen: false, isPlayed: false })
  }

  changesPresence(activityId: string, more: Omit<PresenceChange, 'activityId'> = {}): void {
    this.setPresence({ ...more, activityId })
  }

  /** Changes what this person is doing; ends by itself at `until`. @throws Refusal noSuchActivity */
  setPresence(change: PresenceChange): void {
    const { activities, roles } = this.#world.data
    const known = change.activityId === undefined || activities.some((one) => one.id === change.activityId)
    const knownRole = change.roleId === undefined || roles.some((one) => one.id === change.roleId)
    if (!known || !knownRole) throw new Refusal('noSuchActivity', change.activityId ?? change.roleId ?? '')
    const before = this.presence
    const now = changed(before, change, activities)
    this.presence = now
    if (now.activityId !== before.activityId && this.diversion?.untilActivityChanges === true) {
      this.diversion = undefined
    }
    if (now.until !== null) this.#world.after(now.until - this.#world.clock.now(), () => this.#expire(now))
    this.#world.events.emit({ kind: 'presence', extension: this })
  }

  #expire(expected: Presence): void {
    if (this.presence !== expected) return
    const usual = this.#world.data.activities.find((one) => one.isDefault)
    this.setPresence({ activityId: usual?.id ?? 'available', until: null })
  }

  logsInTo(group: SignInGroup): void {
    group.setSignedIn(this, true)
  }

  logsOutOf(group: SignInGroup): void {
    group.setSignedIn(this, false)
  }

  pausesIn(group: AgentGroup, reason: string): void {
    group.setPaused(this, reason)
  }

  unpausesIn(group: AgentGroup): void {
    group.setPaused(this, undefined)
  }

  setsDnd(on: boolean): void {
    this.dnd = on
    this.#world.events.emit({ kind: 'dnd', extension: this })
  }

  /** Plugs a telephone in or out. */
  setsDeviceActive(name: string, active: boolean): void {
    this.device(name).active = active
    this.#world.events.emit({ kind: 'devices', extension: this })
  }

  /** The numbers this person may show. */
  get lines(): CallerLine[] {
    const { number, mobile } = this.data
    const own: CallerLine[] = [{ kind: 'fixed', groupId: '0', number, name: 'Office', party: this.party }]
    if (mobile !== undefined) {
      const party: Party = { kind: 'user', ...(this.name !== '' && { name: this.name }), number: mobile }
      own.push({ kind: 'mobile', groupId: '0', number: mobile, name: 'Mobile', party })
    }
    const withheld: Party = { kind: 'outside', withheld: true }
    const anonymous: CallerLine = { kind: 'anonymous', groupId: '0', name: 'Anonymous', party: withheld }
    return [...own, ...this.groupLines, anonymous]
  }
}
