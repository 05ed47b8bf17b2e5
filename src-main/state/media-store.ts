import { MINUTE } from '../util/durations.ts'
import type { Clock } from '../util/clock.ts'
import { limits } from '../util/limits.ts'
import { lookUp } from '../util/lookup.ts'
import { abortError } from '../util/abort.ts'

/** How long a sound that nobody released is kept, in ms. */
const MAX_AGE_MS = 30 * MINUTE

/** Sounds that a page may play, by what telephone systems call them. */
const TYPES = {
  'audio/mpeg': 'audio/mpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/wav': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/ogg': 'audio/ogg',
  'audio/opus': 'audio/ogg',
  'audio/webm': 'audio/webm',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/aac': 'audio/aac',
  'audio/flac': 'audio/flac'
} as const satisfies Readonly<Record<string, string>>

/** A sound, whoever fetched it. */
export interface NewMedia {
  readonly accountId: string
  /** As the server named it, with or without parameters. */
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** A sound as it is served. */
export interface Media {
  readonly type: (typeof TYPES)[keyof typeof TYPES]
  readonly bytes: Uint8Array
}

interface Kept extends Media {
  readonly accountId: string
  readonly age: AbortController
}

/**
 * Sounds that the main window may play: in memory only, few and not for long (trust N6). They are forgotten when released,
 * with their account, with the window, by age, and the oldest first when there are too many or they are too large together.
 */
export class MediaStore implements Disposable {
  readonly #clock: Clock
  readonly #newId: () => string
  /** The oldest first. */
  readonly #kept = new Map<string, Kept>()

  /** `newId`: ids that nobody can guess. */
  constructor({ clock, newId }: { readonly clock: Clock; readonly newId: () => string }) {
    this.#clock = clock
    this.#newId = newId
  }

  /** Keeps a sound and answers its id; undefined when it is empty, too large or no sound that may be played. */
  add({ accountId, contentType, bytes }: NewMedia): string | undefined {
    const type = lookUp(TYPES, contentType.split(';')[0]?.trim().toLowerCase())
    if (type === undefined || bytes.byteLength === 0 || bytes.byteLength > limits.mediaBytes) return undefined
    const id = this.#newId()
    const age = new AbortController()
    this.#kept.set(id, { accountId, type, bytes, age })
    for (const oldest of [...this.#kept.keys()]) if (this.#isTooMuch()) this.release(oldest)
    this.#clock.sleep(MAX_AGE_MS, age.signal).then(
      () => this.release(id),
      () => undefined
    )
    return id
  }

  find(id: string): Media | undefined {
    return this.#kept.get(id)
  }

  release(id: string): void {
    this.#kept.get(id)?.age.abort(abortError('released'))
    this.#kept.delete(id)
  }

  releaseAccount(accountId: string): void {
    for (const [id, kept] of [...this.#kept]) if (kept.accountId === accountId) this.release(id)
  }

  releaseAll(): void {
    for (const id of [...this.#kept.keys()]) this.release(id)
  }

  #isTooMuch(): boolean {
    const total = [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    return this.#kept.size > limits.media || total > limits.allMediaBytes
  }

  [Symbol.dispose](): void {
    this.releaseAll()
  }
}
