import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'

type Word = () => string

/** What belongs together of what accounts can do, with the words for it. */
export interface AbilityGroup {
  readonly name: Word
  readonly abilities: readonly (readonly [Capability, Word])[]
}

/** Everything that windows have a place for, as it is listed. */
export const abilityGroups: readonly AbilityGroup[] = [
  {
    name: m.abilities_calls,
    abilities: [
      ['calls', m.ability_calls],
      ['answer', m.ability_answer],
      ['hangUp', m.ability_hang_up],
      ['hold', m.ability_hold],
      ['swap', m.ability_swap],
      ['mute', m.ability_mute],
      ['dtmf', m.ability_dtmf],
      ['moveCall', m.function_move]
    ]
  },
  {
    name: m.abilities_transfer,
    abilities: [
      ['blindTransfer', m.function_blind_transfer],
      ['supervisedTransfer', m.ability_supervised_transfer],
      ['consultation', m.function_consultation],
      ['cancelConsultation', m.function_cancel_consultation],
      ['attendedTransfer', m.function_attended_transfer],
      ['transferWhileRinging', m.ability_transfer_while_ringing],
      ['transferToVoicemail', m.function_transfer_voicemail],
      ['campOn', m.function_camp_on],
      ['transferPastDiversion', m.function_transfer_past_diversion]
    ]
  },
  {
    name: m.abilities_dialling,
    abilities: [
      ['dial', m.ability_dial],
      ['callbackDial', m.function_callback_dial],
      ['devices', m.ability_devices],
      ['callerLines', m.function_caller_lines],
      ['dialAddress', m.ability_dial_address],
      ['dialVoicemail', m.function_dial_voicemail],
      ['dialPastDiversion', m.function_dial_past_diversion],
      ['ringGroup', m.ability_ring_group],
      ['ringPeople', m.ability_ring_people]
    ]
  },
  {
    name: m.abilities_parking,
    abilities: [
      ['park', m.function_park],
      ['parkedCalls', m.ability_parked_calls],
      ['pickUp', m.ability_pick_up]
    ]
  },
  {
    name: m.abilities_conferences,
    abilities: [
      ['conference', m.function_conference],
      ['leaveConference', m.function_leave_conference],
      ['removeParticipant', m.function_remove_participant]
    ]
  },
  {
    name: m.abilities_recording,
    abilities: [
      ['recordStartStop', m.function_recording],
      ['recordOnDemand', m.function_save_recording],
      ['pauseRecording', m.function_pause_recording]
    ]
  },
  {
    name: m.abilities_others_calls,
    abilities: [
      ['intercom', m.function_intercom],
      ['intrusion', m.function_intrusion],
      ['barge', m.function_barge],
      ['whisper', m.function_whisper],
      ['monitor', m.function_monitor]
    ]
  },
  {
    name: m.abilities_presence,
    abilities: [
      ['presence', m.ability_presence],
      ['presenceDetails', m.ability_presence_details],
      ['presenceShortcuts', m.function_presence_shortcuts],
      ['dnd', m.function_dnd],
      ['switches', m.function_switches],
      ['diversions', m.function_diversions]
    ]
  },
  {
    name: m.abilities_queues,
    abilities: [
      ['queueSignIn', m.ability_queue_sign_in],
      ['queuePause', m.function_queue_pause],
      ['queueFigures', m.function_queue_figures],
      ['queueCallers', m.function_queue_callers],
      ['queueCallerRemoval', m.function_remove_callers],
      ['groupCallLog', m.function_group_call_log],
      ['agents', m.function_agents],
      ['agentSignIn', m.ability_agent_sign_in],
      ['agentPause', m.ability_agent_pause]
    ]
  },
  {
    name: m.abilities_history,
    abilities: [
      ['history', m.function_history],
      ['historyMarks', m.ability_history_marks],
      ['historyMarksAll', m.ability_history_marks_all],
      ['historyTrash', m.ability_history_trash],
      ['historyDelete', m.ability_history_delete],
      ['historyDeleteAll', m.ability_history_delete_all],
      ['sharedInboxes', m.ability_shared_inboxes],
      ['playback', m.function_playback],
      ['transcripts', m.function_transcripts],
      ['callNotes', m.function_call_notes]
    ]
  },
  {
    name: m.abilities_people,
    abilities: [
      ['contactSearch', m.ability_contact_search],
      ['contactCards', m.function_contact_cards],
      ['contactStatus', m.function_contact_status],
      ['personalContacts', m.function_personal_contacts],
      ['colleagues', m.function_colleagues]
    ]
  },
  {
    name: m.abilities_messages,
    abilities: [
      ['textMessages', m.function_text_messages],
      ['textMessageList', m.function_text_message_list],
      ['fax', m.function_fax]
    ]
  },
  {
    name: m.abilities_managers,
    abilities: [
      ['assistantGroups', m.ability_assistant_groups],
      ['assistantGroupChanges', m.ability_assistant_group_changes],
      ['assistantMembers', m.ability_assistant_members],
      ['assistantMemberList', m.function_assistant_member_list],
      ['assistantMemberAdding', m.function_assistant_member_adding],
      ['assistantMemberChanges', m.function_assistant_member_changes],
      ['assistantMemberRemoval', m.function_assistant_member_removal],
      ['vipNumbers', m.ability_vip_numbers],
      ['vipNumberList', m.function_vip_number_list],
      ['vipNumberAdding', m.function_vip_number_adding],
      ['vipNumberRemoval', m.function_vip_number_removal],
      ['announcements', m.ability_announcements],
      ['announcementList', m.function_announcement_list],
      ['announcementAdding', m.function_announcement_adding],
      ['announcementRemoval', m.function_announcement_removal]
    ]
  }
]

/** What can be asked of a telephone system, and windows have no place for yet: not listed as what an account can do. */
export const withoutPlace: AbilityGroup['abilities'] = [
  ['pickUpAnyCall', m.ability_pick_up_any_call],
  ['mobileTransfer', m.function_mobile_transfer],
  ['ownImage', m.ability_own_image],
  ['presenceShortcutChanges', m.ability_presence_shortcut_changes],
  ['presenceSchedule', m.function_presence_schedule],
  ['presenceOfOthers', m.function_presence_of_others],
  ['groupCallHandling', m.ability_group_call_handling],
  ['voicemailSettings', m.function_voicemail_settings],
  ['contactFields', m.function_contact_fields],
  ['personalContactChanges', m.ability_personal_contact_changes],
  ['mobileSettings', m.function_mobile_settings],
  ['meetings', m.function_meetings],
  ['webClient', m.function_web_client]
]
