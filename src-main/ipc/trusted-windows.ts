/** The part of Electron's `WebContents` that state and requests need. */
export interface WindowContents {
  readonly id: number
  send(channel: string, ...args: unknown[]): void
  isDestroyed(): boolean
  once(event: 'destroyed', listener: () => void): unknown
}

/** The part of Electron's `WebFrameMain` that tells whose page asks. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** The part of Electron's `IpcMainInvokeEvent` that the router looks at. */
export interface SenderEvent {
  readonly sender: { readonly id: number }
  /** Null after the page went away. */
  readonly senderFrame: SenderFrame | null
}

/** The scheme and host of our own pages. */
export const OWN_ORIGIN = { protocol: 'app:', host: 'ringside' } as const

/** The windows we made ourselves; each leaves the set when it is destroyed. */
export class TrustedWindows {
  readonly #windows = new Map<number, WindowContents>()
  readonly #devOrigin: string | undefined

  /** `devOrigin`: where a dev server shows our pages instead, in an unpackaged program only; see `devServerOrigin`. */
  constructor(devOrigin?: string) {
    this.#devOrigin = devOrigin
  }

  /** Call it before the window loads its page. */
  add(contents: WindowContents): void {
    this.#windows.set(contents.id, contents)
    contents.once('destroyed', () => void this.#windows.delete(contents.id))
  }

  get(windowId: number): WindowContents | undefined {
    const contents = this.#windows.get(windowId)
    return contents === undefined || contents.isDestroyed() ? undefined : contents
  }

  /** The window when the request came from its top frame showing our own page; undefined for everybody else. */
  senderOf(event: SenderEvent): WindowContents | undefined {
    const contents = this.get(event.sender.id)
    return contents !== undefined && isOwnTopFrame(event.senderFrame, this.#devOrigin) ? contents : undefined
  }
}

/** Reading a frame that is gone throws in Electron; such a frame is not ours. */
function isOwnTopFrame(frame: SenderFrame | null, devOrigin: string | undefined): boolean {
  try {
    if (frame === null || frame.parent !== null) return false
    const { protocol, host, origin } = new URL(frame.url)
    return (protocol === OWN_ORIGIN.protocol && host === OWN_ORIGIN.host) || origin === devOrigin
  } catch {
    return false
  }
}
