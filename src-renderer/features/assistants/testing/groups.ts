import type { Account } from '../../../../src-preload/contract/account.ts'
import type { AssistantGroup, AssistantMember } from '../../../../src-preload/contract/services/assistant-groups.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { anAccount } from '../../../testing/samples.ts'

/** All that has to do with managers and their assistants. */
const able: readonly Capability[] = [
  'assistantGroups',
  'assistantGroupChanges',
  'assistantMembers',
  'assistantMemberList',
  'assistantMemberAdding',
  'assistantMemberChanges',
  'assistantMemberRemoval',
  'vipNumbers',
  'vipNumberList',
  'vipNumberAdding',
  'vipNumberRemoval',
  'announcements',
  'announcementList',
  'announcementAdding',
  'announcementRemoval'
]

let made = 0

/** An account with groups; a new one each time, for what is typed is kept by account. */
export const aGroupAccount = (parts: Partial<Account> = {}): Account =>
  anAccount({ id: `g${++made}`, label: 'Office', capabilities: [...able], ...parts })

export const aGroup = (parts: Partial<AssistantGroup> = {}): AssistantGroup => ({
  id: '31',
  name: 'Board office',
  number: '6100',
  welcomeSound: '',
  ringsTogether: false,
  managerRingS: 15,
  assistantRingS: 20,
  overflow: { kind: 'voicemail', box: '6199' },
  vipDisplay: 'marked',
  vipRouting: 'assistants',
  vipThreshold: 3,
  assistantsReachManager: false,
  showsCalls: true,
  callerNameMask: '%managerShortName%**%callerName%',
  callerNumberMask: '',
  managerTone: 'Harp.wav',
  assistantTone: '',
  managerSoftTone: '',
  assistantSoftTone: '',
  unknown: {},
  ...parts
})

export const aMember = (parts: Partial<AssistantMember> = {}): AssistantMember => ({
  id: '8',
  groupId: '31',
  isManager: true,
  userName: 'a.weber',
  number: '6101',
  shortName: 'AW',
  ...parts
})
