import type { Capability } from '../../src-preload/contract/capability.ts'
import { neededForAction } from '../../src-preload/contract/capability.ts'
import type { DialKind, TransferKind } from '../../src-preload/contract/command.ts'
import type { Command } from './commands.ts'

const neededForDial: Readonly<Record<DialKind, Capability>> = {
  plain: 'dial',
  pastDiversion: 'dialPastDiversion',
  voicemail: 'dialVoicemail',
  intercom: 'intercom',
  intrusion: 'intrusion',
  barge: 'barge',
  whisper: 'whisper',
  monitor: 'monitor'
}

const neededForTransfer: Readonly<Record<TransferKind, Capability>> = {
  plain: 'blindTransfer',
  voicemail: 'transferToVoicemail',
  campOn: 'campOn',
  pastDiversion: 'transferPastDiversion'
}

/** The capability a command needs: an account without it is not asked at all. */
export function capabilityFor(command: Command): Capability {
  switch (command.type) {
    case 'dial':
      return neededForDial[command.kind ?? 'plain']
    case 'blindTransfer':
      return command.kind === undefined && command.supervised === true
        ? 'supervisedTransfer'
        : neededForTransfer[command.kind ?? 'plain']
    case 'consult':
      return command.kind === undefined || command.kind === 'plain' ? 'consultation' : neededForDial[command.kind]
    case 'callBack':
      return 'callbackDial'
    case 'pickUp':
    case 'pickUpAnyCall':
      return command.type
    case 'ringGroup':
      return 'contactIds' in command.first ? 'ringPeople' : 'ringGroup'
    case 'applyShortcut':
      return 'presenceShortcuts'
    case 'setActivity':
      return 'presence'
    case 'setQueueSignedIn':
      return 'queueSignIn'
    case 'retrieve':
      return 'parkedCalls'
    case 'setDnd':
      return 'dnd'
    case 'setSwitch':
      return 'switches'
    case 'setQueuePaused':
      return 'queuePause'
    default:
      return neededForAction[command.type]
  }
}
