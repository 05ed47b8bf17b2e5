import type { CallistoFunctionName } from '../../../wire-tables/callisto.ts'
import type { Charset } from './http/charset.ts'

/** Habits of the server that the vendor's pages leave open; tests turn them. The first of each is what is assumed. */
export interface CallistoSwitches extends AddressSwitches, AnswerSwitches, GroupSwitches, MemberSwitches {}

/** Who is let in where, and how a request is read (Callisto API 1.2, 1.3, 1.4). */
export interface AddressSwitches {
  /** Exact: paths, instances and parameters in another case are unknown. */
  pathCase: 'ignored' | 'exact'
  parameterCase: 'ignored' | 'exact'
  /** What is looked at first: who asks, or whether there is such a place. */
  firstCheck: 'credentials' | 'address'
  /** How the name and the password of a sign-in are read. */
  credentialsCharset: Charset
  /** Answered to right credentials without the privilege REST Authentication. */
  noPrivilegeStatus: number
  /** Honoured: changing groups, members or VIP numbers needs the privilege of the vendor's own pages too. */
  applicationPrivileges: 'ignored' | 'honoured'
  /** Of texts in requests and in answers. */
  charset: Charset
  /** What GET gets from functions that are to be posted. */
  getOnPostOnly: 'notAllowed' | 'PARAMETER_MISSING'
  unknownParameters: 'ignored' | 'ERROR'
  /** What an empty value means where one is mandatory. */
  emptyMandatory: 'PARAMETER_MISSING' | 'accepted'
  /** Functions this version does not have. */
  missingFunctions: readonly CallistoFunctionName[]
  /** Functions that have another path than the table, below the instance. */
  paths: Partial<Record<CallistoFunctionName, string>>
}

/** How answers are written (Callisto API 1.5, 1.6). */
export interface AnswerSwitches {
  /** HTTP status that failures of a function come with. */
  failureStatus: number
  contentType: string
  /** Where the charset of the answer is said. */
  declaredIn: 'nowhere' | 'xml' | 'header' | 'both'
  /** What functions for groups put around their answer. */
  groupsRoot: 'Callisto' | 'Response'
  /** What `Request` says: the vendor's own sample has another name in it. */
  requestEcho: 'function' | 'wrong' | 'missing'
  /** How functions that change or delete say their word. */
  changeAnswer: 'bare' | 'status'
  /** The `id` of an add that failed. */
  failureId: 'empty' | 'absent' | 'zero'
  /** Elements of lists: with or without the prefix of the parameter. */
  elementNames: 'stripped' | 'prefixed' | 'lowerCase'
  /** True: each item of a list has an element nobody knows. */
  unknownElements: boolean
  emptyElements: 'selfClosing' | 'pair'
  indented: boolean
  /** How the five letters that XML needs are written. */
  escapes: 'entities' | 'numeric'
  /** How an address of getIntegrationURLs has its name. */
  integrationUrls: 'elements' | 'attribute'
}

/** What the functions for groups do (Callisto API 2.1 to 2.5). */
export interface GroupSwitches {
  /** A value outside its set: refused, or as if it had not been sent. */
  badValues: 'ERROR' | 'ignored'
  /** An empty value for a number or a choice. */
  emptyValues: 'ERROR' | 'default'
  /** Ignored: names that differ in case or blanks are the same. */
  nameCompare: 'exact' | 'folded'
  /** Said when a group is to get a name that another one has. */
  renameTaken: 'ERROR' | 'ALREADY_EXISTS'
  /** What becomes of settings that an edit does not name. */
  editOmitted: 'unchanged' | 'reset'
  editNeedsName: boolean
  /** The tone of a group for which none was set. */
  usualTone: string
  /** How an overflow to the busy tone comes back. */
  busyOverflow: 'asSent' | '-3' | 'busy'
  showVIPCall: 'digits' | 'words'
  nameFilterCase: 'ignored' | 'exact'
  /** A name and an id together: both must hold, or the id decides. */
  bothFilters: 'both' | 'id'
  /** A list nothing belongs to. */
  noMatch: 'empty' | 'ERROR'
  /** A list asked for by an id that there is not. */
  unknownIdInList: 'empty' | 'word'
  /** Files for tones, welcome and announcements that are not on the server. */
  missingFiles: 'accepted' | 'ERROR'
}

/** What the functions for members, VIP numbers and announcements do (Callisto API 2.6 to 2.9). */
export interface MemberSwitches {
  memberTwice: 'ERROR' | 'accepted'
  memberChecks: 'groupFirst' | 'userFirst'
  /** Whether somebody in two groups has two ids or one. */
  memberIds: 'perMembership' | 'perPerson'
  vipOwners: 'managers' | 'everybody'
  /** Said of a `mb_id` that there is not. */
  unknownOwner: 'ERROR' | 'INVALID_MEMBER_ID'
  vipTwice: 'ERROR' | 'accepted'
  /** Said of a `vn_id` that there is not. */
  unknownVip: 'ERROR' | 'INVALID_VIP_ID'
  /** What becomes of the VIP numbers of a manager who goes, alone or with the group. */
  vipAfterManager: 'removed' | 'kept'
  /** An announcement with the priority of another one: both have it, or the other one and those after it move on. */
  equalPriorities: 'kept' | 'shifted'
  fileNameCase: 'exact' | 'ignored'
}

/** The switches unless told otherwise. */
export const usualSwitches: CallistoSwitches = {
  pathCase: 'ignored',
  parameterCase: 'ignored',
  firstCheck: 'credentials',
  credentialsCharset: 'utf-8',
  noPrivilegeStatus: 403,
  applicationPrivileges: 'ignored',
  charset: 'utf-8',
  getOnPostOnly: 'notAllowed',
  unknownParameters: 'ignored',
  emptyMandatory: 'PARAMETER_MISSING',
  missingFunctions: [],
  paths: {},
  failureStatus: 200,
  contentType: 'text/xml',
  declaredIn: 'nowhere',
  groupsRoot: 'Callisto',
  requestEcho: 'function',
  changeAnswer: 'bare',
  failureId: 'empty',
  elementNames: 'stripped',
  unknownElements: false,
  emptyElements: 'selfClosing',
  indented: true,
  escapes: 'entities',
  integrationUrls: 'elements',
  badValues: 'ERROR',
  emptyValues: 'ERROR',
  nameCompare: 'exact',
  renameTaken: 'ERROR',
  editOmitted: 'unchanged',
  editNeedsName: false,
  usualTone: '',
  busyOverflow: 'asSent',
  showVIPCall: 'digits',
  nameFilterCase: 'ignored',
  bothFilters: 'both',
  noMatch: 'empty',
  unknownIdInList: 'empty',
  missingFiles: 'accepted',
  memberTwice: 'ERROR',
  memberChecks: 'groupFirst',
  memberIds: 'perMembership',
  vipOwners: 'managers',
  unknownOwner: 'ERROR',
  vipTwice: 'ERROR',
  unknownVip: 'ERROR',
  vipAfterManager: 'removed',
  equalPriorities: 'kept',
  fileNameCase: 'exact'
}
