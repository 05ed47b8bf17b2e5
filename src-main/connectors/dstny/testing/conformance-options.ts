import type { ConformanceOptions, FaultedCommand } from '../../testing/options.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { createDstnyConnector } from '../index.ts'
import { openFrontUnderTest } from './front-under-test.ts'
import { ownCases } from './cases/own-cases.ts'
import { serviceExceptions, serviceSamples } from './service-samples/service-samples.ts'
import { streamShapes } from './stream-shapes.ts'

/** What this system has not, and what is for service accounts. */
type NotAsked = 'pickUpAnyCall' | 'retrieve' | 'ringGroup' | 'ringPeople' | 'setDnd' | 'setSwitch' | 'setQueuePaused'

/** What the suite of connectors must know of this vendor. */
export const conformanceOptions = {
  name: 'Dstny Core',
  capabilities: [...capabilitiesFor(undefined)],
  connector: createDstnyConnector,
  operations: {
    dial: 'makeCall',
    readCalls: 'getUserCallState',
    callEvents: 'streamCallState'
  },
  refusedCommand: 'hold',
  answersIn: 'status',
  samples: serviceSamples,
  serviceExceptions,
  ownCases,
  faultTargets: {
    commands: {
      dial: ['makeCall'],
      callBack: ['setupCallbackCall'],
      answer: ['answerCall'],
      answerWaiting: ['alternateCall'],
      reject: ['clearCall'],
      hangUp: ['clearCall'],
      hold: ['holdCall'],
      resume: ['resumeCall'],
      mute: ['muteCall'],
      unmute: ['unmuteCall'],
      park: ['parkCall'],
      dtmf: ['sendDtmf'],
      blindTransfer: ['transferCall'],
      consult: ['makeConsultationCall'],
      swap: ['alternateCall'],
      completeTransfer: ['transferToCall'],
      cancelConsultation: ['clearCall'],
      cancelConsultationThenResume: ['resumeCall'],
      addToConference: ['addConferenceParticipant'],
      removeParticipant: ['removeConferenceParticipant'],
      leaveConference: ['leaveConference'],
      move: ['moveCall'],
      pickUp: ['pickupSipCall'],
      startRecording: ['startRecording'],
      stopRecording: ['stopRecording'],
      saveRecording: ['saveRecording'],
      discardRecording: ['discardRecording'],
      pauseRecording: ['pauseRecording'],
      resumeRecording: ['resumeRecording'],
      applyShortcut: ['updateUserPresence'],
      setActivity: ['updateUserPresence'],
      setQueueSignedIn: ['loginDistributionGroup', 'logoutDistributionGroup', 'setAcdAgentLogin', 'setAcdAgentLoginV0']
    } satisfies Record<Exclude<FaultedCommand, NotAsked>, readonly string[]>,
    streams: {
      dialogs: 'streamDialogEvents',
      call: 'streamCallState',
      figures: 'streamQueueStatistics',
      presence: 'streamContactPresence',
      devices: 'streamDeviceChanges',
      configuration: 'streamConfiguration',
      colleaguePresence: 'streamContactPresence',
      colleagueLines: 'streamContactLineState'
    },
    shapes: streamShapes
  },
  openFront: (pbx) => openFrontUnderTest(pbx)
} as const satisfies ConformanceOptions
