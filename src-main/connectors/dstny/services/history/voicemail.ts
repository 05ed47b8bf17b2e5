import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import { KeyedMutex } from '../../../../util/keyed-mutex.ts'
import type { DstnyClient } from '../../client.ts'
import { changedVoicemail, mapVoicemail } from '../../mapper/voicemail.ts'

/** The user's voicemail (Dstny API 3.25). Two changes at once wait for each other, or the second undoes the first. */
export function voicemailServices({
  voicemailSettings
}: DstnyClient): Services<'voicemail.settings' | 'voicemail.change'> {
  const turns = new KeyedMutex()
  return {
    'voicemail.settings': async (_, signal) =>
      mapVoicemail((await voicemailSettings.getVoicemailSettings(signal)).read),
    'voicemail.change': (change, signal) =>
      turns.take('voicemail', async () => {
        const { raw } = await voicemailSettings.getVoicemailSettings(signal)
        await voicemailSettings.updateVoicemailSettings(changedVoicemail(raw, change), signal)
      })
  }
}
