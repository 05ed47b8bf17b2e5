import { queryOf } from '../request.ts'
import { wireBuddyCheck, wireContactList } from '../wire-contacts.ts'
import type { WireContactList } from '../wire-contacts.ts'
import type { ContactStatus } from '../wire-requests.ts'
import { CtiError } from '../../../util/errors.ts'
import { Operations } from './operations.ts'

/** How to search; without `query` the favourites are listed (Contract dstny 3.13, searchContacts). */
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

/** One contact to put into the list (Contract dstny 3.13, addContacts). */
export interface ContactToAdd {
  readonly id?: string
  readonly contactEntryId?: string
  readonly contactStatus?: ContactStatus
}

/** The user's contact list and favourites, and search in list and directory (Contract dstny 3.12, 3.13). */
export class ContactListOperations extends Operations {
  /** Whether a contact is a favourite; without a body, 404 says no (Contract dstny 3.12). */
  async checkBuddy(cid: string, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.requester.read('checkBuddy', { path: { cid }, expects: 'text' }, wireBuddyCheck, signal)
    } catch (error) {
      if (error instanceof CtiError && ['notFound', 'unsupported'].includes(error.kind)) return false
      throw error
    }
  }

  addBuddy(cid: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('addBuddy', { path: { cid } }, signal)
  }

  deleteBuddy(cid: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('deleteBuddy', { path: { cid } }, signal)
  }

  /** Makes the favourites anew from the templates of organisation and groups. */
  applyBuddyTemplates(signal: AbortSignal): Promise<void> {
    return this.requester.order('applyBuddyTemplates', { query: queryOf({ applyContactTemplates: true }) }, signal)
  }

  addContact(cid: string, signal: AbortSignal): Promise<WireContactList | undefined> {
    return this.requester.act('addContact', { path: { cid } }, wireContactList, signal)
  }

  removeContact(cid: string, signal: AbortSignal): Promise<void> {
    return this.requester.order('removeContact', { path: { cid } }, signal)
  }

  searchContacts(search: ContactSearch, signal: AbortSignal): Promise<WireContactList> {
    return this.requester.read('searchContacts', { query: queryOf({ ...search }) }, wireContactList, signal)
  }

  addContacts(contacts: readonly ContactToAdd[], signal: AbortSignal): Promise<WireContactList | undefined> {
    return this.requester.act('addContacts', { body: { contact: contacts } }, wireContactList, signal)
  }

  setContactStatus(cid: string, contactStatus: ContactStatus, signal: AbortSignal): Promise<void> {
    return this.requester.order('setContactStatus', { path: { cid }, body: { contactStatus } }, signal)
  }
}
