import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../../state/commands.ts'

/** An item of an account's history that can be heard. */
export interface Playable {
  readonly accountId: string
  /** The item. */
  readonly id: string
  /** Unique over all accounts. */
  readonly key: string
  /** What the telephone system says; the sound itself knows it better. */
  readonly durationMs?: number | undefined
}

/** How fast it is played, once more each press. */
const SPEEDS = [1, 1.5, 2, 0.75] as const

/**
 * Plays one message or recording at a time: main fetches its sound and keeps it in memory, from where the page plays it.
 * It is forgotten when another one begins, or when nobody shows it any more.
 */
export class SoundPlayer {
  #item = $state.raw<Playable>()
  #isFetching = $state(false)
  #isPlaying = $state(false)
  #problem = $state<string>()
  #atS = $state(0)
  #lengthS = $state<number>()
  #speed = $state<number>(SPEEDS[0])
  #mediaId: string | undefined
  #audio: HTMLAudioElement | undefined

  /** What is played, or was last, or could not be. */
  get key(): string | undefined {
    return this.#item?.key
  }

  get isFetching(): boolean {
    return this.#isFetching
  }

  get isPlaying(): boolean {
    return this.#isPlaying
  }

  get problem(): string | undefined {
    return this.#problem
  }

  /** Where it stands, seconds. */
  get atS(): number {
    return this.#atS
  }

  /** How long it is, seconds; as the telephone system said until the sound tells. */
  get lengthS(): number {
    return this.#lengthS ?? (this.#item?.durationMs ?? 0) / 1_000
  }

  get speed(): number {
    return this.#speed
  }

  /** Plays an item, or goes on with it, or holds it; resolves true when it began to be heard for the first time. */
  async toggle(item: Playable): Promise<boolean> {
    if (this.#item?.key === item.key && this.#isFetching) return false
    if (this.#item?.key !== item.key || this.#mediaId === undefined) return this.#begin(item)
    if (this.#isPlaying) this.#audio?.pause()
    else await this.#play()
    return false
  }

  /** Seconds from the beginning; stays within the sound. */
  seek(atS: number): void {
    const within = Math.min(Math.max(0, atS), this.lengthS)
    this.#atS = within
    if (this.#audio !== undefined) this.#audio.currentTime = within
  }

  nextSpeed(): void {
    const place = SPEEDS.findIndex((one) => one === this.#speed)
    this.#speed = SPEEDS[(place + 1) % SPEEDS.length] ?? SPEEDS[0]
    if (this.#audio !== undefined) this.#audio.playbackRate = this.#speed
  }

  /** Ends and forgets; with a key, only where that is what is played. */
  stop(key?: string): void {
    if (key !== undefined && this.#item?.key !== key) return
    const [audio, mediaId] = [this.#audio, this.#mediaId]
    this.#item = this.#audio = this.#mediaId = this.#problem = this.#lengthS = undefined
    this.#isFetching = this.#isPlaying = false
    this.#atS = 0
    audio?.pause()
    audio?.removeAttribute('src')
    if (mediaId !== undefined) void ask('playback.close', { mediaId })
  }

  async #begin(item: Playable): Promise<boolean> {
    this.stop()
    this.#item = item
    this.#isFetching = true
    const result = await ask('playback.open', { accountId: item.accountId, itemId: item.id })
    // another one was begun meanwhile, or nobody shows it any more
    if (this.#item !== item) {
      if (result.ok) void ask('playback.close', { mediaId: result.value.mediaId })
      return false
    }
    this.#isFetching = false
    if (!result.ok) {
      this.#problem = result.error.userMessage
      return false
    }
    this.#mediaId = result.value.mediaId
    this.#audio = this.#audioOf(result.value.mediaId)
    return this.#play()
  }

  /** A sound that ends or fails is no longer this player's when another one has begun. */
  #audioOf(mediaId: string): HTMLAudioElement {
    const audio = new Audio()
    const on = (event: string, change: () => void): void =>
      audio.addEventListener(event, () => {
        if (this.#audio === audio) change()
      })
    on('playing', () => (this.#isPlaying = true))
    on('pause', () => (this.#isPlaying = false))
    on('timeupdate', () => (this.#atS = audio.currentTime))
    on('ended', () => {
      this.#isPlaying = false
      this.seek(0)
    })
    on('durationchange', () => {
      if (Number.isFinite(audio.duration)) this.#lengthS = audio.duration
    })
    on('error', () => this.#fail())
    audio.playbackRate = this.#speed
    audio.src = `/media/${mediaId}`
    return audio
  }

  async #play(): Promise<boolean> {
    const audio = this.#audio
    this.#problem = undefined
    try {
      await audio?.play()
      return this.#audio === audio
    } catch {
      // holding it before it has begun is no failure
      if (this.#audio === audio && audio?.error !== null) this.#fail()
      return false
    }
  }

  #fail(): void {
    const item = this.#item
    this.stop()
    this.#item = item
    this.#problem = m.playback_no_sound()
  }
}

/** The one of the window. */
export const player = new SoundPlayer()
