import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { Sound } from '../../connector.ts'
import type { MirtaContext } from '../context.ts'
import { readItemId } from './history/item-ids.ts'
import { soundType } from './sound-type.ts'
import type { VoicemailBox } from './voicemail-box.ts'

/** The sound of a message or recording; kept in memory only (MiRTA 8.3, 8.4). @throws CtiError notFound | protocol */
export async function readSound(
  { client }: MirtaContext,
  box: VoicemailBox,
  itemId: string,
  signal: AbortSignal
): Promise<Sound> {
  const item = readItemId(itemId)
  const bytes =
    item?.kind === 'voicemail'
      ? await box.sound(item.id, signal)
      : item?.kind === 'recording'
        ? await client.messages.recording({ id: item.id }, signal)
        : undefined
  if (bytes === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  const contentType = soundType(bytes)
  if (contentType === undefined) throw new CtiError('protocol', { userMessage: m.playback_no_sound() })
  return { contentType, bytes }
}
