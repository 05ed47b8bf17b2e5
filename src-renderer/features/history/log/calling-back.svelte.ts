import { callBack } from '../../../state/commands.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { Pending } from '../../../state/pending.svelte.ts'
import type { DialFrom } from '../../dial/dial-from.svelte.ts'

/** A press on "Call back": pending until a call comes of it, and what the telephone system answered where none does. */
export class CallingBack {
  #failure = $state.raw<string>()
  /** The last press could not be sent: the reason is shown while there is one. */
  #isBlocked = $state(false)
  readonly #why: () => string | undefined
  readonly #pending = new Pending(() => String(mirror.calls.filter(({ direction }) => direction === 'outgoing').length))

  /** `why`: why nothing can be called now. */
  constructor(why: () => string | undefined) {
    this.#why = why
  }

  get pending(): boolean {
    return this.#pending.action !== undefined
  }

  get problem(): string | undefined {
    return this.#failure ?? (this.#isBlocked ? this.#why() : undefined)
  }

  press(
    number: string,
    { accountId, deviceId }: DialFrom,
    how: { lineId?: string | undefined; isChosen?: boolean } = {}
  ): void {
    if (this.pending) return
    this.#failure = undefined
    this.#isBlocked = this.#why() !== undefined
    if (this.#isBlocked) return
    void this.#pending.run('callBack', async () => {
      const result = await callBack(accountId, number, deviceId, how)
      if (!result.ok) this.#failure = result.error.userMessage
      return result
    })
  }
}
