import type { Announcement } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { Services } from '../../../../src-preload/contract/services/services.ts'
import { defined } from '../../../util/defined.ts'
import type { CallistoContext } from '../context.ts'
import { notConfirmed, notDone, refusal } from '../errors.ts'
import { mapAnnouncements } from '../mapper/people.ts'

/** What is played to callers who wait; known by their files, for the answer to a new one has the group's id (Callisto API 2.8). */
export function announcementServices({
  client,
  functions,
  turns,
  addedHere,
  changed
}: CallistoContext): Services<'announcement.list' | 'announcement.add' | 'announcement.remove'> {
  /** As the system lists them, where it does. */
  const listed = (groupId: string, signal: AbortSignal): Promise<readonly Announcement[] | undefined> =>
    functions.listed<readonly Announcement[] | undefined>(
      'getAnnouncements',
      async () => mapAnnouncements(await client.getAnnouncements(groupId, signal)),
      () => undefined
    )

  /** After an answer that said nothing. */
  const demand = async (
    name: 'addAnnouncement' | 'deleteAnnouncement',
    { groupId, file }: { readonly groupId: string; readonly file: string },
    signal: AbortSignal
  ): Promise<void> => {
    const now = await listed(groupId, signal)
    if (now === undefined) throw notConfirmed(client.host)
    if (now.some((one) => one.file === file) !== (name === 'addAnnouncement')) throw notDone(name)
  }

  return {
    'announcement.list': async ({ groupId }, signal) => [
      ...((await listed(groupId, signal)) ?? addedHere.announcements(groupId))
    ],
    'announcement.add': ({ groupId, file: typed, place }, signal) =>
      turns.take(groupId, async () => {
        const file = typed.trim()
        const { word } = await functions.use('addAnnouncement', () =>
          client.addAnnouncement(groupId, file, place, signal)
        )
        if (word === undefined) await demand('addAnnouncement', { groupId, file }, signal)
        else if (word !== 'OK') throw refusal('addAnnouncement', word)
        addedHere.putAnnouncement(groupId, { file, ...defined({ place }) })
        changed()
      }),
    'announcement.remove': ({ groupId, file }, signal) =>
      turns.take(groupId, async () => {
        const { word } = await functions.use('deleteAnnouncement', () =>
          client.deleteAnnouncement(groupId, file, signal)
        )
        if (word === undefined) await demand('deleteAnnouncement', { groupId, file }, signal)
        else if (word !== 'OK' && word !== 'INVALID_GROUP_ID') throw refusal('deleteAnnouncement', word)
        addedHere.dropAnnouncement(groupId, file)
        changed()
      })
  }
}
