import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Services, ServiceInput, ServiceName } from '../../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { ColleagueWatch } from '../../watch/colleague-watch.ts'
import type { DstnyClient } from '../../client.ts'
import { wireDate } from '../../wire/dates.ts'
import { isUnknownOutcome } from '../../../kit/outcome.ts'
import { checkNote } from '../presence/typed-values.ts'

/** The presence of others as far as it may be changed (Dstny API 3.15, 5.10). */
export function colleagueServices(
  client: DstnyClient,
  colleagues: Pick<ColleagueWatch, 'changed'>
): Services<Extract<ServiceName, `colleague.${string}`>> {
  /** What is shown follows, also when nobody knows whether the change arrived. */
  const changing = (contactId: string, work: Promise<void>): Promise<void> =>
    work.finally(() => colleagues.changed(contactId))
  const { contactPresence } = client
  return {
    'colleague.setActivity': (input, signal) => changing(input.contactId, setActivity(client, input, signal)),
    'colleague.setNote': async ({ contactId, note }, signal) => {
      checkNote(note)
      await changing(contactId, contactPresence.setContactNote(contactId, note, signal))
    },
    'colleague.setRole': ({ contactId, roleId }, signal) =>
      changing(contactId, contactPresence.setContactRole(contactId, roleId, signal))
  }
}

/**
 * Two requests, because the end has one of its own: the same activity may have had another end before. When the second
 * fails, the first stays and the error says so. @throws CtiError
 */
async function setActivity(
  { contactPresence }: DstnyClient,
  { contactId, activityId, available, until }: ServiceInput<'colleague.setActivity'>,
  signal: AbortSignal
): Promise<void> {
  await contactPresence.setContactActivity(contactId, activityId, available, signal)
  const end = until === undefined ? 'never' : wireDate(until)
  try {
    await contactPresence.setContactActivityExpiration(contactId, end, signal)
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
    const userMessage = isUnknownOutcome(error)
      ? m.error_presence_end_unknown()
      : m.error_presence_end({ reason: error.userMessage })
    throw new CtiError(error.kind, { userMessage, cause: error })
  }
}
