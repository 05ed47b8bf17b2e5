import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { Sound } from '../../connector.ts'
import type { VoipbinContext } from '../context.ts'
import { recordingIdOf } from '../mapper/conversations.ts'

/** The sound of a recording of the history, from where the system keeps it (VoIPBin 12). @throws CtiError */
export async function readSound({ client }: VoipbinContext, itemId: string, signal: AbortSignal): Promise<Sound> {
  const id = recordingIdOf(itemId)
  if (id === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return await client.recordings.file({ id }, signal)
}
