import type { WireDiversionRules } from '../../wire/settings.ts'
import { orBad, orMissing, sample } from '../walk-harness.ts'

const NUMBER = '+493023125302'
const MOBILE = '+493023125700'
const ALWAYS = { lineOrderType: 'PRIMARY', diversionRuleType: 'CFWD_ALL' } as const
const NEVER = { lineOrderType: 'TERTIARY' as 'PRIMARY', diversionRuleType: 'CFWD_ALL' } as const // what a server refuses
const UNKNOWN_LINE = 'TERTIARY' as 'PRIMARY' // what a server refuses

const rules = (type: string): WireDiversionRules => ({
  user: undefined,
  userDiversionLineRules: [
    {
      lineNumber: undefined,
      lineType: undefined,
      lineOrderType: 'PRIMARY',
      userDiversionRules: [{ lineOrderType: undefined, phoneNumber: NUMBER, diversionRoutingRulesType: type }]
    }
  ]
})

/** Activity Diversion Mapping API and Diversion API (Dstny API 3.17, 3.18). */
export const diversionSamples = {
  listActivityDiversions: orMissing(
    ({ api, signal }) => api.diversion.listActivityDiversions(signal),
    ({ nobody, signal }) => nobody.diversion.listActivityDiversions(signal)
  ),
  setActivityDiversions: orBad(
    ({ api, signal }) => api.diversion.setActivityDiversions([{ activityId: 'lunch', phoneNumber: NUMBER }], signal),
    ({ api, signal }) => api.diversion.setActivityDiversions([{ activityId: 'dancing', phoneNumber: NUMBER }], signal)
  ),
  getActivityDiversion: sample(
    async ({ api, signal }) => {
      await api.diversion.setActivityDiversion('lunch', NUMBER, signal)
      return api.diversion.getActivityDiversion('lunch', signal)
    },
    ({ nobody, signal }) => nobody.diversion.getActivityDiversion('lunch', signal),
    'notFound'
  ),
  setActivityDiversion: orMissing(
    ({ api, signal }) => api.diversion.setActivityDiversion('lunch', NUMBER, signal),
    ({ nobody, signal }) => nobody.diversion.setActivityDiversion('lunch', NUMBER, signal)
  ),
  deleteActivityDiversion: orMissing(
    async ({ api, signal }) => {
      await api.diversion.setActivityDiversion('lunch', NUMBER, signal)
      return api.diversion.deleteActivityDiversion('lunch', signal)
    },
    ({ nobody, signal }) => nobody.diversion.deleteActivityDiversion('lunch', signal)
  ),
  getDiversionRules: orMissing(
    ({ api, signal }) => api.diversion.getDiversionRules(signal),
    ({ nobody, signal }) => nobody.diversion.getDiversionRules(signal)
  ),
  updateDiversionRules: orBad(
    ({ api, signal }) => api.diversion.updateDiversionRules(rules('CFWD_ON_BUSY'), signal),
    ({ api, signal }) => api.diversion.updateDiversionRules(rules('CFWD_SOMETIMES'), signal)
  ),
  deleteDiversionRules: orMissing(
    ({ api, signal }) => api.diversion.deleteDiversionRules(signal),
    ({ nobody, signal }) => nobody.diversion.deleteDiversionRules(signal)
  ),
  getLineDiversionRules: orBad(
    ({ api, signal }) => api.diversion.getLineDiversionRules('PRIMARY', signal),
    ({ api, signal }) => api.diversion.getLineDiversionRules(UNKNOWN_LINE, signal)
  ),
  updateLineDiversionRules: orBad(
    ({ api, signal }) => api.diversion.updateLineDiversionRules('PRIMARY', rules('CFWD_ALL'), signal),
    ({ api, signal }) => api.diversion.updateLineDiversionRules('PRIMARY', rules('CFWD_SOMETIMES'), signal)
  ),
  deleteLineDiversionRules: orBad(
    ({ api, signal }) => api.diversion.deleteLineDiversionRules('PRIMARY', signal),
    ({ api, signal }) => api.diversion.deleteLineDiversionRules(UNKNOWN_LINE, signal)
  ),
  getDiversionRule: orBad(
    ({ api, signal }) => api.diversion.getDiversionRule(ALWAYS, signal),
    ({ api, signal }) => api.diversion.getDiversionRule(NEVER, signal)
  ),
  setDiversionRule: orBad(
    ({ api, signal }) => api.diversion.setDiversionRule(ALWAYS, NUMBER, signal),
    ({ api, signal }) => api.diversion.setDiversionRule(NEVER, NUMBER, signal)
  ),
  deleteDiversionRule: orBad(
    async ({ api, signal }) => {
      await api.diversion.setDiversionRule(ALWAYS, NUMBER, signal)
      return api.diversion.deleteDiversionRule(ALWAYS, signal)
    },
    ({ api, signal }) => api.diversion.deleteDiversionRule(NEVER, signal)
  ),
  getActiveDiversion: orMissing(
    ({ api, signal }) => api.diversion.getActiveDiversion(signal),
    ({ nobody, signal }) => nobody.diversion.getActiveDiversion(signal)
  ),
  setActiveDiversion: orMissing(
    ({ api, signal }) => api.diversion.setActiveDiversion(NUMBER, true, signal),
    ({ nobody, signal }) => nobody.diversion.setActiveDiversion(NUMBER, undefined, signal)
  )
}

/** Mobile Subscriber API, User Line API, User Voicemail Settings API (Dstny API 3.19, 3.24, 3.25). */
export const settingSamples = {
  getFullCallerId: orMissing(
    ({ api, signal }) => api.mobileSubscriber.getFullCallerId(MOBILE, signal),
    ({ elsewhere, signal }) => elsewhere.mobileSubscriber.getFullCallerId(MOBILE, signal)
  ),
  setFullCallerId: orMissing(
    ({ api, signal }) => api.mobileSubscriber.setFullCallerId(MOBILE, true, signal),
    ({ elsewhere, signal }) => elsewhere.mobileSubscriber.setFullCallerId(MOBILE, true, signal)
  ),
  getNumberPresentation: orMissing(
    ({ api, signal }) => api.mobileSubscriber.getNumberPresentation(MOBILE, signal),
    ({ elsewhere, signal }) => elsewhere.mobileSubscriber.getNumberPresentation(MOBILE, signal)
  ),
  setNumberPresentation: orBad(
    ({ api, signal }) => api.mobileSubscriber.setNumberPresentation(MOBILE, 2, signal),
    ({ api, signal }) => api.mobileSubscriber.setNumberPresentation(MOBILE, 9, signal)
  ),
  setPbxIntegration: orMissing(
    ({ api, signal }) => api.mobileSubscriber.setPbxIntegration(MOBILE, true, signal),
    ({ elsewhere, signal }) => elsewhere.mobileSubscriber.setPbxIntegration(MOBILE, true, signal)
  ),
  setRouteToPbx: orMissing(
    ({ api, signal }) => api.mobileSubscriber.setRouteToPbx(MOBILE, true, signal),
    ({ elsewhere, signal }) => elsewhere.mobileSubscriber.setRouteToPbx(MOBILE, true, signal)
  ),
  listUserLines: orMissing(
    ({ api, signal }) => api.userLines.listUserLines(signal),
    ({ nobody, signal }) => nobody.userLines.listUserLines(signal)
  ),
  getActiveLine: orMissing(
    ({ api, signal }) => api.userLines.getActiveLine(signal),
    ({ nobody, signal }) => nobody.userLines.getActiveLine(signal)
  ),
  setActiveLine: orBad(
    ({ api, signal }) => api.userLines.setActiveLine({ type: 'OFFICE_FIXED', groupId: 0n }, signal),
    ({ api, signal }) => api.userLines.setActiveLine({ type: 'ACD', groupId: 999n }, signal)
  ),
  getVoicemailSettings: orMissing(
    ({ api, signal }) => api.voicemailSettings.getVoicemailSettings(signal),
    ({ nobody, signal }) => nobody.voicemailSettings.getVoicemailSettings(signal)
  ),
  updateVoicemailSettings: orMissing(
    async ({ api, signal }) => {
      const settings = await api.voicemailSettings.getVoicemailSettings(signal)
      return api.voicemailSettings.updateVoicemailSettings({ ...settings.raw, playActivity: true }, signal)
    },
    async ({ api, nobody, signal }) => {
      const settings = await api.voicemailSettings.getVoicemailSettings(signal)
      return nobody.voicemailSettings.updateVoicemailSettings(settings.raw, signal)
    }
  )
}
