import { CtiError } from '../../util/errors.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { CallControlOperations } from './operations/call-control.ts'
import { CallRecordingOperations } from './operations/call-recording.ts'
import { CallStateOperations } from './operations/call-state.ts'
import { ConfigurationOperations } from './operations/configuration.ts'
import { ContactsInformationOperations } from './operations/contacts-information.ts'
import { ContactListOperations } from './operations/contacts.ts'
import { DeviceOperations } from './operations/devices.ts'
import { DiversionOperations } from './operations/diversion.ts'
import { AcdGroupOperations, DistributionGroupOperations } from './operations/groups.ts'
import type { GroupPlace } from './operations/groups.ts'
import { PresenceShortcutOperations } from './operations/presence-shortcuts.ts'
import { QueueStatisticsOperations } from './operations/queue-statistics.ts'
import { UserInformationOperations } from './operations/user-information.ts'
import type { Requester } from './request.ts'
import type * as wire from './wire.ts'
import type { Int64 } from './wire.ts'

/** Operations whose body is nothing but the token the user saw. */
export type TokenOperation = TokenControl | TokenRecording

type TokenControl = Extract<DstnyOperationId, 'holdCall' | 'resumeCall' | 'muteCall' | 'unmuteCall' | 'parkCall'>
type TokenRecording = Extract<
  DstnyOperationId,
  'startRecording' | 'stopRecording' | 'saveRecording' | 'discardRecording' | 'pauseRecording' | 'resumeRecording'
>

/** What the link asks of calls and devices, in the words it uses (Contract dstny 3.8 to 3.10, 3.22). Every method throws CtiError. */
export class CallOperations {
  readonly #control: CallControlOperations
  readonly #recording: CallRecordingOperations
  readonly #state: CallStateOperations
  readonly #devices: DeviceOperations

  constructor(requester: Requester) {
    this.#control = new CallControlOperations(requester)
    this.#recording = new CallRecordingOperations(requester)
    this.#state = new CallStateOperations(requester)
    this.#devices = new DeviceOperations(requester)
  }

  userCalls(signal: AbortSignal): Promise<wire.WireUserCalls> {
    return this.#state.getUserCallState(signal)
  }

  call(callId: string, signal: AbortSignal): Promise<wire.WireCall> {
    return this.#state.getCallState(callId, signal)
  }

  devices(signal: AbortSignal): Promise<wire.WireDevice[]> {
    return this.#devices.listDevices(undefined, signal)
  }

  activeDevices(signal: AbortSignal): Promise<wire.WireDevice[]> {
    return this.#devices.listActiveDevices(signal)
  }

  answer(callId: string, deviceId: string, signal: AbortSignal): Promise<wire.WireCall | undefined> {
    return this.#control.answerCall(callId, deviceId, {}, signal)
  }

  clear(callId: string, signal: AbortSignal): Promise<void> {
    return this.#control.clearCall(callId, signal)
  }

  withToken(
    operation: TokenOperation,
    callId: string,
    stateToken: Int64,
    signal: AbortSignal
  ): Promise<wire.WireCall | undefined> {
    return isRecording(operation)
      ? this.#recording[operation](callId, { stateToken }, signal)
      : this.#control[operation](callId, { stateToken }, signal)
  }

  /** Holds `callId` and takes `target`, also when that still rings (Contract dstny 5.4). */
  alternate(
    callId: string,
    stateToken: Int64,
    target: { readonly callId: string; readonly stateToken: Int64 },
    signal: AbortSignal
  ): Promise<wire.WireCall | undefined> {
    const request = { stateToken, targetCallId: target.callId, targetStateToken: target.stateToken }
    return this.#control.alternateCall(callId, request, signal)
  }

  sendDtmf(callId: string, stateToken: Int64, digits: string, signal: AbortSignal): Promise<wire.WireCall | undefined> {
    return this.#control.sendDtmf(callId, { digits, stateToken }, signal)
  }
}

const isRecording = (operation: TokenOperation): operation is TokenRecording => operation.endsWith('Recording')

/** What the link asks of the user's presence (Contract dstny 3.18, 3.20, 3.21, 3.23). Every method throws CtiError. */
export class PresenceOperations {
  readonly #configuration: ConfigurationOperations
  readonly #user: UserInformationOperations
  readonly #shortcuts: PresenceShortcutOperations
  readonly #diversion: DiversionOperations

  constructor(requester: Requester) {
    this.#configuration = new ConfigurationOperations(requester)
    this.#user = new UserInformationOperations(requester)
    this.#shortcuts = new PresenceShortcutOperations(requester)
    this.#diversion = new DiversionOperations(requester)
  }

  configuration(signal: AbortSignal): Promise<wire.WireConfiguration> {
    return this.#configuration.getConfiguration(undefined, signal)
  }

  own(signal: AbortSignal): Promise<wire.WirePresence> {
    return this.#user.getUserPresence(signal)
  }

  shortcuts(signal: AbortSignal): Promise<wire.WireShortcut[]> {
    return this.#shortcuts.listPresenceShortcuts(signal)
  }

  /** The new presence where the answer can be read. */
  setActivity(
    activity: { readonly id: string; readonly expiration: string; readonly available?: boolean },
    signal: AbortSignal
  ): Promise<wire.WirePresence | undefined> {
    return this.#user.updateUserPresence({ activity }, signal)
  }

  /** Diverts calls until the activity changes (Contract dstny 5.10). */
  divertWhileActive(phoneNumber: string, signal: AbortSignal): Promise<void> {
    return this.#diversion.setActiveDiversion(phoneNumber, true, signal)
  }
}

/** What the link asks of groups and queues (Contract dstny 3.1 to 3.3). Every method throws CtiError. */
export class QueueOperations {
  readonly #acd: AcdGroupOperations
  readonly #own: DistributionGroupOperations
  readonly #figures: QueueStatisticsOperations

  constructor(requester: Requester) {
    this.#acd = new AcdGroupOperations(requester)
    this.#own = new DistributionGroupOperations(requester)
    this.#figures = new QueueStatisticsOperations(requester)
  }

  groups(signal: AbortSignal): Promise<wire.WireGroup[]> {
    return this.#acd.listAcdGroups({ ignoreAgents: true }, signal)
  }

  figures(signal: AbortSignal): Promise<wire.WireQueueFigures[]> {
    return this.#figures.getUserQueueStatistics(undefined, signal)
  }

  /**
   * Signs the user in or out of a group: the user's own operation first, then the agent operations, the oldest of which
   * is the one proven on a live server (Contract dstny 5.9, 3.1).
   */
  async setSignedIn(group: GroupPlace, agent: string, signedIn: boolean, signal: AbortSignal): Promise<void> {
    const action = signedIn ? 'login' : 'logout'
    const ways: readonly (() => Promise<unknown>)[] = [
      () => this.#own[`${action}DistributionGroup`](group, {}, signal),
      () => this.#acd.setAcdAgentLogin(group, agent, action, signal),
      () => this.#acd.setAcdAgentLoginV0(group, agent, action, signal)
    ]
    await firstThatWorks(ways)
  }
}

async function firstThatWorks(ways: readonly (() => Promise<unknown>)[]): Promise<void> {
  let refusal: unknown
  for (const way of ways) {
    try {
      return void (await way())
    } catch (error) {
      const elsewhere = error instanceof CtiError && ['permission', 'unsupported', 'notFound'].includes(error.kind)
      if (!elsewhere) throw error
      refusal ??= error
    }
  }
  throw refusal
}

/** What the link asks of the directory (Contract dstny 3.13, 3.15). Every method throws CtiError. */
export class ContactOperations {
  readonly #list: ContactListOperations
  readonly #information: ContactsInformationOperations

  constructor(requester: Requester) {
    this.#list = new ContactListOperations(requester)
    this.#information = new ContactsInformationOperations(requester)
  }

  async search(query: string, maxResults: number, signal: AbortSignal): Promise<wire.WireContact[]> {
    return (await this.#list.searchContacts({ query, maxResults }, signal)).contact
  }

  contact(cid: string, signal: AbortSignal): Promise<wire.WireContact> {
    return this.#information.getContact(cid, {}, signal)
  }
}
