import type { Requester } from './request.ts'
import { CallControlOperations } from './operations/call-control.ts'
import { CallRecordingOperations, CallStateOperations, CallsOperations } from './operations/calls.ts'
import { CommunicationLogOperations, SmsOperations } from './operations/communication-log.ts'
import { ConfigurationOperations } from './operations/configuration.ts'
import {
  ContactPresenceOperations,
  ContactsInformationOperations,
  ContactListOperations
} from './operations/contacts.ts'
import {
  DeviceOperations,
  LineStateOperations,
  MobileSubscriberOperations,
  UserLineOperations
} from './operations/devices.ts'
import { DiversionOperations } from './operations/diversion.ts'
import { EventOperations } from './operations/events.ts'
import { AcdGroupOperations, DistributionGroupOperations, QueueStatisticsOperations } from './operations/groups.ts'
import { PersonalContactOperations } from './operations/personal-contacts.ts'
import {
  PresenceShortcutOperations,
  UserInformationOperations,
  VoicemailSettingsOperations
} from './operations/user-information.ts'
import { TicketOperations } from './operations/tickets.ts'

/** The whole User API for one user, noun by noun. */
export class DstnyClient {
  readonly acdGroups
  readonly callControl
  readonly callRecording
  readonly callState
  readonly calls
  readonly communicationLog
  readonly configuration
  readonly contactList
  readonly contactPresence
  readonly contactsInformation
  readonly devices
  readonly distributionGroups
  readonly diversion
  readonly events
  readonly lineState
  readonly mobileSubscriber
  readonly personalContacts
  readonly presenceShortcuts
  readonly queueStatistics
  readonly sms
  readonly tickets
  readonly userInformation
  readonly userLines
  readonly voicemailSettings

  constructor(requester: Requester) {
    this.acdGroups = new AcdGroupOperations(requester)
    this.callControl = new CallControlOperations(requester)
    this.callRecording = new CallRecordingOperations(requester)
    this.callState = new CallStateOperations(requester)
    this.calls = new CallsOperations(requester)
    this.communicationLog = new CommunicationLogOperations(requester)
    this.configuration = new ConfigurationOperations(requester)
    this.contactList = new ContactListOperations(requester)
    this.contactPresence = new ContactPresenceOperations(requester)
    this.contactsInformation = new ContactsInformationOperations(requester)
    this.devices = new DeviceOperations(requester)
    this.distributionGroups = new DistributionGroupOperations(requester)
    this.diversion = new DiversionOperations(requester)
    this.events = new EventOperations(requester)
    this.lineState = new LineStateOperations(requester)
    this.mobileSubscriber = new MobileSubscriberOperations(requester)
    this.personalContacts = new PersonalContactOperations(requester)
    this.presenceShortcuts = new PresenceShortcutOperations(requester)
    this.queueStatistics = new QueueStatisticsOperations(requester)
    this.sms = new SmsOperations(requester)
    this.tickets = new TicketOperations(requester)
    this.userInformation = new UserInformationOperations(requester)
    this.userLines = new UserLineOperations(requester)
    this.voicemailSettings = new VoicemailSettingsOperations(requester)
  }
}
