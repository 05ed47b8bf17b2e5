import type { Bridge, Input, Output, Push, PushName, RequestName } from '../../src-preload/contract/ipc.ts'
import { emptyState } from '../../src-preload/contract/empty-state.ts'
import type { Result } from '../../src-preload/contract/error.ts'
import type { Sections } from '../../src-preload/contract/snapshot.ts'

type Answers = { [N in RequestName]?: (input: Input<N>) => Promise<Result<Output<N>>> | Result<Output<N>> }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const failed = (userMessage: string): Result<never> => ({
  ok: false,
  error: { kind: 'conflict', userMessage, retryable: false, logRef: 'test' }
})

/** What main has to say of nothing. */
const usual: { readonly [N in RequestName]?: unknown } = {
  'call.usualTargets': [],
  'contacts.known': [],
  'contacts.unanswered': [],
  'contacts.late': []
}

/** Stands in for main: remembers what was asked, answers as told, and pushes when told. */
export class FakeBridge implements Bridge {
  readonly sent: { readonly name: RequestName; readonly input: unknown }[] = []
  revision = 0
  state: Sections = emptyState
  readonly #answers: Answers
  readonly #listeners = new Map<PushName, Set<(payload: never) => void>>()

  constructor(answers: Answers = {}) {
    this.#answers = answers
  }

  async request<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    this.sent.push({ name, input })
    const answer = this.#answers[name]
    if (answer) return answer(input)
    const value = name === 'state.snapshot' ? { revision: this.revision, state: this.state } : usual[name]
    return ok(value as Output<N>) // every other request answers nothing unless told
  }

  on<N extends PushName>(name: N, listener: (payload: Push<N>) => void): () => void {
    const group = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, group.add(listener))
    return () => void group.delete(listener)
  }

  push<N extends PushName>(name: N, payload: Push<N>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never) // a set holds listeners of its name
  }

  /** The next patch, with what it sets. */
  patch(set: Push<'state.patch'>['set'], removed: Push<'state.patch'>['removed'] = {}): void {
    const from = this.revision
    this.revision += 1
    this.push('state.patch', { from, revision: this.revision, set, removed })
  }

  inputsOf(name: RequestName): readonly unknown[] {
    return this.sent.filter((entry) => entry.name === name).map(({ input }) => input)
  }
}

/** Puts a fake where preload puts the bridge. */
export function installBridge(answers: Answers = {}): FakeBridge {
  const bridge = new FakeBridge(answers)
  Object.defineProperty(window, 'ringside', { value: bridge, configurable: true })
  return bridge
}
