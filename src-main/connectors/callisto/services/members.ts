import type { AssistantMember } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import { CtiError } from '../../../util/errors.ts'
import type { CallistoContext } from '../context.ts'
import { notConfirmed, notDone, refusal } from '../errors.ts'
import { mapMembers } from '../mapper/people.ts'
import type { Parameters } from '../request.ts'

type MemberServices = Services<
  'assistantMember.list' | 'assistantMember.add' | 'assistantMember.change' | 'assistantMember.remove'
>

/** What can be set of a member; absent is not sent, for that means its default or no change (Callisto API 1.4). */
interface MemberValues {
  readonly number?: string | undefined
  readonly shortName?: string | undefined
  readonly isManager?: boolean | undefined
  readonly shownGroupId?: string | null | undefined
}

function parametersOf({ number, shortName, isManager, shownGroupId }: MemberValues): Parameters {
  const typed = number?.trim()
  if (typed === '')
    throw new CtiError('protocol', { userMessage: m.error_field_missing({ field: m.field_telephone_number() }) })
  const values = {
    mb_number: typed,
    gm_shortName: shortName?.trim(),
    gm_type: isManager === undefined ? undefined : isManager ? '1' : '0',
    displayedGroup: shownGroupId === null ? '0' : shownGroupId
  }
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** Members of groups (Callisto API 2.6, 2.9). */
export function memberServices({ client, functions, turns, addedHere, changed }: CallistoContext): MemberServices {
  const read = async (groupId: string, signal: AbortSignal): Promise<readonly AssistantMember[]> =>
    mapMembers(await client.getMembers(groupId, signal), groupId)

  /** As the system lists them, where it does. */
  const listed = (groupId: string, signal: AbortSignal): Promise<readonly AssistantMember[] | undefined> =>
    functions.listed<readonly AssistantMember[] | undefined>(
      'getMembers',
      () => read(groupId, signal),
      () => undefined
    )

  return {
    'assistantMember.list': async ({ groupId }, signal) => [
      ...((await listed(groupId, signal)) ?? addedHere.members(groupId))
    ],
    'assistantMember.add': ({ groupId, userName, number, shortName, isManager, shownGroupId }, signal) =>
      turns.take(groupId, async () => {
        const name = userName.trim()
        const values = parametersOf({ number, shortName, isManager, shownGroupId })
        const { word, id } = await functions.use('addMember', () => client.addMember(groupId, name, values, signal))
        if (word !== undefined && word !== 'OK') throw refusal('addMember', word)
        const added =
          id === undefined
            ? await foundByName(await listed(groupId, signal), name, word)
            : {
                id,
                groupId,
                isManager: isManager === true,
                userName: name,
                number: number.trim(),
                ...defined({ shortName: shortName?.trim() || undefined, shownGroupId: shownGroupId ?? undefined })
              }
        addedHere.putMember(added)
        changed()
        return added
      }),
    'assistantMember.change': ({ groupId, memberId, ...change }, signal) =>
      turns.take(groupId, async () => {
        const { number, shortName, isManager, shownGroupId } = change
        const values = parametersOf({ number, shortName, isManager, shownGroupId })
        if (values.length === 0) return
        const { word } = await functions.use('editMember', () => client.editMember(groupId, memberId, values, signal))
        if (word === undefined) throw notConfirmed(client.host)
        if (word !== 'OK') throw refusal('editMember', word)
        const known = addedHere.members(groupId).find(({ id }) => id === memberId)
        if (known !== undefined) addedHere.putMember(changedMember(known, change))
        changed()
      }),
    'assistantMember.remove': ({ groupId, memberId }, signal) =>
      turns.take(groupId, async () => {
        const { word } = await functions.use('deleteMember', () => client.deleteMember(groupId, memberId, signal))
        if (word !== 'OK' && word !== 'INVALID_MEMBER_ID' && word !== 'INVALID_GROUP_ID') {
          const members = await listed(groupId, signal)
          const isGone = members?.every(({ id }) => id !== memberId) === true
          if (!isGone) throw notRemoved(word, members !== undefined, client.host)
        }
        addedHere.dropMember(groupId, memberId)
        changed()
      })
  }
}

function notRemoved(word: string | undefined, isListed: boolean, host: string): CtiError {
  if (word !== undefined) return refusal('deleteMember', word)
  return isListed ? notDone('deleteMember') : notConfirmed(host)
}

/** The answer did not tell the id: the list does, where there is one. */
function foundByName(
  members: readonly AssistantMember[] | undefined,
  name: string,
  word: string | undefined
): AssistantMember {
  const found = members?.find(({ userName }) => userName.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found
  if (members !== undefined) throw notDone('addMember')
  throw new CtiError('protocol', {
    userMessage: word === undefined ? m.error_added_unknown() : m.error_added_without_id()
  })
}

const changedMember = (
  { shortName: nameBefore, shownGroupId: groupBefore, ...before }: AssistantMember,
  { number, shortName = nameBefore, isManager, shownGroupId = groupBefore }: MemberValues
): AssistantMember => ({
  ...before,
  ...defined({
    number: number?.trim(),
    isManager,
    shortName: shortName?.trim() || undefined,
    shownGroupId: shownGroupId ?? undefined
  })
})
