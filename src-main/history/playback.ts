import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Sound } from '../connectors/connector.ts'
import type { MediaStore } from '../state/media-store.ts'
import { CtiError } from '../util/errors.ts'

/** Where sounds are fetched. */
export interface SoundLink {
  /** @throws CtiError */
  sound(accountId: string, itemId: string): Promise<Sound>
}

/** What playback needs. */
export interface PlaybackOptions {
  readonly link: SoundLink
  readonly media: Pick<MediaStore, 'add' | 'release'>
}

/** Fetches the sounds of messages and recordings for the player of the window; they lie in memory only (trust N6). */
export class Playback {
  readonly #options: PlaybackOptions

  constructor(options: PlaybackOptions) {
    this.#options = options
  }

  /** Fetches a sound; answers the id under which a page can play it. @throws CtiError protocol for what cannot be played */
  async open(accountId: string, itemId: string): Promise<string> {
    const { link, media } = this.#options
    const mediaId = media.add({ accountId, ...(await link.sound(accountId, itemId)) })
    if (mediaId === undefined) throw new CtiError('protocol', { userMessage: m.playback_no_sound() })
    return mediaId
  }

  close(mediaId: string): void {
    this.#options.media.release(mediaId)
  }
}
