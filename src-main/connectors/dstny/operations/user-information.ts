import { queryOf } from '../request.ts'
import type { RawBody } from '../../../transport/http-request.ts'
import { wirePresence } from '../wire-presence.ts'
import type { WirePresence } from '../wire-presence.ts'
import type { PresenceRequest } from '../wire-requests.ts'
import { bytesAnswer, flagAnswer, textAnswer } from '../wire-values.ts'
import type { PictureSize } from './contacts-information.ts'
import { Operations } from './operations.ts'

/** The user's own presence and picture (Contract dstny 3.23). */
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
