import { queryOf } from '../request.ts'
import type { RawBody } from '../../../transport/http-request.ts'
import { wirePresence, wireShortcut, wireShortcuts } from '../wire/presence.ts'
import type { WirePresence, WireShortcut } from '../wire/presence.ts'
import type { PresenceRequest } from '../wire/requests.ts'
import { bytesResponse, flagResponse, textResponse } from '../wire/values.ts'
import type { PictureSize } from './contacts.ts'
import { Operations } from './operations.ts'
import { withRaw } from '../wire/raw-response.ts'
import type { RawResponse, RawMembers } from '../wire/raw-response.ts'
import { wireVoicemailSettings } from '../wire/settings.ts'
import type { WireVoicemailSettings } from '../wire/settings.ts'

/** The user's own presence and picture (Dstny API 3.23). */
export class UserInformationOperations extends Operations {
  /** The picture as it came, neither checked nor made smaller. */
  getUserPhoto(size: PictureSize, signal: AbortSignal): Promise<Uint8Array> {
    return this.requester.get('getUserPhoto', { query: queryOf({ ...size }) }, bytesResponse, signal)
  }

  uploadUserPhoto(picture: RawBody, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('uploadUserPhoto', { raw: picture }, signal)
  }

  getUserPresence(signal: AbortSignal): Promise<WirePresence> {
    return this.requester.get('getUserPresence', {}, wirePresence, signal)
  }

  /** Changes only what is named; answers the new presence. */
  updateUserPresence(request: PresenceRequest, signal: AbortSignal): Promise<WirePresence | undefined> {
    return this.requester.sendTolerant('updateUserPresence', { body: request }, wirePresence, signal)
  }

  /** ISO 8601 or `never`. */
  getUserActivityExpiration(signal: AbortSignal): Promise<string> {
    return this.requester.get('getUserActivityExpiration', {}, textResponse, signal)
  }

  getUserAvailability(signal: AbortSignal): Promise<boolean> {
    return this.requester.get('getUserAvailability', {}, flagResponse, signal)
  }

  /** Answers the id of the activity. */
  setUserActivity(activity: string, available: boolean | undefined, signal: AbortSignal): Promise<string | undefined> {
    return this.requester.sendTolerant(
      'setUserActivity',
      { query: queryOf({ activity, available }) },
      textResponse,
      signal
    )
  }

  /** `expires` is ISO 8601 or `never`; answers the end. */
  setUserActivityExpiration(expires: string, signal: AbortSignal): Promise<string | undefined> {
    return this.requester.sendTolerant(
      'setUserActivityExpiration',
      { query: queryOf({ expires }) },
      textResponse,
      signal
    )
  }
}

/** The user's presence shortcuts; applying one is the client's work (Dstny API 3.20, 5.10). */
export class PresenceShortcutOperations extends Operations {
  getPresenceShortcut(id: string, signal: AbortSignal): Promise<RawResponse<WireShortcut>> {
    return this.requester.get('getPresenceShortcut', { path: { id } }, withRaw(wireShortcut), signal)
  }

  /** Creates it where there is none; takes one that was read whole, changed. */
  putPresenceShortcut(id: string, shortcut: RawMembers, signal: AbortSignal): Promise<WireShortcut | undefined> {
    return this.requester.sendTolerant('putPresenceShortcut', { path: { id }, body: shortcut }, wireShortcut, signal)
  }

  deletePresenceShortcut(id: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deletePresenceShortcut', { path: { id } }, signal)
  }

  async listPresenceShortcuts(signal: AbortSignal): Promise<WireShortcut[]> {
    return (await this.requester.get('listPresenceShortcuts', {}, wireShortcuts, signal)).presenceShortcut
  }

  async replacePresenceShortcuts(
    shortcuts: readonly WireShortcut[],
    signal: AbortSignal
  ): Promise<WireShortcut[] | undefined> {
    const body = { presenceShortcut: shortcuts }
    return (await this.requester.sendTolerant('replacePresenceShortcuts', { body }, wireShortcuts, signal))
      ?.presenceShortcut
  }
}

/** How the user's voicemail behaves (Dstny API 3.25). */
export class VoicemailSettingsOperations extends Operations {
  getVoicemailSettings(signal: AbortSignal): Promise<RawResponse<WireVoicemailSettings>> {
    return this.requester.get('getVoicemailSettings', {}, withRaw(wireVoicemailSettings), signal)
  }

  /** Takes the whole object as it was read, changed. */
  updateVoicemailSettings(settings: RawMembers, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('updateVoicemailSettings', { body: settings }, signal)
  }
}
