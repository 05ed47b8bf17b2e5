import type { AssistantGroupValues } from '../../../../src-preload/contract/services/assistant-groups.ts'

/** What a new group is that was given nothing but a name. */
export const groupDefaults: AssistantGroupValues = {
  number: '',
  welcomeSound: '',
  ringsTogether: false,
  managerRingS: 0,
  assistantRingS: 0,
  overflow: { kind: 'again' },
  vipDisplay: 'everybody',
  vipRouting: 'assistants',
  vipThreshold: 5,
  assistantsReachManager: false,
  showsCalls: true,
  callerNameMask: '',
  callerNumberMask: '',
  managerTone: '',
  assistantTone: '',
  managerSoftTone: '',
  assistantSoftTone: ''
}
