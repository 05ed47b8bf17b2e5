import { queryOf } from '../request.ts'
import { wireBuddyCheck, wireContact, wireContactList, wireDirectoryFields, wireVCard } from '../wire/contacts.ts'
import type { WireContact, WireContactList, WireDirectoryField, WireVCard } from '../wire/contacts.ts'
import type { ContactFieldsRequest, ContactStatus } from '../wire/requests.ts'
import { CtiError } from '../../../util/errors.ts'
import { Operations } from './operations.ts'
import { withRaw } from '../wire/raw-response.ts'
import type { RawResponse, RawMembers } from '../wire/raw-response.ts'
import { bytesResponse, flagResponse } from '../wire/values.ts'
import { wirePresenceEvents, wireScheduledPresence, wireTimeZones } from '../wire/presence.ts'
import type { WirePresenceEvents, WireScheduledPresence, WireTimeZone } from '../wire/presence.ts'

/** How to search; without `query` the favourites are listed (Dstny API 3.13, searchContacts). */
export interface ContactSearch {
  /** Beginnings of words. */
  readonly query?: string
  /** 25 unless told otherwise. */
  readonly maxResults?: number
  /** Leaves out function numbers. */
  readonly dontIncludeFnrs?: boolean
  readonly includeBlocked?: boolean
  /** Slower. */
  readonly includeFields?: boolean
}

/** One contact to put into the list (Dstny API 3.13, addContacts). */
export interface ContactToAdd {
  readonly id?: string
  readonly contactEntryId?: string
  readonly contactStatus?: ContactStatus
}

/** The user's contact list and favourites, and search in list and directory (Dstny API 3.12, 3.13). */
export class ContactListOperations extends Operations {
  /** Whether a contact is a favourite; without a body, 404 says no (Dstny API 3.12). */
  async checkBuddy(cid: string, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.requester.get('checkBuddy', { path: { cid }, expects: 'text' }, wireBuddyCheck, signal)
    } catch (error) {
      if (error instanceof CtiError && ['notFound', 'unsupported'].includes(error.kind)) return false
      throw error
    }
  }

  addBuddy(cid: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('addBuddy', { path: { cid } }, signal)
  }

  deleteBuddy(cid: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('deleteBuddy', { path: { cid } }, signal)
  }

  /** Makes the favourites anew from the templates of organisation and groups. */
  applyBuddyTemplates(signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody(
      'applyBuddyTemplates',
      { query: queryOf({ applyContactTemplates: true }) },
      signal
    )
  }

  addContact(cid: string, signal: AbortSignal): Promise<WireContactList | undefined> {
    return this.requester.sendTolerant('addContact', { path: { cid } }, wireContactList, signal)
  }

  removeContact(cid: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('removeContact', { path: { cid } }, signal)
  }

  searchContacts(search: ContactSearch, signal: AbortSignal): Promise<WireContactList> {
    return this.requester.get('searchContacts', { query: queryOf({ ...search }) }, wireContactList, signal)
  }

  addContacts(contacts: readonly ContactToAdd[], signal: AbortSignal): Promise<WireContactList | undefined> {
    return this.requester.sendTolerant('addContacts', { body: { contact: contacts } }, wireContactList, signal)
  }

  setContactStatus(cid: string, contactStatus: ContactStatus, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setContactStatus', { path: { cid }, body: { contactStatus } }, signal)
  }
}

/** Wished size of a picture, in pixels. */
export interface PictureSize {
  readonly prefWidth?: number
  readonly prefHeight?: number
}

/** What is known about one contact; `cid` is `user@domain` or a contact entry id (Dstny API 3.15). */
export class ContactsInformationOperations extends Operations {
  getContact(cid: string, options: { readonly includeFields?: boolean }, signal: AbortSignal): Promise<WireContact> {
    return this.requester.get('getContact', { path: { cid }, query: queryOf(options) }, wireContact, signal)
  }

  async getContactFields(cid: string, signal: AbortSignal): Promise<WireDirectoryField[]> {
    return (await this.requester.get('getContactFields', { path: { cid } }, wireDirectoryFields, signal)).fields
  }

  /** Writes every named field, so send only the changed ones. */
  updateContactFields(cid: string, request: ContactFieldsRequest, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('updateContactFields', { path: { cid }, body: request }, signal)
  }

  /** The picture as it came, neither checked nor made smaller. */
  getContactImage(cid: string, size: PictureSize, signal: AbortSignal): Promise<Uint8Array> {
    const input = { path: { cid }, query: queryOf({ ...size }) }
    return this.requester.get('getContactImage', input, bytesResponse, signal)
  }

  /** True while the contact is in a call; `number@domain` asks for a mobile subscriber. */
  getContactLineState(cid: string, signal: AbortSignal): Promise<boolean> {
    return this.requester.get('getContactLineState', { path: { cid } }, flagResponse, signal)
  }

  getContactVcard(cid: string, signal: AbortSignal): Promise<RawResponse<WireVCard>> {
    return this.requester.get('getContactVcard', { path: { cid } }, withRaw(wireVCard), signal)
  }

  /** Takes the whole card as it was read, changed. */
  updateContactVcard(cid: string, card: RawMembers, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('updateContactVcard', { path: { cid }, body: card }, signal)
  }

  /** Path of the stream of one contact's SIP dialogs. */
  streamContactLineState(cid: string): string {
    return this.requester.path('streamContactLineState', { cid })
  }

  /** Path of the stream of one contact's presence. */
  streamContactPresence(cid: string): string {
    return this.requester.path('streamContactPresence', { cid })
  }
}

/** Which planned presence to list; dates in UTC (Dstny API 3.15, listPresenceEvents). */
export interface PresenceEventFilter {
  readonly startDate?: string
  readonly endDate?: string
  /** Lists each occurrence of a series. */
  readonly expandRecurrence?: boolean
  readonly eventType?: string
  /** Only events of the synchronised calendar, of 24 hours. */
  readonly cachedCalendar?: boolean
}

/** Which part of a series goes; without dates all of it. */
export interface PresencePeriod {
  readonly startDate?: string
  readonly untilDate?: string
}

/** Presence of a person, now and planned; needs presence rights (Dstny API 3.15). */
export class ContactPresenceOperations extends Operations {
  listPresenceEvents(cid: string, filter: PresenceEventFilter, signal: AbortSignal): Promise<WirePresenceEvents> {
    const input = { path: { cid }, query: queryOf({ ...filter }) }
    return this.requester.get('listPresenceEvents', input, wirePresenceEvents, signal)
  }

  /** Sets the present state from a PIDF document. */
  updatePresencePidf(cid: string, pidf: string, signal: AbortSignal): Promise<void> {
    const raw = { contentType: 'application/pidf+xml', content: pidf }
    return this.requester.sendIgnoringBody('updatePresencePidf', { path: { cid }, raw }, signal)
  }

  /** The answer carries the `presenceId`. */
  createScheduledPresence(
    cid: string,
    presence: WireScheduledPresence,
    signal: AbortSignal
  ): Promise<WireScheduledPresence | undefined> {
    const input = { path: { cid }, body: presence }
    return this.requester.sendTolerant('createScheduledPresence', input, wireScheduledPresence, signal)
  }

  getScheduledPresence(cid: string, presenceId: string, signal: AbortSignal): Promise<WireScheduledPresence> {
    return this.requester.get('getScheduledPresence', { path: { cid, presenceId } }, wireScheduledPresence, signal)
  }

  updateScheduledPresence(
    cid: string,
    presenceId: string,
    presence: WireScheduledPresence,
    signal: AbortSignal
  ): Promise<void> {
    return this.requester.sendIgnoringBody(
      'updateScheduledPresence',
      { path: { cid, presenceId }, body: presence },
      signal
    )
  }

  deleteScheduledPresence(cid: string, presenceId: string, period: PresencePeriod, signal: AbortSignal): Promise<void> {
    const input = { path: { cid, presenceId }, query: queryOf({ ...period }) }
    return this.requester.sendIgnoringBody('deleteScheduledPresence', input, signal)
  }

  setContactNote(cid: string, note: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setContactNote', { path: { cid }, query: queryOf({ note }) }, signal)
  }

  /** Without `available`, that of the activity. */
  setContactActivity(
    cid: string,
    activity: string,
    available: boolean | undefined,
    signal: AbortSignal
  ): Promise<void> {
    const query = queryOf({ activity, available })
    return this.requester.sendIgnoringBody('setContactActivity', { path: { cid }, query }, signal)
  }

  /** `expires` is ISO 8601 or `never`. */
  setContactActivityExpiration(cid: string, expires: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody(
      'setContactActivityExpiration',
      { path: { cid }, query: queryOf({ expires }) },
      signal
    )
  }

  setContactRole(cid: string, role: string, signal: AbortSignal): Promise<void> {
    return this.requester.sendIgnoringBody('setContactRole', { path: { cid }, query: queryOf({ role }) }, signal)
  }

  async listTimeZones(
    filter: { readonly when?: string; readonly tzid?: string },
    signal: AbortSignal
  ): Promise<WireTimeZone[]> {
    return (await this.requester.get('listTimeZones', { query: queryOf(filter) }, wireTimeZones, signal)).timezone
  }
}
