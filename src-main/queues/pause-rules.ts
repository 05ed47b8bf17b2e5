import { canBePaused } from '../../src-preload/contract/queue-pause.ts'
import type { Queue } from '../../src-preload/contract/queue.ts'
import type { PauseSettings } from '../../src-preload/contract/settings.ts'
import type { Log } from '../logging/log.ts'
import type { ReadableStore } from '../state/entity-store.ts'
import { CtiError } from '../util/errors.ts'
import { MOST_PAUSES } from './pauses-file.ts'
import type { PausesFile, RulePause } from './pauses-file.ts'

/** How the user left the computer. */
export type Leaving = 'locked' | 'asleep' | 'quit'

/** What the rules need. */
export interface PauseRulesOptions {
  readonly queues: ReadableStore<'queues'>
  /** Whether queues of that account can be paused now. */
  readonly canPause: (accountId: string) => boolean
  /** @throws CtiError */
  readonly setPaused: (queueId: string, paused: boolean) => Promise<void>
  /** Asked each time. */
  readonly settings: () => PauseSettings
  readonly file: PausesFile
  readonly log: Log
}

interface Kept extends RulePause {
  /** The system has told of this pause; from then on its end is somebody's wish. */
  isSeen: boolean
  /** False: nobody answered when it was ordered. It is taken back all the same, but not after a restart unless it was seen. */
  isSure: boolean
}

/**
 * Pauses the user's queues when he leaves the computer or wants no calls, and takes back what it paused, also after a
 * restart. What the user paused stays paused, and what he takes up meanwhile is not touched again.
 */
export class PauseRules implements Disposable {
  readonly #options: PauseRulesOptions
  readonly #kept: Map<string, Kept>
  readonly #away = new Set<Leaving>()
  /** Being taken up by us now. */
  readonly #resuming = new Set<string>()
  readonly #end: () => void

  constructor(options: PauseRulesOptions) {
    this.#options = options
    this.#kept = new Map(
      options.file.value.pauses.map((pause) => [pause.queueId, { ...pause, isSeen: false, isSure: true }])
    )
    this.#end = options.queues.changes.on(({ set }) => this.#follow(set))
  }

  /** The user leaves: pauses what takes calls, where that is wanted; resolves when all has been tried. */
  async leave(how: Leaving): Promise<void> {
    this.#away.add(how)
    if (this.#options.settings()[how]) await this.#pauseAll('away', () => true)
  }

  /** The user is back; a computer that wakes up locked is still left. */
  async comeBack(how: Leaving): Promise<void> {
    this.#away.delete(how)
    if (this.#away.size === 0) await this.#resumeAll('away', () => true)
  }

  /** Calls are not wanted, or wanted again, on an account; answers how many queues were paused. */
  async follow(accountId: string, dnd: boolean): Promise<number> {
    const isOf = (queue: Queue): boolean => queue.accountId === accountId
    if (!dnd) return this.#resumeAll('dnd', isOf).then(() => 0)
    return this.#options.settings().dnd ? this.#pauseAll('dnd', isOf) : 0
  }

  [Symbol.dispose](): void {
    this.#end()
  }

  async #pauseAll(cause: RulePause['cause'], isMeant: (queue: Queue) => boolean): Promise<number> {
    const { queues, canPause } = this.#options
    const open = Object.values(queues.all()).filter(
      (queue) =>
        isMeant(queue) &&
        queue.signedIn === true &&
        canBePaused(queue) &&
        queue.paused === undefined &&
        canPause(queue.accountId)
    )
    const paused = await Promise.all(open.map(({ id }) => this.#pause(id, cause)))
    return paused.filter(Boolean).length
  }

  async #pause(queueId: string, cause: RulePause['cause']): Promise<boolean> {
    let isSure = true
    try {
      await this.#options.setPaused(queueId, true)
    } catch (error) {
      this.#options.log.warn('a queue could not be paused by a rule', { queueId, cause, error })
      if (!mayBeDone(error)) return false
      isSure = false
    }
    const isSeen = this.#options.queues.get(queueId)?.paused !== undefined
    this.#kept.set(queueId, { queueId, cause, isSeen, isSure: isSure || isSeen })
    this.#save()
    // who is back already came while this was on its way
    if (cause === 'away' && this.#away.size === 0) await this.#resume(queueId)
    return isSure
  }

  async #resumeAll(cause: RulePause['cause'], isMeant: (queue: Queue) => boolean): Promise<void> {
    const due = [...this.#kept.values()].filter((pause) => {
      const queue = this.#options.queues.get(pause.queueId)
      return pause.cause === cause && queue !== undefined && isMeant(queue)
    })
    await Promise.all(due.map(({ queueId }) => this.#resume(queueId)))
  }

  async #resume(queueId: string): Promise<void> {
    if (this.#resuming.has(queueId) || !this.#options.canPause(this.#options.queues.get(queueId)?.accountId ?? ''))
      return
    this.#resuming.add(queueId)
    try {
      await this.#options.setPaused(queueId, false)
      this.#forget(queueId)
    } catch (error) {
      this.#options.log.warn('a queue could not be taken up again', { queueId, error })
      // what may work once there is a connection is tried when the queue is told of again
      if (!(error instanceof CtiError && error.retryable)) this.#forget(queueId)
    } finally {
      this.#resuming.delete(queueId)
    }
  }

  /** What somebody took up is not ours any more; what was left from an earlier start is taken up when it is there. */
  #follow(set: Readonly<Record<string, Queue>>): void {
    for (const [queueId, queue] of Object.entries(set)) {
      const pause = this.#kept.get(queueId)
      if (pause === undefined) continue
      if (queue.paused !== undefined) this.#seen(pause)
      else if (pause.isSeen || queue.signedIn === false) this.#forget(queueId)
      if (pause.cause === 'away' && queue.paused !== undefined && this.#away.size === 0) void this.#resume(queueId)
    }
  }

  #seen(pause: Kept): void {
    const wasSure = pause.isSure
    pause.isSeen = pause.isSure = true
    if (!wasSure) this.#save()
  }

  #forget(queueId: string): void {
    if (this.#kept.delete(queueId)) this.#save()
  }

  #save(): void {
    const sure = [...this.#kept.values()].filter(({ isSure }) => isSure)
    const pauses = sure.map(({ queueId, cause }) => ({ queueId, cause })).slice(-MOST_PAUSES)
    if (!this.#options.file.save({ pauses })) this.#options.log.warn('pauses by rules could not be saved', {})
  }
}

/** A computer that falls asleep hears no answer any more. */
const mayBeDone = (error: unknown): boolean =>
  error instanceof CtiError && (error.kind === 'network' || error.kind === 'timeout')
