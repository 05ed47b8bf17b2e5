import { withRaw } from '../raw-answer.ts'
import type { RawAnswer, RawMembers } from '../raw-answer.ts'
import { wireShortcut, wireShortcuts } from '../wire-presence.ts'
import type { WireShortcut } from '../wire-presence.ts'
import { Operations } from './operations.ts'

/** The user's presence shortcuts; applying one is the client's work (Contract dstny 3.20, 5.10). */
export class PresenceShortcutOperations extends Operations {
  getPresenceShortcut(id: string, signal: AbortSignal): Promise<RawAnswer<WireShortcut>> {
    return this.requester.read('getPresenceShortcut', { path: { id } }, withRaw(wireShortcut), signal)
  }

  /** Creates it where there is none; takes one that was read whole, changed. */
  putPresenceShortcut(id: string, shortcut: RawMembers, signal: AbortSignal): Promise<WireShortcut | undefined> {
    return this.requester.act('putPresenceShortcut', { path: { id }, body: shortcut }, wireShortcut, signal)
  }

  deletePresenceShortcut(id: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('deletePresenceShortcut', { path: { id } }, signal)
  }

  async listPresenceShortcuts(signal: AbortSignal): Promise<WireShortcut[]> {
    return (await this.requester.read('listPresenceShortcuts', {}, wireShortcuts, signal)).presenceShortcut
  }

  async replacePresenceShortcuts(
    shortcuts: readonly WireShortcut[],
    signal: AbortSignal
  ): Promise<WireShortcut[] | undefined> {
    const body = { presenceShortcut: shortcuts }
    return (await this.requester.act('replacePresenceShortcuts', { body }, wireShortcuts, signal))?.presenceShortcut
  }
}
