import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { defined } from '../../../util/defined.ts'
import type { Emitter } from '../../../util/emitter.ts'
import { CtiError } from '../../../util/errors.ts'
import type { CommandOf } from '../../commands.ts'
import { confirmed } from '../../kit/confirming.ts'
import { readChannel } from '../elements/channel.ts'
import type { CallContext } from './call-context.ts'
import type { CallTable } from './call-table.ts'
import { destinationOf } from './destinations.ts'
import { partyOf, remoteOf } from './remote-party.ts'
import { parkedCalls } from './waiting-calls.ts'

/** A call that rings the user's telephones before it goes anywhere. */
interface OwnCall {
  readonly destination: string
  /** Who that is. */
  readonly remote: Party
  readonly autoAnswer?: boolean
  /** The group on whose behalf it is made, whose number is shown. */
  readonly groupId?: number
}

/** Commands that make the system ring the user's telephones first (Basix 2.2). */
export class StartingCommands {
  readonly #context: CallContext
  readonly #calls: CallTable

  constructor(context: CallContext, calls: CallTable) {
    this.#context = context
    this.#calls = calls
  }

  async dial({ number, kind, lineId }: CommandOf<'dial'>, signal: AbortSignal): Promise<void> {
    const destination = destinationOf(number, kind === 'voicemail', this.#context)
    const group = this.#context.directory.group(Number(lineId))
    const remote = partyOf(number, this.#context)
    await this.#call({ destination, remote, ...defined({ groupId: group?.id }) }, signal)
  }

  /** A parked call is fetched by calling its slot (Basix 2.1). */
  async retrieve({ slot }: CommandOf<'retrieve'>, signal: AbortSignal): Promise<void> {
    const parked = parkedCalls(this.#context.store, this.#context).find((one) => one.slot === slot)
    if (parked === undefined) throw notFound()
    await this.#call({ destination: slot, remote: parked.remote }, signal)
  }

  /** The id is the uuid of the caller's leg, by which somebody has to be rung still (Basix 3.7). */
  async pickUp({ pickupId }: CommandOf<'pickUp'>, signal: AbortSignal): Promise<void> {
    const legs = [...this.#context.store.of('channel').values()].flatMap((item) => readChannel(item) ?? [])
    const ringing = legs.find((leg) => leg.otherUuid === pickupId && leg.answeredAt === undefined && !leg.isOver)
    if (ringing === undefined) throw notFound()
    const remote = remoteOf(ringing, this.#context)
    await this.#call({ destination: `pickup_uuid.${pickupId}`, remote, autoAnswer: true }, signal)
  }

  /** A telephone of the user picks up what rings at the others (Basix 4, experimental). */
  async answer({ vendorId }: CommandOf<'answer'>, signal: AbortSignal): Promise<void> {
    const [ringing] = this.#calls.legsOf(vendorId)
    const uuid = ringing?.otherUuid
    if (ringing === undefined || uuid === undefined) throw notFound()
    const remote = remoteOf(ringing, this.#context)
    const call = { destination: `pickup_uuid.${uuid}`, remote, autoAnswer: true }
    const isDone = (): boolean => this.#calls.find(vendorId)?.state !== 'alerting'
    await this.#untilSeen(call, this.#calls.changed, isDone, signal)
  }

  async setDnd({ on }: CommandOf<'setDnd'>, signal: AbortSignal): Promise<void> {
    const { link, directory, self } = this.#context
    const { dndOnCode, dndOffCode } = link.options
    const isDone = (): boolean => directory.user(self.id)?.dnd === on
    await this.#untilSeen(ofCode(on ? dndOnCode : dndOffCode), directory.changed, isDone, signal)
  }

  async setSignedIn({ vendorId, signedIn }: CommandOf<'setQueueSignedIn'>, signal: AbortSignal): Promise<void> {
    const { link, directory, self } = this.#context
    const { groupInCode, groupOutCode } = link.options
    const group = directory.group(Number(vendorId))
    if (group?.extension === undefined) throw notFound()
    const isDone = (): boolean => directory.placeOf(self.id, group.id)?.isLoggedIn === signedIn
    const code = (signedIn ? groupInCode : groupOutCode).replaceAll('G', group.extension)
    await this.#untilSeen(ofCode(code), directory.changed, isDone, signal)
  }

  /** What a code does is not answered, only seen. */
  async #untilSeen(call: OwnCall, changed: Emitter<void>, isDone: () => boolean, signal: AbortSignal): Promise<void> {
    const { clock, client } = this.#context.link
    const send = (until: AbortSignal): Promise<void> => this.#call(call, until)
    await confirmed({ clock, host: client.host, changed, isDone, send, look: () => undefined }, signal)
  }

  async #call({ destination, remote, autoAnswer, groupId }: OwnCall, signal: AbortSignal): Promise<void> {
    const { link, memory, self } = this.#context
    const { options, client } = link
    const request = {
      user_name: self.name,
      destination,
      answer_timeout: options.answerSeconds,
      auto_answer: autoAnswer ?? options.autoAnswer,
      ...defined({ group_id: groupId }),
      ...(groupId === undefined && options.groupResolver !== 'none' ? { group_resolver: options.groupResolver } : {})
    }
    await memory.requests.during({ destination, remote }, () => client.callUser(request, signal))
  }
}

/** A code of the account's own (Basix 4, assumed). */
const ofCode = (code: string): OwnCall => ({
  destination: code,
  remote: { kind: 'service', number: code, displayNumber: code, withheld: false },
  autoAnswer: true
})

const notFound = (): CtiError => new CtiError('notFound', { userMessage: m.error_not_found() })
