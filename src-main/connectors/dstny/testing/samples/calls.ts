import type { WireCall } from '../../wire/calls.ts'
import { orBad, orMissing, sample } from '../walk-harness.ts'
import type { Sample, WalkHarness } from '../walk-harness.ts'
import type { DstnyClient } from '../../client.ts'

const DESK = '200-desk'
const NO_CALL = 'no-such-call'
const HOOK = { targetUrl: 'http://127.0.0.1:9/hook', targetId: 'hook-1', publicTarget: false }

type Act = (api: DstnyClient, callId: string, harness: WalkHarness) => Promise<unknown>

/** Something done to a call that is talking; refused for a call that is not there. */
const onCall = (act: Act): Sample =>
  orMissing(
    async (harness) => act(harness.api, (await harness.talks()).callId, harness),
    (harness) => act(harness.api, NO_CALL, harness)
  )

/** As `onCall`, after another step. */
const onCallAfter = (first: Act, act: Act): Sample =>
  orMissing(
    async (harness) => {
      const { callId } = await harness.talks()
      await first(harness.api, callId, harness)
      return act(harness.api, callId, harness)
    },
    (harness) => act(harness.api, NO_CALL, harness)
  )

const token = ({ stateToken }: WireCall): Pick<WireCall, 'stateToken'> => ({ stateToken })

const dialogPart = (xml: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1] ?? ''

async function pickUp({ api, rings, open, signal }: WalkHarness): Promise<unknown> {
  await rings('anna.berg')
  const xml = await open(api.contactsInformation.streamContactLineState('anna.berg@example.org'))
  const tags = { toTag: dialogPart(xml, 'local-tag'), fromTag: dialogPart(xml, 'remote-tag') }
  const request = { callId: dialogPart(xml, 'call-id'), ...tags, earlyOnly: true }
  return api.callControl.pickupSipCall(DESK, request, signal)
}

async function conference({ api, twoCalls, signal }: WalkHarness): Promise<WireCall> {
  const { held, active } = await twoCalls()
  const request = { targetCallId: held.callId, ...token(active), targetStateToken: held.stateToken }
  const answer = await api.callControl.addConferenceParticipant(active.callId, request, signal)
  return answer ?? active
}

/** Call Control API (Dstny API 3.8). */
export const callControlSamples = {
  addConferenceParticipant: orMissing(conference, ({ api, signal }) =>
    api.callControl.addConferenceParticipant(NO_CALL, { targetCallId: NO_CALL }, signal)
  ),
  alternateCall: orMissing(
    async ({ api, twoCalls, signal }) => {
      const { held, active } = await twoCalls()
      return api.callControl.alternateCall(active.callId, { targetCallId: held.callId, ...token(active) }, signal)
    },
    ({ api, signal }) => api.callControl.alternateCall(NO_CALL, { targetCallId: NO_CALL }, signal)
  ),
  answerCall: orMissing(
    async ({ api, rings, signal }) => api.callControl.answerCall((await rings()).callId, DESK, {}, signal),
    ({ api, signal }) => api.callControl.answerCall(NO_CALL, DESK, {}, signal)
  ),
  clearCall: onCall((api, callId, { signal }) => api.callControl.clearCall(callId, signal)),
  holdCall: sample(
    async ({ api, talks, signal }) => {
      const call = await talks()
      return api.callControl.holdCall(call.callId, token(call), signal)
    },
    async ({ api, talks, signal }) => api.callControl.holdCall((await talks()).callId, { stateToken: 1n }, signal),
    'conflict'
  ),
  leaveConference: orMissing(
    async (harness) => harness.api.callControl.leaveConference((await conference(harness)).callId, harness.signal),
    ({ api, signal }) => api.callControl.leaveConference(NO_CALL, signal)
  ),
  makeCall: orBad(
    ({ api, signal }) => api.callControl.makeCall(DESK, { destination: 'tel:+493023125901' }, signal),
    ({ api, signal }) => api.callControl.makeCall(DESK, { destination: '+493023125901' }, signal)
  ),
  makeConsultationCall: onCall((api, callId, { signal }) =>
    api.callControl.makeConsultationCall(callId, { destination: 'tel:201' }, signal)
  ),
  moveCall: onCall((api, callId, { signal }) => api.callControl.moveCall(callId, '200-soft', {}, signal)),
  muteCall: onCall((api, callId, { signal }) => api.callControl.muteCall(callId, {}, signal)),
  parkCall: onCall((api, callId, { signal }) => api.callControl.parkCall(callId, {}, signal)),
  pickupCall: sample(
    async ({ as, rings, signal }) => as('crm').callControl.pickupCall((await rings()).callId, '208-soft', {}, signal),
    async ({ api, rings, signal }) => api.callControl.pickupCall((await rings('anna.berg')).callId, DESK, {}, signal),
    'permission'
  ),
  pickupSipCall: orMissing(pickUp, ({ api, signal }) =>
    api.callControl.pickupSipCall(DESK, { callId: 'x', toTag: 'y', fromTag: 'z', earlyOnly: true }, signal)
  ),
  removeConferenceParticipant: orMissing(
    async (harness) => {
      const { callId, participants } = await conference(harness)
      const id = participants[0]?.id ?? ''
      return harness.api.callControl.removeConferenceParticipant(callId, id, {}, harness.signal)
    },
    ({ api, signal }) => api.callControl.removeConferenceParticipant(NO_CALL, 'p', {}, signal)
  ),
  resumeCall: onCallAfter(
    (api, callId, { signal }) => api.callControl.holdCall(callId, {}, signal),
    (api, callId, { signal }) => api.callControl.resumeCall(callId, {}, signal)
  ),
  sendDtmf: orBad(
    async ({ api, talks, signal }) => api.callControl.sendDtmf((await talks()).callId, { digits: '12#' }, signal),
    async ({ api, talks, signal }) => api.callControl.sendDtmf((await talks()).callId, { digits: 'x' }, signal)
  ),
  transferCall: onCall((api, callId, { signal }) =>
    api.callControl.transferCall(callId, { destination: 'tel:201', blind: true }, signal)
  ),
  transferToCall: orMissing(
    async ({ api, twoCalls, signal }) => {
      const { held, active } = await twoCalls()
      return api.callControl.transferToCall(held.callId, { targetCallId: active.callId, ...token(held) }, signal)
    },
    ({ api, signal }) => api.callControl.transferToCall(NO_CALL, { targetCallId: NO_CALL }, signal)
  ),
  unmuteCall: onCallAfter(
    (api, callId, { signal }) => api.callControl.muteCall(callId, {}, signal),
    (api, callId, { signal }) => api.callControl.unmuteCall(callId, {}, signal)
  )
}

/** Something done to the recording of a talking call, after another step or none. */
const onRecording = (user: string, act: Act, first?: Act): Sample =>
  orMissing(
    async (harness) => {
      const { callId } = await harness.talks(user)
      const api = harness.as(user)
      if (first !== undefined) await first(api, callId, harness)
      return act(api, callId, harness)
    },
    (harness) => act(harness.api, NO_CALL, harness)
  )

const save: Act = (api, callId, { signal }) => api.callRecording.saveRecording(callId, {}, signal)
const pause: Act = (api, callId, { signal }) => api.callRecording.pauseRecording(callId, {}, signal)
const start: Act = (api, callId, { signal }) => api.callRecording.startRecording(callId, {}, signal)
const discard: Act = (api, callId, { signal }) => api.callRecording.discardRecording(callId, {}, signal)
const resume: Act = (api, callId, { signal }) => api.callRecording.resumeRecording(callId, {}, signal)
const stop: Act = (api, callId, { signal }) => api.callRecording.stopRecording(callId, {}, signal)

/** Call Recording API: Łukasz records on demand, María starts and stops (Dstny API 3.9, 5.8). */
export const callRecordingSamples = {
  discardRecording: onRecording('lukasz', discard, save),
  pauseRecording: onRecording('lukasz', pause),
  resumeRecording: onRecording('lukasz', resume, pause),
  saveRecording: onRecording('lukasz', save),
  startRecording: onRecording('maria', start),
  stopRecording: onRecording('maria', stop, start)
}

/** Call State API (Dstny API 3.10). */
export const callStateSamples = {
  getCallState: onCall((api, callId, { signal }) => api.callState.getCallState(callId, signal)),
  getUserCallState: orMissing(
    ({ api, signal }) => api.callState.getUserCallState(signal),
    ({ nobody, signal }) => nobody.callState.getUserCallState(signal)
  ),
  registerCallWebhook: onCall((api, callId, { signal }) => api.callState.registerCallWebhook(callId, HOOK, signal)),
  registerUserWebhook: orBad(
    ({ api, signal }) => api.callState.registerUserWebhook(HOOK, signal),
    ({ api, signal }) => api.callState.registerUserWebhook({ ...HOOK, targetUrl: 'no address' }, signal)
  ),
  unregisterCallWebhook: onCallAfter(
    (api, callId, { signal }) => api.callState.registerCallWebhook(callId, HOOK, signal),
    (api, callId, { signal }) => api.callState.unregisterCallWebhook(callId, HOOK.targetId, signal)
  ),
  unregisterUserWebhook: orMissing(
    async ({ api, signal }) => {
      await api.callState.registerUserWebhook(HOOK, signal)
      return api.callState.unregisterUserWebhook(HOOK.targetId, signal)
    },
    ({ api, signal }) => api.callState.unregisterUserWebhook('unknown', signal)
  ),
  streamCallState: orMissing(
    async ({ api, talks, open }) => open(api.callState.streamCallState((await talks()).callId)),
    ({ api, open }) => open(api.callState.streamCallState(NO_CALL))
  ),
  streamDialogEvents: orMissing(
    ({ api, open }) => open(api.callState.streamDialogEvents()),
    ({ nobody, open }) => open(nobody.callState.streamDialogEvents())
  )
}

/** Jane talks on her mobile and asks Anna; gives the id of the transfer. */
async function transferred({ api, talks, signal }: WalkHarness): Promise<string> {
  await talks('jane', 'mobile')
  const started = await api.calls.startMobileTransfer('ATTENDED_TRANSFER', '201', signal)
  return started?.transferId.id ?? ''
}

/** Calls API and Line State API (Dstny API 3.5, 3.6). */
export const otherCallSamples = {
  cancelMobileTransfer: orMissing(
    async (harness) => harness.api.calls.cancelMobileTransfer(await transferred(harness), harness.signal),
    ({ api, signal }) => api.calls.cancelMobileTransfer('unknown', signal)
  ),
  getMobileTransfer: orMissing(
    async (harness) => {
      await transferred(harness)
      return harness.api.calls.getMobileTransfer(harness.signal)
    },
    ({ nobody, signal }) => nobody.calls.getMobileTransfer(signal)
  ),
  startMobileTransfer: sample(
    transferred,
    ({ api, signal }) => api.calls.startMobileTransfer('ATTENDED_TRANSFER', '201', signal),
    'conflict'
  ),
  setupCallbackCall: orBad(
    ({ api, signal }) => api.calls.setupCallbackCall('mobile', '+493023125901', { role: 'BUSINESS' }, signal),
    ({ api, signal }) => api.calls.setupCallbackCall('nowhere', '+493023125901', {}, signal)
  ),
  getLineState: orMissing(
    async ({ api, at, signal }) => {
      await api.lineState.createLineState('crm-1', { expiresOn: at(60_000) }, signal)
      return api.lineState.getLineState('crm-1', signal)
    },
    ({ api, signal }) => api.lineState.getLineState('unknown', signal)
  ),
  updateLineState: orBad(
    ({ api, at, signal }) => api.lineState.updateLineState('crm-1', { expiresOn: at(60_000) }, signal),
    ({ api, signal }) => api.lineState.updateLineState('crm-1', { expiresOn: 'soon' }, signal)
  ),
  createLineState: orBad(
    ({ api, at, signal }) => api.lineState.createLineState('crm-1', { expiresOn: at(60_000) }, signal),
    ({ api, signal }) => api.lineState.createLineState('crm-1', { expiresOn: 'soon' }, signal)
  ),
  deleteLineState: orMissing(
    async ({ api, at, signal }) => {
      await api.lineState.createLineState('crm-1', { expiresOn: at(60_000) }, signal)
      return api.lineState.deleteLineState('crm-1', signal)
    },
    ({ api, signal }) => api.lineState.deleteLineState('unknown', signal)
  )
}
