import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import { displayLines } from '../../../../util/display-text.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { MirtaContext } from '../../context.ts'
import type { VoicemailBox } from '../voicemail-box.ts'
import { readItemId } from './item-ids.ts'

/** Longest transcript that is shown, in characters. */
const MOST_CHARS = 20_000

/** What is said in messages and recordings, in words (MiRTA 3.1). */
export const transcriptServices = ({ client }: MirtaContext, box: VoicemailBox): Services<'history.transcript'> => ({
  'history.transcript': async ({ itemId }, signal) => {
    const item = readItemId(itemId)
    if (item?.kind === 'voicemail') return shown(await box.transcript(item.id, signal))
    if (item?.kind === 'recording') return shown(await client.messages.transcript({ id: item.id }, signal))
    throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  }
})

const shown = (text: string): string => displayLines(text, MOST_CHARS) ?? ''
