import { withRaw } from '../raw-answer.ts'
import type { RawAnswer, RawMembers } from '../raw-answer.ts'
import { wireVoicemailSettings } from '../wire-settings.ts'
import type { WireVoicemailSettings } from '../wire-settings.ts'
import { Operations } from './operations.ts'

/** How the user's voicemail behaves (Contract dstny 3.25). */
export class VoicemailSettingsOperations extends Operations {
  getVoicemailSettings(signal: AbortSignal): Promise<RawAnswer<WireVoicemailSettings>> {
    return this.requester.read('getVoicemailSettings', {}, withRaw(wireVoicemailSettings), signal)
  }

  /** Takes the whole object as it was read, changed. */
  updateVoicemailSettings(settings: RawMembers, signal: AbortSignal): Promise<void> {
    return this.requester.order('updateVoicemailSettings', { body: settings }, signal)
  }
}
