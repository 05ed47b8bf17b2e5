import type { Input, Output } from '../../../src-preload/contract/ipc.ts'
import type { ServiceName } from '../../../src-preload/contract/services/services.ts'

type Name = Extract<
  ServiceName,
  `assistantGroup.${string}` | `assistantMember.${string}` | `vipNumber.${string}` | `announcement.${string}`
>

const inGroup = { accountId: 'a', groupId: '31' } as const
const inMember = { ...inGroup, memberId: '8' } as const
const values = {
  name: 'Board office',
  number: '0049301234',
  ringsTogether: true,
  managerRingS: 0,
  overflow: { kind: 'voicemail', box: '6199' },
  vipDisplay: 'marked',
  vipThreshold: 6,
  callerNameMask: '%managerShortName%**%callerName%'
} as const
const group = { id: '31', ...values, unknown: { gr_colour: 'red' } }
const member = { id: '8', groupId: '31', isManager: true, userName: 'j.keller', number: '6101', shownGroupId: '31' }
const vip = { id: '90', memberId: '8', number: '0043155501', display: '+43 1 55501', description: 'Board' }

/** A good input for every request about managers and their assistants. */
export const goodAssistantInputs = {
  'assistantGroup.list': { accountId: 'a' },
  'assistantGroup.read': inGroup,
  'assistantGroup.create': { accountId: 'a', values },
  'assistantGroup.change': {
    ...inGroup,
    seen: { number: '6100' },
    values: { number: '', overflow: { kind: 'again' } }
  },
  'assistantGroup.delete': inGroup,
  'assistantMember.list': inGroup,
  'assistantMember.add': { ...inGroup, userName: 'j.keller', number: '6101', isManager: true, shownGroupId: null },
  'assistantMember.change': { ...inMember, shortName: 'JK' },
  'assistantMember.remove': inMember,
  'vipNumber.list': { accountId: 'a', memberId: '8' },
  'vipNumber.add': { accountId: 'a', memberId: '8', number: '0043155501', description: 'Board' },
  'vipNumber.remove': { accountId: 'a', memberId: '8', vipNumberId: '90' },
  'announcement.list': inGroup,
  'announcement.add': { ...inGroup, file: 'queue1.wav', place: 2 },
  'announcement.remove': { ...inGroup, file: 'queue1.wav' }
} as const satisfies { readonly [N in Name]: Input<N> }

/** A good output for each of them. */
export const goodAssistantOutputs: { readonly [N in Name]: Output<N> } = {
  'assistantGroup.list': [group],
  'assistantGroup.read': group,
  'assistantGroup.create': group,
  'assistantGroup.change': group,
  'assistantGroup.delete': undefined,
  'assistantMember.list': [member],
  'assistantMember.add': member,
  'assistantMember.change': undefined,
  'assistantMember.remove': undefined,
  'vipNumber.list': [vip],
  'vipNumber.add': vip,
  'vipNumber.remove': undefined,
  'announcement.list': [{ file: 'queue1.wav', place: 1 }],
  'announcement.add': undefined,
  'announcement.remove': undefined
}
