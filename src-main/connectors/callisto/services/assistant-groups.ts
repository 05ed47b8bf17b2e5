import type {
  AssistantGroup,
  AssistantGroupValues
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { CtiError, isAbort } from '../../../util/errors.ts'
import { foldedText } from '../../../util/folded-text.ts'
import type { Outcome } from '../client.ts'
import type { CallistoContext } from '../context.ts'
import { notDone, refusal } from '../errors.ts'
import { mapGroups } from '../mapper/groups.ts'
import type { ReadGroup } from '../mapper/groups.ts'
import type { Parameters } from '../request.ts'
import { changedIn, demandUnchanged, fieldsOf, parametersOf } from './group-values.ts'

type GroupServices = Services<
  | 'assistantGroup.list'
  | 'assistantGroup.read'
  | 'assistantGroup.create'
  | 'assistantGroup.change'
  | 'assistantGroup.delete'
>

/** Names that people would take for the same (Callisto API 7). */
const plainName = (name: string): string => foldedText(name).trim()

/** Groups: read, made, changed and deleted (Callisto API 2.2 to 2.5). */
export function assistantGroupServices({ client, turns, addedHere, changed }: CallistoContext): GroupServices {
  const list = async (signal: AbortSignal): Promise<readonly ReadGroup[]> =>
    mapGroups(await client.getGroups({}, signal))

  const find = async (id: string, signal: AbortSignal): Promise<ReadGroup | undefined> =>
    mapGroups(await client.getGroups({ id }, signal)).find(({ shown }) => shown.id === id)

  /** What is there of a name; the system answers with all that contain it. */
  const named = async (name: string, signal: AbortSignal): Promise<readonly ReadGroup[]> =>
    mapGroups(await client.getGroups({ name: name.trim() }, signal)).filter(
      ({ writtenName }) => writtenName !== undefined && plainName(writtenName) === plainName(name)
    )

  /** A name that is taken is refused by a word of its own, or by the general one (Callisto API 2.4). */
  const refused = async (
    made: 'addGroup' | 'editGroup',
    word: string,
    { name, id }: { readonly name: string | undefined; readonly id?: string },
    signal: AbortSignal
  ): Promise<CtiError> => {
    if (word !== 'ERROR' || name === undefined) return refusal(made, word)
    const others = await orNothing(named(name, signal))
    const isTaken = others?.some(({ shown }) => shown.id !== id) === true
    return refusal(made, isTaken ? 'ALREADY_EXISTS' : word)
  }

  /** The new group; where its answer did not tell the id, as it is found by its name. */
  const created = async (
    { word, id }: Outcome,
    values: AssistantGroupValues & { readonly name: string },
    signal: AbortSignal
  ): Promise<AssistantGroup> => {
    if (id !== undefined) {
      const read = await orNothing(find(id, signal))
      return read?.shown ?? { ...values, id, unknown: {} }
    }
    const all = await named(values.name, signal)
    const found = word === undefined ? all.find(({ shown }) => isEmpty(changedIn(values, shown))) : all.at(-1)
    if (found !== undefined) return found.shown
    throw word === undefined
      ? notDone('addGroup')
      : new CtiError('notFound', { userMessage: m.error_not_found_other() })
  }

  const edit = async (
    before: ReadGroup,
    values: AssistantGroupValues,
    signal: AbortSignal
  ): Promise<AssistantGroup> => {
    const { id } = before.shown
    const { word } = await client.editGroup(id, withName(parametersOf(values), before.writtenName), signal)
    if (word !== undefined && word !== 'OK') throw await refused('editGroup', word, { name: values.name, id }, signal)
    if (word === 'OK') {
      const read = await orNothing(find(id, signal))
      return read?.shown ?? { ...before.shown, ...values, name: values.name ?? before.shown.name }
    }
    const now = await find(id, signal)
    if (now === undefined || !isEmpty(changedIn(values, now.shown))) throw notDone('editGroup')
    return now.shown
  }

  return {
    'assistantGroup.list': async (_, signal) => (await list(signal)).map(({ shown }) => shown),
    'assistantGroup.read': async ({ groupId }, signal) => ((await find(groupId, signal)) ?? gone()).shown,
    'assistantGroup.create': async ({ values }, signal) => {
      const outcome = await client.addGroup(parametersOf(values), signal)
      const { word } = outcome
      if (word !== undefined && word !== 'OK') throw await refused('addGroup', word, values, signal)
      return await created(outcome, values, signal)
    },
    'assistantGroup.change': ({ groupId, seen, values }, signal) =>
      turns.take(groupId, async () => {
        const before = (await find(groupId, signal)) ?? gone()
        demandUnchanged(seen, before.shown, values)
        const wanted = changedIn(values, before.shown)
        return isEmpty(wanted) ? before.shown : await edit(before, wanted, signal)
      }),
    'assistantGroup.delete': ({ groupId }, signal) =>
      turns.take(groupId, async () => {
        const { word } = await client.deleteGroup(groupId, signal)
        if (word !== 'OK' && word !== 'INVALID_GROUP_ID') {
          const isThere = (await find(groupId, signal)) !== undefined
          if (isThere) throw word === undefined ? notDone('deleteGroup') : refusal('deleteGroup', word)
        }
        addedHere.dropGroup(groupId)
        changed()
      })
  }
}

const isEmpty = (values: AssistantGroupValues): boolean => fieldsOf(values).length === 0

/** The name as it is now goes along: one reading of the document wants it in every change (Callisto API 2.4). */
const withName = (values: Parameters, name: string | undefined): Parameters =>
  name === undefined || values.some(([wire]) => wire === 'gr_name') ? values : [['gr_name', name], ...values]

function gone(): never {
  throw refusal('getGroups', 'INVALID_GROUP_ID')
}

/** A reading that is of use, and no reason to fail. @throws AbortError */
async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (isAbort(error)) throw error
    return undefined
  }
}
