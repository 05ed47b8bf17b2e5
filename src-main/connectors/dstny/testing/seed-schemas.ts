import * as z from 'zod/mini'
import { wireError, wireTicket } from '../wire/access.ts'
import { wireCall, wireLineState, wireMobileTransfer, wireUserCalls } from '../wire/calls.ts'
import { wireCommLog } from '../wire/communication-log.ts'
import * as configuration from '../wire/configuration.ts'
import * as contacts from '../wire/contacts.ts'
import * as devices from '../wire/devices.ts'
import * as events from '../wire/events.ts'
import * as groups from '../wire/groups.ts'
import * as presence from '../wire/presence.ts'
import * as requests from '../wire/requests.ts'
import * as settings from '../wire/settings.ts'
import { flagResponse, textResponse } from '../wire/values.ts'

/** What an example of the page can be. */
export type ExampleRole = 'request' | 'response' | 'refusal' | 'callback'
type Schema = z.ZodMiniType
type Schemas = Readonly<Record<string, Schema>>

/** The same schema for several operations. */
const each = (schema: Schema, ...ids: string[]): Schemas => Object.fromEntries(ids.map((id) => [id, schema]))

const calls = [
  ...['addConferenceParticipant', 'alternateCall', 'answerCall', 'holdCall', 'leaveConference', 'makeCall'],
  ...['makeConsultationCall', 'moveCall', 'muteCall', 'parkCall', 'pickupCall', 'pickupSipCall', 'transferCall'],
  ...['removeConferenceParticipant', 'resumeCall', 'sendDtmf', 'transferToCall', 'unmuteCall', 'discardRecording'],
  ...['pauseRecording', 'resumeRecording', 'saveRecording', 'startRecording', 'stopRecording', 'getCallState'],
  'registerCallWebhook'
]
const texts = [
  ...['setAcdAgentLogin', 'setAcdAgentLoginV0', 'joinConference', 'updateUserContact', 'deleteUserContact'],
  ...['updateGroupContact', 'deleteGroupContact', 'updateOrgContact', 'deleteOrgContact', 'getNumberPresentation'],
  ...['getDeviceIcon', 'getDeviceName', 'getUserActivityExpiration', 'setUserActivity', 'setUserActivityExpiration']
]
const callLogs = ['getGroupCallLog', 'listGroupCallLog', 'listAssignedCallLog', 'listAssignedCallLogForGroup']
const shortGroups = ['listDistributionGroups', 'loginDistributionGroup', 'logoutDistributionGroup']
const figures = ['getOrgQueueStatistics', 'getUserQueueStatistics']
const oldFigures = ['getOrgQueueStatisticsV0', 'getSupervisorQueueStatisticsV0']
const contact = ['createUserContact', 'createGroupContact', 'createOrgContact']
const oneContact = ['getUserContact', 'getGroupContact', 'getOrgContact']
const contactLists = ['listUserContacts', 'listGroupContacts', 'listOrgContacts']
const lists = ['addContact', 'searchContacts', 'addContacts']
const tokens = [
  ...['holdCall', 'moveCall', 'muteCall', 'parkCall', 'removeConferenceParticipant', 'resumeCall', 'unmuteCall'],
  ...['discardRecording', 'pauseRecording', 'resumeRecording', 'saveRecording', 'startRecording', 'stopRecording']
]

const responses: Schemas = {
  ...each(wireCall, ...calls),
  ...each(textResponse, ...texts),
  ...each(flagResponse, 'getFullCallerId', 'getUserAvailability'),
  ...each(groups.wireGroup, 'getAcdGroup', 'getAcdGroupV0'),
  ...each(groups.wireGroups, 'listAcdGroups', 'listAcdGroupsV0'),
  ...each(groups.wireGroupCallLog, ...callLogs),
  ...each(groups.wireDistributionGroups, ...shortGroups),
  ...each(groups.wireGroupCallLogItem, 'assignCallLogItem'),
  ...each(groups.wireQueueStatistics, ...figures, ...oldFigures),
  ...each(groups.wireQueueFigures, 'getQueueStatistics'),
  ...each(wireMobileTransfer, 'getMobileTransfer', 'startMobileTransfer'),
  ...each(wireLineState, 'getLineState'),
  ...each(wireCommLog, 'getCommLogItem', 'listCommLogItems', 'listGroupInbox'),
  ...each(wireUserCalls, 'getUserCallState'),
  ...each(devices.wireWebhookLease, 'registerUserWebhook', 'registerDeviceWebhook'),
  ...each(events.wireConferenceEvent, 'getEvent', 'updateEvent', 'createEvent'),
  ...each(events.wireEventException, 'getEventOccurrence', 'updateEventOccurrence', 'deleteEventOccurrence'),
  ...each(events.wireConferenceEvents, 'listEvents', 'listStreamEvents'),
  ...each(events.wireWebMeeting, 'getWebMeeting'),
  ...each(contacts.wireContactList, ...lists),
  ...each(contacts.wireContact, 'getContact', 'getContactInfoV0'),
  ...each(contacts.wireDirectoryFields, 'getContactFields'),
  ...each(contacts.wireVCard, 'getContactVcard', 'getContactVcardV0'),
  ...each(contacts.wirePersonalContacts, ...contactLists),
  ...each(contacts.wirePersonalContact, ...contact, ...oneContact),
  ...each(contacts.wirePhoneLabels, 'getPhoneLabels'),
  ...each(presence.wirePresenceEvents, 'listPresenceEvents'),
  ...each(presence.wireScheduledPresence, 'createScheduledPresence', 'getScheduledPresence'),
  ...each(presence.wireTimeZones, 'listTimeZones'),
  ...each(presence.wirePresence, 'getUserPresence', 'updateUserPresence', 'updateContactPresenceV0'),
  ...each(presence.wireShortcut, 'getPresenceShortcut', 'putPresenceShortcut'),
  ...each(presence.wireShortcuts, 'listPresenceShortcuts', 'replacePresenceShortcuts'),
  ...each(settings.wireActivityDiversions, 'listActivityDiversions', 'setActivityDiversions'),
  ...each(settings.wireActivityDiversion, 'getActivityDiversion', 'setActivityDiversion'),
  ...each(settings.wireDiversionRules, 'getDiversionRules', 'getLineDiversionRules'),
  ...each(settings.wireDiversionRule, 'getDiversionRule'),
  ...each(settings.wireActiveDiversion, 'getActiveDiversion', 'setActiveDiversion'),
  ...each(settings.wireUserLines, 'listUserLines'),
  ...each(settings.wireUserLine, 'getActiveLine'),
  ...each(settings.wireVoicemailSettings, 'getVoicemailSettings'),
  ...each(configuration.wireAnswerPlaces, 'getAnswerPlaces'),
  ...each(configuration.wireRoles, 'getRoles'),
  ...each(configuration.wireActivities, 'getActivities'),
  ...each(configuration.wireConfiguration, 'getConfiguration'),
  ...each(configuration.wireWebClientUrl, 'getWebClientUrl'),
  ...each(devices.wireDeviceAttributes, 'getDeviceAttributes'),
  ...each(devices.wireDevices, 'listDevices', 'listActiveDevices'),
  ...each(wireTicket, 'createTicket')
}

/** The page's examples of webhooks have no `targetUrl`: the line was lost. */
const webhook = z.partial(requests.webhookRequest)
/** Of this example the SIP dialog is missing; only the webhook's members are there. */
const sipPickup = z.partial(requests.sipPickupRequest)

const sent: Schemas = {
  ...each(requests.tokenRequest, ...tokens),
  ...each(requests.twoCallRequest, 'addConferenceParticipant', 'alternateCall'),
  ...each(requests.callWebhookRequest, 'answerCall', 'pickupCall'),
  ...each(requests.makeCallRequest, 'makeCall', 'makeConsultationCall'),
  ...each(requests.transferRequest, 'transferCall'),
  ...each(requests.transferToCallRequest, 'transferToCall'),
  ...each(requests.dtmfRequest, 'sendDtmf'),
  ...each(sipPickup, 'pickupSipCall'),
  ...each(webhook, 'registerCallWebhook', 'registerUserWebhook', 'registerDeviceWebhook'),
  ...each(requests.assignRequest, 'assignCallLogItem'),
  ...each(requests.contactStatusRequest, 'setContactStatus'),
  ...each(requests.contactFieldsRequest, 'updateContactFields'),
  ...each(requests.presenceRequest, 'updateUserPresence'),
  ...each(presence.wirePresence, 'updateContactPresenceV0'),
  ...each(requests.userLineRequest, 'setActiveLine'),
  ...each(requests.smsRequest, 'sendSms'),
  ...each(wireLineState, 'updateLineState', 'createLineState'),
  ...each(events.wireConferenceEvent, 'updateEvent', 'createEvent'),
  ...each(events.wireEventException, 'updateEventOccurrence'),
  ...each(contacts.wireContactList, 'addContacts'),
  ...each(contacts.wireVCard, 'updateContactVcard', 'updateContactVcardV0'),
  ...each(contacts.wirePersonalContact, ...contact, 'updateUserContact', 'updateGroupContact', 'updateOrgContact'),
  ...each(presence.wireScheduledPresence, 'createScheduledPresence', 'updateScheduledPresence'),
  ...each(presence.wireShortcut, 'putPresenceShortcut'),
  ...each(presence.wireShortcuts, 'replacePresenceShortcuts'),
  ...each(settings.wireActivityDiversions, 'setActivityDiversions'),
  ...each(settings.wireActivityDiversion, 'setActivityDiversion'),
  ...each(settings.wireDiversionRules, 'updateDiversionRules', 'updateLineDiversionRules'),
  ...each(settings.wireDiversionRule, 'setDiversionRule'),
  ...each(settings.wireVoicemailSettings, 'updateVoicemailSettings')
}

const posted: Schemas = {
  ...each(wireCall, 'answerCall', 'makeCall', 'makeConsultationCall', 'pickupCall', 'pickupSipCall'),
  ...each(wireUserCalls, 'registerUserWebhook'),
  ...each(devices.wireDeviceChange, 'registerDeviceWebhook')
}

/** Shapes of deprecated operations that nothing of ours has to read. */
export const notRead: readonly string[] = [
  'getAcdGroupLegacy',
  'setAcdAgentLoginLegacy',
  'listRecordedCalls',
  'getContactPresenceV0',
  'updateContactPresenceInfoV0',
  'getContactFieldsV0',
  'updateContactFieldsV0'
]

/** The schema an example must pass. */
export function schemaFor(id: string, role: ExampleRole): Schema | undefined {
  if (role === 'refusal') return wireError
  return { request: sent, response: responses, callback: posted }[role][id]
}
