import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { CallistoFunctionName } from '../../wire-tables/callisto.ts'
import { CapabilityTable } from '../kit/capability-table.ts'
import type { CapabilityRow } from '../kit/capability-table.ts'

/** What there is to know of one capability. */
interface CallistoRow extends CapabilityRow<never> {
  /** The function that it is; absent where the account has it in any case, because what was added from here is remembered. */
  readonly wire?: CallistoFunctionName
}

/** What an account can be capable of: groups and what belongs to them, never calls (Callisto API 4). */
export const capabilityTable = new CapabilityTable<never, CallistoRow>(
  {},
  {
    assistantGroups: {},
    assistantGroupChanges: {},
    assistantMembers: {},
    assistantMemberList: { wire: 'getMembers', name: m.function_assistant_member_list },
    assistantMemberAdding: { wire: 'addMember', name: m.function_assistant_member_adding },
    assistantMemberChanges: { wire: 'editMember', name: m.function_assistant_member_changes },
    assistantMemberRemoval: { wire: 'deleteMember', name: m.function_assistant_member_removal },
    vipNumbers: {},
    vipNumberList: { wire: 'getVIPNumbers', name: m.function_vip_number_list },
    vipNumberAdding: { wire: 'addVIPNumber', name: m.function_vip_number_adding },
    vipNumberRemoval: { wire: 'deleteVIPNumber', name: m.function_vip_number_removal },
    announcements: {},
    announcementList: { wire: 'getAnnouncements', name: m.function_announcement_list },
    announcementAdding: { wire: 'addAnnouncement', name: m.function_announcement_adding },
    announcementRemoval: { wire: 'deleteAnnouncement', name: m.function_announcement_removal },
    webClient: { wire: 'getIntegrationURLs', name: m.function_web_client }
  }
)

/** What an account can do at most, by the functions that are asked for. */
export const capabilitiesFor = (isOn: (name: CallistoFunctionName) => boolean): Set<Capability> =>
  capabilityTable.granted((_, { wire }) => wire === undefined || isOn(wire))

/** Why what is not asked for is not: only the functions that an option switches on. */
export const lackingFor = (isOn: (name: CallistoFunctionName) => boolean): Lacking =>
  capabilityTable.lacking((_, { wire }) =>
    wire === undefined || isOn(wire)
      ? undefined
      : { kind: 'option', reason: m.lack_option({ option: m.form_assumed_functions() }) }
  )

/** The capability that is one function. */
export const capabilityOf: Partial<Readonly<Record<CallistoFunctionName, Capability>>> = {
  getMembers: 'assistantMemberList',
  getVIPNumbers: 'vipNumberList',
  getAnnouncements: 'announcementList',
  addMember: 'assistantMemberAdding',
  editMember: 'assistantMemberChanges',
  deleteMember: 'assistantMemberRemoval',
  addVIPNumber: 'vipNumberAdding',
  deleteVIPNumber: 'vipNumberRemoval',
  addAnnouncement: 'announcementAdding',
  deleteAnnouncement: 'announcementRemoval',
  getIntegrationURLs: 'webClient'
}
