import { queryOf } from '../request.ts'
import type { RawBody } from '../../../transport/http-request.ts'
import { wirePresence, wireShortcut, wireShortcuts } from '../wire/presence.ts'
import type { WirePresence, WireShortcut } from '../wire/presence.ts'
import type { PresenceRequest } from '../wire/requests.ts'
import { bytesAnswer, flagAnswer, textAnswer } from '../wire/values.ts'
import type { PictureSize } from './contacts.ts'
import { Operations } from './operations.ts'
import { withRaw } from '../wire/raw-answer.ts'
import type { RawAnswer, RawMembers } from '../wire/raw-answer.ts'
import { wireVoicemailSettings } from '../wire/settings.ts'
import type { WireVoicemailSettings } from '../wire/settings.ts'

/** The user's own presence and picture (Dstny API 3.23). */
export class UserInformationOperations extends Operations {
  /** The picture as it came, neither checked nor made smaller. */
  getUserPhoto(size: PictureSize, signal: AbortSignal): Promise<Uint8Array> {
    return this.requester.read('getUserPhoto', { query: queryOf({ ...size }) }, bytesAnswer, signal)
  }

  uploadUserPhoto(picture: RawBody, signal: AbortSignal): Promise<void> {
    return this.requester.order('uploadUserPhoto', { raw: picture }, signal)
  }

  getUserPresence(signal: AbortSignal): Promise<WirePresence> {
    return this.requester.read('getUserPresence', {}, wirePresence, signal)
  }

  /** Changes only what is named; answers the new presence. */
  updateUserPresence(request: PresenceRequest, signal: AbortSignal): Promise<WirePresence | undefined> {
    return this.requester.act('updateUserPresence', { body: request }, wirePresence, signal)
  }

  /** ISO 8601 or `never`. */
  getUserActivityExpiration(signal: AbortSignal): Promise<string> {
    return this.requester.read('getUserActivityExpiration', {}, textAnswer, signal)
  }

  getUserAvailability(signal: AbortSignal): Promise<boolean> {
    return this.requester.read('getUserAvailability', {}, flagAnswer, signal)
  }

  /** Answers the id of the activity. */
  setUserActivity(activity: string, available: boolean | undefined, signal: AbortSignal): Promise<string | undefined> {
    return this.requester.act('setUserActivity', { query: queryOf({ activity, available }) }, textAnswer, signal)
  }

  /** `expires` is ISO 8601 or `never`; answers the end. */
  setUserActivityExpiration(expires: string, signal: AbortSignal): Promise<string | undefined> {
    return this.requester.act('setUserActivityExpiration', { query: queryOf({ expires }) }, textAnswer, signal)
  }
}

/** The user's presence shortcuts; applying one is the client's work (Dstny API 3.20, 5.10). */
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

/** How the user's voicemail behaves (Dstny API 3.25). */
export class VoicemailSettingsOperations extends Operations {
  getVoicemailSettings(signal: AbortSignal): Promise<RawAnswer<WireVoicemailSettings>> {
    return this.requester.read('getVoicemailSettings', {}, withRaw(wireVoicemailSettings), signal)
  }

  /** Takes the whole object as it was read, changed. */
  updateVoicemailSettings(settings: RawMembers, signal: AbortSignal): Promise<void> {
    return this.requester.order('updateVoicemailSettings', { body: settings }, signal)
  }
}
