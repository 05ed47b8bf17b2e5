import {
  fail,
  groupOf,
  listOfUnknown,
  mandatory,
  mandatoryId,
  optionalValue,
  soundFile,
  type Call,
  type Field,
  type FunctionCodes
} from './call.ts'

const wholeNumber = (sent: string): string | undefined => (/^\d{1,9}$/.test(sent) ? sent : undefined)

/** Answers the id of the group, not of the announcement (Callisto API 2.8). */
function addAnnouncement(call: Call): string {
  const [groupId, wave] = [mandatoryId(call, 'gr_id'), mandatory(call, 'an_wave')]
  const priority = optionalValue(call, 'an_priority', wholeNumber)
  groupOf(call, groupId)
  call.instance.addAnnouncement(groupId, soundFile(call, wave), priority === undefined ? undefined : Number(priority))
  return groupId
}

function deleteAnnouncement(call: Call): void {
  const [groupId, wave] = [mandatoryId(call, 'gr_id'), mandatory(call, 'an_wave')]
  groupOf(call, groupId)
  const fold = (name: string): string => (call.switches.fileNameCase === 'exact' ? name : name.toLowerCase())
  const found = call.instance.announcementsOf(groupId).find((one) => fold(one.wave) === fold(wave))
  call.instance.removeAnnouncement(found ?? fail())
}

function getAnnouncements(call: Call): readonly Field[][] {
  const groupId = mandatoryId(call, 'gr_id')
  if (call.instance.group(groupId) === undefined) return listOfUnknown(call, 'INVALID_GROUP_ID')
  return call.instance.announcementsOf(groupId).map(({ wave, priority }) => [
    { prefix: 'an_', name: 'wave', value: wave },
    { prefix: 'an_', name: 'priority', value: String(priority) }
  ])
}

/** The functions for announcements (Callisto API 2.8, 2.9). */
export const announcementFunctions = {
  addAnnouncement: {
    form: 'add',
    needs: 'Groups',
    parameters: ['gr_id', 'an_wave', 'an_priority'],
    run: addAnnouncement
  },
  deleteAnnouncement: { form: 'change', needs: 'Groups', parameters: ['gr_id', 'an_wave'], run: deleteAnnouncement },
  getAnnouncements: {
    form: 'list',
    item: 'announcement',
    needs: 'REST Authentication',
    parameters: ['gr_id'],
    run: getAnnouncements
  }
} as const satisfies FunctionCodes
