import * as z from 'zod/mini'
import { CtiError } from '../../util/errors.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import type { OperationInput, Requester } from './request.ts'
import * as wire from './wire.ts'
import type { Int64 } from './wire.ts'

/** Operations whose body is nothing but the token the user saw. */
export type TokenOperation = Extract<
  DstnyOperationId,
  | 'holdCall'
  | 'resumeCall'
  | 'muteCall'
  | 'unmuteCall'
  | 'parkCall'
  | 'startRecording'
  | 'stopRecording'
  | 'saveRecording'
  | 'discardRecording'
  | 'pauseRecording'
  | 'resumeRecording'
>

/**
 * Typed operations of calls and devices (Contract dstny 3.8 to 3.10, 3.22). Reads are repeated when the server is busy;
 * commands are sent once (trust R6). Every method throws CtiError.
 */
export class CallOperations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  userCalls(signal: AbortSignal): Promise<wire.WireUserCalls> {
    return this.#requester.readUrgently('getUserCallState', wire.wireUserCalls, signal)
  }

  call(callId: string, signal: AbortSignal): Promise<wire.WireCall> {
    return this.#requester.read('getCallState', { path: { callId } }, wire.wireCall, signal)
  }

  devices(signal: AbortSignal): Promise<wire.WireDevice[]> {
    return this.#requester.read('listDevices', {}, wire.wireDevices, signal)
  }

  activeDevices(signal: AbortSignal): Promise<wire.WireDevice[]> {
    return this.#requester.read('listActiveDevices', {}, wire.wireDevices, signal)
  }

  answer(callId: string, deviceId: string, signal: AbortSignal): Promise<wire.WireCall | undefined> {
    return this.#callCommand('answerCall', { path: { callId, deviceId }, body: {} }, signal)
  }

  clear(callId: string, signal: AbortSignal): Promise<void> {
    return this.#requester.order('clearCall', { path: { callId } }, signal)
  }

  withToken(
    operation: TokenOperation,
    callId: string,
    stateToken: Int64,
    signal: AbortSignal
  ): Promise<wire.WireCall | undefined> {
    return this.#callCommand(operation, { path: { callId }, body: { stateToken } }, signal)
  }

  /** Holds `callId` and takes `target`, also when that still rings (Contract dstny 5.4). */
  alternate(
    callId: string,
    stateToken: Int64,
    target: { readonly callId: string; readonly stateToken: Int64 },
    signal: AbortSignal
  ): Promise<wire.WireCall | undefined> {
    const body = { stateToken, targetCallId: target.callId, targetStateToken: target.stateToken }
    return this.#callCommand('alternateCall', { path: { callId }, body }, signal)
  }

  sendDtmf(callId: string, stateToken: Int64, digits: string, signal: AbortSignal): Promise<wire.WireCall | undefined> {
    return this.#callCommand('sendDtmf', { path: { callId }, body: { digits, stateToken } }, signal)
  }

  /** The answer's call state where it can be read; a 2xx counts as done either way (Contract dstny 1.7). */
  #callCommand(id: DstnyOperationId, input: OperationInput, signal: AbortSignal): Promise<wire.WireCall | undefined> {
    return this.#requester.command(id, input, z.catch(z.optional(wire.wireCall), undefined), signal)
  }
}

/** Typed operations of presence and configuration (Contract dstny 3.18, 3.20, 3.21, 3.23). Every method throws CtiError. */
export class PresenceOperations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  configuration(signal: AbortSignal): Promise<wire.WireConfiguration> {
    return this.#requester.read('getConfiguration', {}, wire.wireConfiguration, signal)
  }

  own(signal: AbortSignal): Promise<wire.WirePresence> {
    return this.#requester.read('getUserPresence', {}, wire.wirePresence, signal)
  }

  async shortcuts(signal: AbortSignal): Promise<wire.WireShortcut[]> {
    const answer = await this.#requester.read('listPresenceShortcuts', {}, wire.wireShortcuts, signal)
    return answer.presenceShortcut
  }

  /** The new presence where the answer can be read. */
  setActivity(
    activity: { readonly id: string; readonly expiration: string; readonly available?: boolean },
    signal: AbortSignal
  ): Promise<wire.WirePresence | undefined> {
    const schema = z.catch(z.optional(wire.wirePresence), undefined)
    return this.#requester.command('updateUserPresence', { body: { activity } }, schema, signal)
  }

  /** Diverts calls until the activity changes (Contract dstny 5.10). */
  divertWhileActive(phoneNumber: string, signal: AbortSignal): Promise<void> {
    const query = [
      ['phoneNumber', phoneNumber],
      ['activityScoped', 'true']
    ] as const
    return this.#requester.order('setActiveDiversion', { query }, signal)
  }
}

/** Typed operations of groups and queues (Contract dstny 3.1 to 3.3). Every method throws CtiError. */
export class QueueOperations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  async groups(signal: AbortSignal): Promise<wire.WireGroup[]> {
    const query = [['ignoreAgents', 'true']] as const
    return (await this.#requester.read('listAcdGroups', { query }, wire.wireGroups, signal)).groups
  }

  async figures(signal: AbortSignal): Promise<wire.WireQueueFigures[]> {
    return (await this.#requester.read('getUserQueueStatistics', {}, wire.wireQueueStatistics, signal)).queue
  }

  /**
   * Signs the user in or out of a group: the user's own operation first, then the agent operations, the oldest of which
   * is the one proven on a live server (Contract dstny 5.9, 3.1).
   */
  async setSignedIn(
    group: { readonly id: Int64; readonly domain: string },
    agent: string,
    signedIn: boolean,
    signal: AbortSignal
  ): Promise<void> {
    const id = String(group.id)
    const query = [['action', signedIn ? 'login' : 'logout']] as const
    const own = signedIn ? 'loginDistributionGroup' : 'logoutDistributionGroup'
    const path = { group: id, groupDomain: group.domain, agent }
    const ways: readonly (() => Promise<void>)[] = [
      () => this.#requester.order(own, { path: { grpid: id, grpidDomain: group.domain } }, signal),
      () => this.#requester.order('setAcdAgentLogin', { path: { ...path, domain: group.domain }, query }, signal),
      () => this.#requester.order('setAcdAgentLoginV0', { path, query }, signal)
    ]
    await firstThatWorks(ways)
  }
}

async function firstThatWorks(ways: readonly (() => Promise<void>)[]): Promise<void> {
  let refusal: unknown
  for (const way of ways) {
    try {
      return await way()
    } catch (error) {
      const elsewhere = error instanceof CtiError && ['permission', 'unsupported', 'notFound'].includes(error.kind)
      if (!elsewhere) throw error
      refusal ??= error
    }
  }
  throw refusal
}

/** Typed operations of the directory (Contract dstny 3.13, 3.15). Every method throws CtiError. */
export class ContactOperations {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  async search(query: string, maxResults: number, signal: AbortSignal): Promise<wire.WireContact[]> {
    const values = [
      ['query', query],
      ['maxResults', String(maxResults)]
    ] as const
    const answer = await this.#requester.read('searchContacts', { query: values }, wire.wireContactList, signal)
    return answer.contact
  }

  contact(cid: string, signal: AbortSignal): Promise<wire.WireContact> {
    return this.#requester.read('getContact', { path: { cid } }, wire.wireContact, signal)
  }
}
