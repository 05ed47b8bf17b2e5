import type { VipNumber } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../../../util/errors.ts'
import type { CallistoContext } from '../context.ts'
import { notConfirmed, notDone, refusal } from '../errors.ts'
import { mapVipNumbers, vipNumber } from '../mapper/people.ts'

/** The numbers that are important to a manager (Callisto API 2.7). */
export function vipNumberServices({
  client,
  functions,
  turns,
  addedHere,
  changed
}: CallistoContext): Services<'vipNumber.list' | 'vipNumber.add' | 'vipNumber.remove'> {
  /** As the system lists them, where it does. */
  const listed = (memberId: string, signal: AbortSignal): Promise<readonly VipNumber[] | undefined> =>
    functions.listed<readonly VipNumber[] | undefined>(
      'getVIPNumbers',
      async () => mapVipNumbers(await client.getVIPNumbers(memberId, signal), memberId),
      () => undefined
    )

  const refused = async (word: string, memberId: string, number: string, signal: AbortSignal): Promise<CtiError> => {
    const isThere = word === 'ERROR' && hasNumber(await listed(memberId, signal), number) !== undefined
    return isThere
      ? new CtiError('conflict', { userMessage: m.error_vip_number_known() })
      : refusal('addVIPNumber', word)
  }

  return {
    'vipNumber.list': async ({ memberId }, signal) => [
      ...((await listed(memberId, signal)) ?? addedHere.vipNumbers(memberId))
    ],
    'vipNumber.add': ({ memberId, number: typed, description: words }, signal) =>
      turns.take(memberId, async () => {
        const number = typed.trim()
        if (number === '')
          throw new CtiError('protocol', { userMessage: m.error_field_missing({ field: m.field_telephone_number() }) })
        const description = words?.trim() || undefined
        const { word, id } = await functions.use('addVIPNumber', () =>
          client.addVIPNumber(memberId, number, description, signal)
        )
        if (word !== undefined && word !== 'OK') throw await refused(word, memberId, number, signal)
        const added =
          id === undefined
            ? found(await listed(memberId, signal), number, word)
            : vipNumber({ id, memberId, number, description })
        addedHere.putVipNumber(added)
        changed()
        return added
      }),
    'vipNumber.remove': ({ memberId, vipNumberId }, signal) =>
      turns.take(memberId, async () => {
        const { word } = await functions.use('deleteVIPNumber', () => client.deleteVIPNumber(vipNumberId, signal))
        if (word !== 'OK' && word !== 'INVALID_VIP_ID') {
          // a general refusal may be of one that was taken away before (Callisto API 2.7): the list tells, or what is known here
          const isOpen = word === undefined || word === 'ERROR'
          const numbers = isOpen ? await listed(memberId, signal) : undefined
          const isGone =
            numbers?.every(({ id }) => id !== vipNumberId) ?? (word === 'ERROR' && !addedHere.hasVipNumber(vipNumberId))
          if (!isGone) throw notRemoved(word, numbers !== undefined, client.host)
        }
        addedHere.dropVipNumber(vipNumberId)
        changed()
      })
  }
}

function notRemoved(word: string | undefined, isListed: boolean, host: string): CtiError {
  if (word !== undefined) return refusal('deleteVIPNumber', word)
  return isListed ? notDone('deleteVIPNumber') : notConfirmed(host)
}

const hasNumber = (numbers: readonly VipNumber[] | undefined, number: string): VipNumber | undefined =>
  numbers?.find((one) => one.number === number)

/** The answer did not tell the id: the list does, where there is one. */
function found(numbers: readonly VipNumber[] | undefined, number: string, word: string | undefined): VipNumber {
  const added = hasNumber(numbers, number)
  if (added !== undefined) return added
  if (numbers !== undefined) throw notDone('addVIPNumber')
  throw new CtiError('protocol', {
    userMessage: word === undefined ? m.error_added_unknown() : m.error_added_without_id()
  })
}
