import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { Deadline } from '../../../transport/deadline.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { ShownAs } from '../../commands.ts'
import type { ConnectorEvent } from '../../events.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import type { DstnyContext } from '../link-context.ts'
import { lineIdOf, mapLines } from '../mapper/lines.ts'
import { RetryingReader } from '../../kit/retrying-reader.ts'
import type { MakeCallRequest, UserLineRequest } from '../wire/requests.ts'
import type { WireUserLine } from '../wire/settings.ts'
import { defined } from '../../../util/defined.ts'

/** At most one reading in this time because of events, in ms (Dstny API 4.8). */
const TRIGGER_MS = 2 * SECOND
/** So long a call waits for the lines, in ms. */
const PATIENCE_MS = 10 * SECOND

/**
 * The lines the user can call with (Dstny API 3.24, 4.8). They are read beside the snapshot: a server that is slow with
 * them must not keep calls from being shown.
 */
export class CallerLineWatch {
  readonly #context: DstnyContext
  readonly #rereading: RetryingReader
  #lines: readonly WireUserLine[] = []

  constructor(context: DstnyContext) {
    this.#context = context
    const read = async (signal: AbortSignal): Promise<readonly ConnectorEvent[]> => {
      await this.#read(signal)
      return []
    }
    this.#rereading = new RetryingReader(context, { what: 'lines', part: 'callerLines', everyMs: TRIGGER_MS, read })
  }

  /** Reads them soon: at the start, after a change of ours, and when the configuration has changed. */
  changed(): void {
    this.#rereading.trigger()
  }

  /** Every line, from the server when none is known yet. @throws CtiError */
  async all(signal: AbortSignal): Promise<readonly WireUserLine[]> {
    if (this.#lines.length === 0) await this.#read(signal)
    return this.#lines
  }

  /** The line of an id, as the server names it. @throws CtiError notFound, and what reading throws */
  async find(lineId: string, signal: AbortSignal): Promise<UserLineRequest> {
    const named = (line: WireUserLine): boolean => lineIdOf(line) === lineId
    const found = this.#lines.find(named) ?? (await this.#readInTime(signal)).find(named)
    if (found === undefined) throw new CtiError('notFound', { userMessage: m.error_line_gone() })
    return { type: found.type, groupId: found.groupId }
  }

  /** What a call says about how it is to be seen; a line that is gone is never replaced by another. @throws CtiError */
  async shownAs({ lineId, roleId }: ShownAs, signal: AbortSignal): Promise<Pick<MakeCallRequest, 'role' | 'userLine'>> {
    return {
      ...defined({ role: roleId }),
      ...(lineId === undefined ? {} : { userLine: await this.find(lineId, signal) })
    }
  }

  /** A busy server may ask for minutes: a call must not begin when nobody expects it any more. */
  async #readInTime(signal: AbortSignal): Promise<readonly WireUserLine[]> {
    using deadline = new Deadline(this.#context.clock, PATIENCE_MS, signal)
    try {
      return await this.#read(deadline.signal)
    } catch (error) {
      throw deadline.expired ? new CtiError('rateLimited', { userMessage: m.error_rate_limited() }) : error
    }
  }

  async #read(signal: AbortSignal): Promise<readonly WireUserLine[]> {
    const { userLines } = this.#context.client
    this.#lines = await userLines.listUserLines(signal)
    const canReport = this.#lines.length === 0 || this.#lines.some(({ active }) => active === true)
    const active = canReport ? undefined : await this.#active(signal)
    this.#context.emit({ type: 'callerLinesChanged', lines: mapLines(this.#lines, active) })
    return this.#lines
  }

  /** The lines are worth showing also where nobody may know which of them is active. */
  async #active(signal: AbortSignal): Promise<WireUserLine | undefined> {
    try {
      return await this.#context.client.userLines.getActiveLine(signal)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      return undefined
    }
  }
}
