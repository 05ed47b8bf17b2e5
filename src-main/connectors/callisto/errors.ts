import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CtiErrorKind } from '../../../src-preload/contract/error.ts'
import type { CallistoFunctionName } from '../../wire-tables/callisto.ts'
import type { HttpResponse } from '../../transport/http-client.ts'
import { connectionLost, isTooLarge, protocolError } from '../../transport/transport-errors.ts'
import { defined } from '../../util/defined.ts'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'
import { isKeyOf } from '../../util/lookup.ts'
import { isCertain } from './assumptions.ts'

/** Where and what was asked for, as far as the words of a refusal differ. */
export interface Asked {
  readonly name: CallistoFunctionName
  readonly host: string
  readonly instance: string
}

/** The one place that judges a status, which is the web server's: the system says what it has to say in the body (Callisto API 1.6). */
export function demandAnswered(
  { status, retryAfterMs }: Pick<HttpResponse, 'status' | 'retryAfterMs'>,
  asked: Asked
): void {
  if (status >= 200 && status < 300) return
  const [kind, userMessage] = judged(status, asked)
  const retryable = [429, 500, 502, 503, 504].includes(status)
  const cause = new Error(`status ${String(status)}`)
  throw new CtiError(kind, { userMessage, retryable, cause, ...defined({ retryAfterMs }) })
}

function judged(status: number, { name, host, instance }: Asked): readonly [CtiErrorKind, string] {
  switch (status) {
    case 401:
      return ['auth', m.error_group_sign_in({ instance })]
    case 403:
      return ['permission', m.error_group_privilege()]
    case 404:
      // a server that has no functions of groups has no such instance
      return isCertain(name)
        ? ['notFound', m.error_group_instance({ host, instance })]
        : ['unsupported', m.error_unsupported()]
    case 405:
    case 501:
      return ['unsupported', m.error_unsupported()]
    case 409:
      return ['conflict', m.error_conflict_other()]
    case 429:
    case 503:
      return ['rateLimited', m.error_rate_limited()]
    default:
      return status >= 500 ? ['network', m.error_server({ host })] : ['protocol', m.error_protocol({ host })]
  }
}

/** Where the answer is in the body, one that is too large is lost like any other: nobody knows what it said. */
export const lostReply = (error: unknown, host: string): unknown =>
  isTooLarge(error) ? connectionLost(host, error) : error

/** What was not done, for people. */
const NOT_DONE: Readonly<Record<CallistoFunctionName, () => string>> = {
  addGroup: m.not_done_add_group,
  editGroup: m.not_done_edit_group,
  deleteGroup: m.not_done_delete_group,
  getGroups: m.not_done_get_groups,
  addMember: m.not_done_add_member,
  editMember: m.not_done_edit_member,
  deleteMember: m.not_done_delete_member,
  getMembers: m.not_done_get_members,
  addVIPNumber: m.not_done_add_vip_number,
  deleteVIPNumber: m.not_done_delete_vip_number,
  getVIPNumbers: m.not_done_get_vip_numbers,
  getIntegrationURLs: m.not_done_get_web_client,
  addAnnouncement: m.not_done_add_announcement,
  deleteAnnouncement: m.not_done_delete_announcement,
  getAnnouncements: m.not_done_get_announcements
}

/** What the known words say (Callisto API 2.10); the last two are guesses (2.7, 2.9). */
const WORDS = {
  PARAMETER_MISSING: ['protocol', m.why_parameter_missing],
  ALREADY_EXISTS: ['conflict', m.why_already_exists],
  INVALID_GROUP_ID: ['notFound', m.why_invalid_group],
  INVALID_USERNAME: ['protocol', m.why_invalid_user],
  MANAGER_ALREADY_EXISTS: ['conflict', m.why_manager_already_exists],
  ERROR: ['protocol', m.why_error],
  INVALID_MEMBER_ID: ['notFound', m.why_invalid_member],
  INVALID_VIP_ID: ['notFound', m.why_invalid_vip_number]
} as const satisfies Readonly<Record<string, readonly [CtiErrorKind, () => string]>>

/** What `ERROR` probably means, where the documents say it or nothing else is left (Callisto API 2.6, 2.7). */
const LIKELY: Partial<Readonly<Record<CallistoFunctionName, () => string>>> = {
  addMember: m.why_error_add_member,
  addVIPNumber: m.why_error_add_vip_number,
  deleteVIPNumber: m.why_error_delete_vip_number
}

/** What the system refused, and why; a word that nobody knows is shown as it is, for the lists of words are open. */
export function refusal(name: CallistoFunctionName, word: string): CtiError {
  const [kind, why] = reasonOf(name, word)
  const cause = new Error(isKeyOf(WORDS, word) ? word : 'an unknown word')
  return new CtiError(kind, { userMessage: m.error_not_done({ what: NOT_DONE[name](), why }), cause })
}

function reasonOf(name: CallistoFunctionName, word: string): readonly [CtiErrorKind, string] {
  if (!isKeyOf(WORDS, word)) return ['protocol', m.why_unknown_word({ word: displayText(word) ?? '?' })]
  const [kind, why] = WORDS[word]
  return [kind, (word === 'ERROR' ? (LIKELY[name] ?? why) : why)()]
}

/** The answer to a change said nothing, and what was then read shows that it was not made. */
export const notDone = (name: CallistoFunctionName): CtiError =>
  new CtiError('protocol', { userMessage: m.error_not_done({ what: NOT_DONE[name](), why: m.why_no_answer() }) })

/** The answer to a change said nothing, and nothing can be read that would tell. */
export const notConfirmed = (host: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_outcome_unknown({ host }) })

/** A list that came with a word, or a word where a list belongs. */
export const unexpectedReply = (host: string): CtiError => protocolError(host, new Error('another form of answer'))
