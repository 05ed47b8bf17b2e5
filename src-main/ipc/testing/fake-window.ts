import type { SenderEvent, SenderFrame, WindowContents } from '../trusted-windows.ts'

/** A window for tests that keeps what it is sent, after the same cloning as in Electron. */
export class FakeWindow implements WindowContents {
  readonly id: number
  readonly sent: unknown[][] = []
  isGone = false
  #onDestroyed: (() => void)[] = []

  constructor(id: number) {
    this.id = id
  }

  /** What was sent under that name. */
  pushes(name: string): unknown[] {
    return this.sent.filter(([, sentName]) => sentName === name).map(([, , payload]) => payload)
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.isGone) throw new Error('Object has been destroyed')
    this.sent.push([channel, ...structuredClone(args)])
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  once(_event: 'destroyed', listener: () => void): void {
    this.#onDestroyed.push(listener)
  }

  destroy(): void {
    this.isGone = true
    for (const listener of this.#onDestroyed) listener()
  }

  /** A request of this window, by default from the top frame of our own page. */
  asks(frame: SenderFrame | null = { url: 'app://ringside/index.html', parent: null }): SenderEvent {
    return { sender: { id: this.id }, senderFrame: frame }
  }
}
