import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import { DstnyTestClient } from '../../simulator/testing/dstny-client.ts'
import type { Extension } from '../../simulator/extension.ts'
import { conformance } from '../conformance.ts'
import { capabilitiesFor } from './capabilities.ts'
import { DialogInfo } from './dialog-info.ts'
import { createDstnyConnector } from './index.ts'
import { pickupIdOf } from './pickup.ts'

/** Reads the dialogs of a colleague as a watcher would. */
async function pickupIdAt(client: DstnyTestClient, { address, data }: Extension): Promise<string> {
  const stream = await client.stream(
    `/api/user/contacts-information/v1/${data.domain}/${encodeURIComponent(address)}/line-state/events`
  )
  const dialogs = new DialogInfo()
  dialogs.take((await stream.data()) ?? '')
  await stream.close()
  const ringing = dialogs.dialogs.find(({ state }) => state === 'early')
  return (ringing && pickupIdOf(ringing)) ?? 'nothing rings'
}

conformance({
  name: 'Dstny Core',
  capabilities: [...capabilitiesFor(undefined)],
  connector: createDstnyConnector,
  operations: {
    dial: 'makeCall',
    readCalls: 'getUserCallState',
    hold: 'holdCall',
    callEvents: 'streamCallState'
  },
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
    },
    streams: {
      dialogs: 'streamDialogEvents',
      call: 'streamCallState',
      figures: 'streamQueueStatistics',
      presence: 'streamContactPresence',
      devices: 'streamDeviceChanges',
      configuration: 'streamConfiguration'
    }
  },
  openFront: async (pbx) => {
    const front = await openDstnyFront(pbx)
    const me = pbx.extension('200')
    const account = { address: front.url, user: me.data.id, domain: me.data.domain }
    const token = front.issueToken('200')
    return {
      faults: front.faults,
      right: { method: 'token', values: { ...account, token } },
      wrong: { method: 'password', values: { ...account, password: 'wrong' } },
      count: (operation) => front.requests.filter((request) => request.operation === operation).length,
      requests: () => front.requests.map(({ operation, method }) => ({ operation, changes: method !== 'GET' })),
      parkCode: '*70',
      pickupIdAt: (colleague) => pickupIdAt(new DstnyTestClient(front, token), colleague),
      openStreams: () => front.streams.map(({ operation }) => operation),
      shapeStreams: (shape) => void Object.assign(front.switches, shape),
      revoke: () => void front.tickets.revokeToken(token),
      [Symbol.asyncDispose]: () => front.close()
    }
  }
})
