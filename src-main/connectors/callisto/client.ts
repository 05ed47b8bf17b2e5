import { CtiError } from '../../util/errors.ts'
import type { XmlElement } from '../../transport/xml.ts'
import type { CallistoFunctionName } from '../../wire-tables/callisto.ts'
import { isUnknownOutcome, outcomeUnknown } from '../kit/outcome.ts'
import { lostReply, refusal, unexpectedReply } from './errors.ts'
import type { Parameters, Requester } from './request.ts'

/** What a change was answered with: a word and, of something new, its id; without a word nobody knows what came of it. */
export interface Outcome {
  readonly word?: string
  readonly id?: string
}

/** Which groups: those of an id, or whose name contains a text; all when both are absent. */
interface GroupSearch {
  readonly id?: string
  readonly name?: string
}

/** One method for each function; what changes something is sent once (Callisto API 2). */
export class CallistoClient implements AsyncDisposable {
  readonly #requester: Requester

  constructor(requester: Requester) {
    this.#requester = requester
  }

  get host(): string {
    return this.#requester.host
  }

  getGroups = ({ id, name }: GroupSearch, signal: AbortSignal) =>
    this.#read('getGroups', given({ gr_id: id, gr_name: name }), signal)
  addGroup = (values: Parameters, signal: AbortSignal) => this.#change('addGroup', values, signal)
  editGroup = (id: string, values: Parameters, signal: AbortSignal) =>
    this.#change('editGroup', [['gr_id', id], ...values], signal)
  deleteGroup = (id: string, signal: AbortSignal) => this.#change('deleteGroup', [['gr_id', id]], signal)

  getMembers = (groupId: string, signal: AbortSignal) => this.#read('getMembers', [['gr_id', groupId]], signal)
  addMember = (groupId: string, userName: string, values: Parameters, signal: AbortSignal) =>
    this.#change('addMember', [['gr_id', groupId], ['usr_Name', userName], ...values], signal)
  editMember = (groupId: string, memberId: string, values: Parameters, signal: AbortSignal) =>
    this.#change('editMember', [['gr_id', groupId], ['mb_id', memberId], ...values], signal)
  deleteMember = (groupId: string, memberId: string, signal: AbortSignal) =>
    this.#change('deleteMember', given({ gr_id: groupId, mb_id: memberId }), signal)

  getVIPNumbers = (memberId: string, signal: AbortSignal) => this.#read('getVIPNumbers', [['mb_id', memberId]], signal)
  addVIPNumber = (memberId: string, number: string, description: string | undefined, signal: AbortSignal) =>
    this.#change('addVIPNumber', given({ vn_number: number, mb_id: memberId, vn_description: description }), signal)
  deleteVIPNumber = (id: string, signal: AbortSignal) => this.#change('deleteVIPNumber', [['vn_id', id]], signal)

  getAnnouncements = (groupId: string, signal: AbortSignal) =>
    this.#read('getAnnouncements', [['gr_id', groupId]], signal)
  addAnnouncement = (groupId: string, file: string, place: number | undefined, signal: AbortSignal) =>
    this.#change('addAnnouncement', given({ gr_id: groupId, an_wave: file, an_priority: place?.toString() }), signal)
  deleteAnnouncement = (groupId: string, file: string, signal: AbortSignal) =>
    this.#change('deleteAnnouncement', given({ gr_id: groupId, an_wave: file }), signal)

  getIntegrationURLs = (signal: AbortSignal) => this.#read('getIntegrationURLs', [], signal)

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#requester[Symbol.asyncDispose]()
  }

  /** An answer that says nothing is an empty list. @throws CtiError */
  async #read(name: CallistoFunctionName, form: Parameters, signal: AbortSignal): Promise<readonly XmlElement[]> {
    const reply = await this.#requester.ask(name, form, signal, true)
    if (reply.kind === 'word') throw refusal(name, reply.word)
    return reply.kind === 'list' ? reply.rows : []
  }

  /** A change is sent once; without an answer nobody knows what came of it (trust R6). @throws CtiError */
  async #change(name: CallistoFunctionName, form: Parameters, signal: AbortSignal): Promise<Outcome> {
    try {
      const reply = await this.#requester.ask(name, form, signal, false)
      if (reply.kind === 'list') throw unexpectedReply(this.host)
      return reply.kind === 'word' ? reply : {}
    } catch (failure) {
      const error = lostReply(failure, this.host)
      const isOpen = error instanceof CtiError && isUnknownOutcome(error) && !signal.aborted
      throw isOpen ? outcomeUnknown(error, this.host) : error
    }
  }
}

/** The parameters that are there. */
const given = (values: Readonly<Record<string, string | undefined>>): Parameters =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
