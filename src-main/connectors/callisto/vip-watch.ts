import type { AssistantMember, VipNumber } from '../../../src-preload/contract/services/assistant-groups.ts'
import { abortError, linkedAbort } from '../../util/abort.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import type { ConnectorEvent } from '../events.ts'
import { Debounced } from '../../util/throttle.ts'
import { RetryingReader } from '../kit/retrying-reader.ts'
import type { CallistoContext } from './context.ts'
import { mapGroups } from './mapper/groups.ts'
import { mapMembers, mapVipNumbers } from './mapper/people.ts'

/** How often the lists of all managers are read again, in ms. */
const EVERY_MS = 10 * MINUTE
/** How long after the last change from here they are, in ms: whoever makes one often makes several. */
const QUIET_MS = 2 * SECOND
/** How many readings are under way at once: a walk over all managers is many, and nobody waits for it. */
const MOST_AT_ONCE = 2

/**
 * The numbers on the lists of all managers, which mark callers of every account. A level of importance comes with a call
 * inside the system only, so that thresholds make nobody important here (Callisto API 2.1.4).
 */
export class VipWatch {
  readonly #context: CallistoContext
  readonly #reader: RetryingReader<never>
  readonly #changed: Debounced
  /** The groups that were read when the link opened, for the first walk. */
  #groupIds: readonly string[] | undefined
  #numbers: readonly string[]

  /** `known`: numbers of the link before. */
  constructor(context: CallistoContext, known: readonly string[] | undefined) {
    this.#context = context
    this.#numbers = known ?? context.addedHere.numbers
    this.#reader = new RetryingReader<never>(context, {
      what: 'VIP numbers',
      everyMs: QUIET_MS,
      read: (signal) => this.#read(signal)
    })
    this.#changed = new Debounced(context.clock, QUIET_MS, () => this.#reader.trigger(), context.signal)
  }

  get numbers(): readonly string[] {
    return this.#numbers
  }

  /** Reads them in the background, from now on again and again. */
  start(groupIds: readonly string[]): void {
    this.#groupIds = groupIds
    void this.#again()
  }

  changed(): void {
    this.#changed.trigger()
  }

  async #again(): Promise<void> {
    const { clock, signal } = this.#context
    try {
      while (!signal.aborted) {
        this.#reader.trigger()
        await clock.sleep(EVERY_MS, signal)
      }
    } catch {
      // only the sleep can fail, when the life is over
    }
  }

  async #read(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const { functions, addedHere } = this.#context
    const read = functions.isOn('getVIPNumbers') ? await this.#walk(signal) : addedHere.numbers
    const numbers = [...new Set(read)].sort()
    if (numbers.join('\n') === this.#numbers.join('\n')) return []
    this.#numbers = numbers
    return [{ type: 'vipNumbersChanged', numbers }]
  }

  /** @throws CtiError; what has not begun by then is not asked for */
  async #walk(signal: AbortSignal): Promise<readonly string[]> {
    using walk = linkedAbort(signal)
    try {
      return await this.#numbersNow(walk.signal)
    } catch (error) {
      walk.abort(abortError('another reading failed'))
      throw error
    }
  }

  async #numbersNow(signal: AbortSignal): Promise<readonly string[]> {
    const { client, functions, addedHere } = this.#context
    const groupIds = this.#groupIds ?? mapGroups(await client.getGroups({}, signal)).map(({ shown }) => shown.id)
    this.#groupIds = undefined
    const members = await readEach(groupIds, (groupId) => this.#members(groupId, signal))
    const managers = new Set(members.filter(({ isManager }) => isManager).map(({ id }) => id))
    const numbers = await readEach([...managers], (id) =>
      functions.listed<readonly VipNumber[]>(
        'getVIPNumbers',
        async () => mapVipNumbers(await client.getVIPNumbers(id, signal), id),
        () => addedHere.vipNumbers(id)
      )
    )
    return numbers.map(({ number }) => number)
  }

  #members(groupId: string, signal: AbortSignal): Promise<readonly AssistantMember[]> {
    const { client, functions, addedHere } = this.#context
    return functions.listed<readonly AssistantMember[]>(
      'getMembers',
      async () => mapMembers(await client.getMembers(groupId, signal), groupId),
      () => addedHere.members(groupId)
    )
  }
}

/** A few at once, in no order; all of them, or it throws. */
async function readEach<T>(ids: readonly string[], read: (id: string) => Promise<readonly T[]>): Promise<T[]> {
  const found: T[] = []
  const waiting = ids.values()
  const inTurn = async (): Promise<void> => {
    for (const id of waiting) found.push(...(await noneIfGone(read(id))))
  }
  await Promise.all(Array.from({ length: MOST_AT_ONCE }, inTurn))
  return found
}

/** A group or a manager may be deleted while the lists are read. */
async function noneIfGone<T>(reading: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof CtiError && error.kind === 'notFound') return []
    throw error
  }
}
