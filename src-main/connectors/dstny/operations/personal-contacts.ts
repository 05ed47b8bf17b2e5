import { withRaw } from '../wire/raw-response.ts'
import type { RawResponse, RawMembers } from '../wire/raw-response.ts'
import type { OperationInput } from '../request.ts'
import { wirePersonalContact, wirePersonalContacts, wirePhoneLabels } from '../wire/contacts.ts'
import type { WirePersonalContact, WirePhoneLabel } from '../wire/contacts.ts'
import { textResponse } from '../wire/values.ts'
import { Operations } from './operations.ts'

type Contact = WirePersonalContact
type ListId = 'listUserContacts' | 'listGroupContacts' | 'listOrgContacts'
type GetId = 'getUserContact' | 'getGroupContact' | 'getOrgContact'
type CreateId = 'createUserContact' | 'createGroupContact' | 'createOrgContact'
type ChangeId =
  | 'updateUserContact'
  | 'updateGroupContact'
  | 'updateOrgContact'
  | 'deleteUserContact'
  | 'deleteGroupContact'
  | 'deleteOrgContact'

/**
 * Address books of the user, of user groups (`group` is the group's name) and of the organisation, which asks for an
 * administrator (Dstny API 3.16). To change a contact, send it whole, its `cid` included.
 */
export class PersonalContactOperations extends Operations {
  listUserContacts(signal: AbortSignal): Promise<Contact[]> {
    return this.#list('listUserContacts', {}, signal)
  }

  createUserContact(contact: Contact, signal: AbortSignal): Promise<Contact | undefined> {
    return this.#create('createUserContact', { body: contact }, signal)
  }

  getUserContact(cid: string, signal: AbortSignal): Promise<RawResponse<Contact>> {
    return this.#get('getUserContact', { path: { cid } }, signal)
  }

  updateUserContact(cid: string, contact: RawMembers, signal: AbortSignal): Promise<string | undefined> {
    return this.#change('updateUserContact', { path: { cid }, body: contact }, signal)
  }

  deleteUserContact(cid: string, signal: AbortSignal): Promise<string | undefined> {
    return this.#change('deleteUserContact', { path: { cid } }, signal)
  }

  listGroupContacts(group: string, signal: AbortSignal): Promise<Contact[]> {
    return this.#list('listGroupContacts', { path: { groupId: group } }, signal)
  }

  createGroupContact(group: string, contact: Contact, signal: AbortSignal): Promise<Contact | undefined> {
    return this.#create('createGroupContact', { path: { groupId: group }, body: contact }, signal)
  }

  getGroupContact(group: string, cid: string, signal: AbortSignal): Promise<RawResponse<Contact>> {
    return this.#get('getGroupContact', { path: { groupId: group, cid } }, signal)
  }

  updateGroupContact(
    group: string,
    cid: string,
    contact: RawMembers,
    signal: AbortSignal
  ): Promise<string | undefined> {
    return this.#change('updateGroupContact', { path: { groupId: group, cid }, body: contact }, signal)
  }

  deleteGroupContact(group: string, cid: string, signal: AbortSignal): Promise<string | undefined> {
    return this.#change('deleteGroupContact', { path: { groupId: group, cid } }, signal)
  }

  listOrgContacts(signal: AbortSignal): Promise<Contact[]> {
    return this.#list('listOrgContacts', {}, signal)
  }

  createOrgContact(contact: Contact, signal: AbortSignal): Promise<Contact | undefined> {
    return this.#create('createOrgContact', { body: contact }, signal)
  }

  getOrgContact(cid: string, signal: AbortSignal): Promise<RawResponse<Contact>> {
    return this.#get('getOrgContact', { path: { cid } }, signal)
  }

  updateOrgContact(cid: string, contact: RawMembers, signal: AbortSignal): Promise<string | undefined> {
    return this.#change('updateOrgContact', { path: { cid }, body: contact }, signal)
  }

  deleteOrgContact(cid: string, signal: AbortSignal): Promise<string | undefined> {
    return this.#change('deleteOrgContact', { path: { cid } }, signal)
  }

  /** Names of the kinds of numbers in a language, `sv` or `en_US`. */
  async getPhoneLabels(locale: string, signal: AbortSignal): Promise<WirePhoneLabel[]> {
    return (await this.requester.get('getPhoneLabels', { path: { locale } }, wirePhoneLabels, signal)).phoneLabels
  }

  async #list(id: ListId, input: OperationInput, signal: AbortSignal): Promise<Contact[]> {
    return (await this.requester.get(id, input, wirePersonalContacts, signal)).personal_contact
  }

  #get(id: GetId, input: OperationInput, signal: AbortSignal): Promise<RawResponse<Contact>> {
    return this.requester.get(id, input, withRaw(wirePersonalContact), signal)
  }

  #create(id: CreateId, input: OperationInput, signal: AbortSignal): Promise<Contact | undefined> {
    return this.requester.sendTolerant(id, input, wirePersonalContact, signal)
  }

  #change(id: ChangeId, input: OperationInput, signal: AbortSignal): Promise<string | undefined> {
    return this.requester.sendTolerant(id, input, textResponse, signal)
  }
}
