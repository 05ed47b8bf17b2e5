import type { CallLogItem } from '../../../core/call-log.ts'
import type { Leg } from '../../../core/calls.ts'
import type { Pbx } from '../../../company/pbx.ts'
import { Extension } from '../../../people/extension.ts'
import type { Channels } from '../calls/channels.ts'
import type { PastCalls } from '../records/past-calls.ts'

/** Which call each recording is of. */
export class RecordingIds implements Disposable {
  readonly #channels: Channels
  readonly #pastCalls: PastCalls
  readonly #ids = new WeakMap<CallLogItem, string>()
  readonly #off: () => void

  constructor(pbx: Pbx, channels: Channels, pastCalls: PastCalls) {
    this.#channels = channels
    this.#pastCalls = pastCalls
    this.#off = pbx.events.on((event) => event.kind === 'leg' && void this.#follow(event.leg))
  }

  of(item: CallLogItem): string {
    const id = this.#ids.get(item) ?? this.#pastCalls.idBehind(item) ?? this.#channels.idAt(item.startedAt)
    this.#ids.set(item, id)
    return id
  }

  [Symbol.dispose](): void {
    this.#off()
  }

  #follow({ owner, recording, startedAt, call }: Leg): void {
    if (recording === undefined || !(owner instanceof Extension)) return
    const isOfLeg = (item: CallLogItem): boolean =>
      item.kind === 'recording' && item.startedAt >= startedAt && !this.#ids.has(item)
    for (const item of owner.log.filter(isOfLeg)) this.#ids.set(item, this.#channels.linkedId(call))
  }
}
