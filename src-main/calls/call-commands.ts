import type { Call, CallAction } from '../../src-preload/contract/call.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Command } from '../connectors/connector.ts'
import { assertNever } from '../util/assert-never.ts'
import { CtiError } from '../util/errors.ts'
import type { CallOrigin, CallStore } from './call-store.ts'
import { isRefused, understandNumber } from './dial-number.ts'

/** What commands need of the accounts. */
export interface CommandLink {
  /** @throws CtiError notFound | network when nothing can be sent to the account now */
  requireLink(accountId: string): void
  /** Sends once; a command is never repeated. @throws CtiError */
  execute(accountId: string, command: Command): Promise<void>
  /** Asks for the state to be read again, after a command whose fate is unknown. */
  reread(accountId: string): void
  /** Device that is used when none is chosen. */
  preferredDeviceId(accountId: string): string | undefined
}

/** A control that was pressed. */
export interface CallOrder {
  readonly callId: string
  readonly action: CallAction
  readonly target?: string | undefined
  readonly deviceId?: string | undefined
}

/** A number that is to be called. `target` is what the user typed. */
export interface DialOrder {
  readonly accountId: string
  readonly target: string
  readonly deviceId?: string | undefined
}

/** Turns pressed controls into commands of the account's link. Resolves when accepted; the effect comes as an event. */
export class CallCommands {
  readonly #calls: CallStore
  readonly #link: CommandLink
  readonly #region: () => string

  constructor(calls: CallStore, link: CommandLink, region: () => string) {
    this.#calls = calls
    this.#link = link
    this.#region = region
  }

  /** @throws CtiError notFound | conflict | unsupported, and what the link throws */
  async act(order: CallOrder): Promise<void> {
    const call = this.#calls.entities.get(order.callId)
    const origin = this.#calls.origin(order.callId)
    if (call === undefined || origin === undefined) throw notFound()
    if (!call.allowed.includes(order.action)) throw new CtiError('conflict', { userMessage: m.call_not_now() })
    await this.#send(origin.accountId, this.#commandFor(order, call, origin))
  }

  /** @throws CtiError unsupported when the text is no number, and what the link throws */
  async dial({ accountId, target, deviceId }: DialOrder): Promise<void> {
    const number = this.#numberIn(target)
    await this.#send(accountId, { type: 'dial', number, deviceId: deviceId ?? this.#link.preferredDeviceId(accountId) })
  }

  #commandFor({ action, target, deviceId }: CallOrder, call: Call, { accountId, vendorId }: CallOrigin): Command {
    switch (action) {
      case 'answer':
        return { type: action, vendorId, deviceId: deviceId ?? this.#answeringDevice(call) }
      case 'reject':
      case 'hangUp':
      case 'hold':
      case 'resume':
      case 'mute':
      case 'unmute':
        return { type: action, vendorId }
      case 'swap':
        return { type: action, vendorId, otherVendorId: this.#otherCall(accountId, target) }
      case 'blindTransfer':
        return { type: action, vendorId, number: this.#numberIn(target ?? '') }
      case 'dtmf':
        return { type: action, vendorId, digits: digitsIn(target ?? '') }
      default:
        return assertNever(action)
    }
  }

  /** The preferred device where it can answer this call. */
  #answeringDevice(call: Call): string | undefined {
    const preferred = this.#link.preferredDeviceId(call.accountId)
    return preferred !== undefined && call.answerDeviceIds.includes(preferred) ? preferred : undefined
  }

  #otherCall(accountId: string, callId: string | undefined): string {
    const other = callId === undefined ? undefined : this.#calls.origin(callId)
    if (other === undefined || other.accountId !== accountId) throw notFound()
    return other.vendorId
  }

  #numberIn(text: string): string {
    const understood = understandNumber(text, this.#region())
    if (isRefused(understood)) throw new CtiError('unsupported', { userMessage: understood.problem })
    return understood.digits
  }

  async #send(accountId: string, command: Command): Promise<void> {
    this.#link.requireLink(accountId)
    try {
      await this.#link.execute(accountId, command)
    } catch (error) {
      throw this.#afterFailure(accountId, error)
    }
  }

  /** After a lost answer nobody knows whether the command was carried out: read again, never repeat (trust.md R6). */
  #afterFailure(accountId: string, error: unknown): unknown {
    if (!(error instanceof CtiError)) return error
    const isUnknown = error.kind === 'timeout' || error.kind === 'network'
    if (isUnknown || error.kind === 'conflict' || error.kind === 'notFound') this.#link.reread(accountId)
    return isUnknown ? new CtiError(error.kind, { userMessage: m.command_unknown(), cause: error }) : error
  }
}

const notFound = (): CtiError => new CtiError('notFound', { userMessage: m.error_not_found() })

function digitsIn(text: string): string {
  if (/^[0-9*#]{1,32}$/.test(text)) return text
  throw new CtiError('unsupported', { userMessage: m.call_bad_digits() })
}
