import { withRaw } from '../raw-answer.ts'
import type { RawAnswer, RawMembers } from '../raw-answer.ts'
import { queryOf } from '../request.ts'
import { wireContact, wireDirectoryFields, wireVCard } from '../wire-contacts.ts'
import type { WireContact, WireDirectoryField, WireVCard } from '../wire-contacts.ts'
import type { ContactFieldsRequest } from '../wire-requests.ts'
import { bytesAnswer, flagAnswer } from '../wire-values.ts'
import { Operations } from './operations.ts'

/** Wished size of a picture, in pixels. */
export interface PictureSize {
  readonly prefWidth?: number
  readonly prefHeight?: number
}

/** What is known about one contact; `cid` is `user@domain` or a contact entry id (Contract dstny 3.15). */
export class ContactsInformationOperations extends Operations {
  getContact(cid: string, options: { readonly includeFields?: boolean }, signal: AbortSignal): Promise<WireContact> {
    return this.requester.read('getContact', { path: { cid }, query: queryOf(options) }, wireContact, signal)
  }

  async getContactFields(cid: string, signal: AbortSignal): Promise<WireDirectoryField[]> {
    return (await this.requester.read('getContactFields', { path: { cid } }, wireDirectoryFields, signal)).fields
  }

  /** Writes every named field, so send only the changed ones. */
  updateContactFields(cid: string, request: ContactFieldsRequest, signal: AbortSignal): Promise<void> {
    return this.requester.order('updateContactFields', { path: { cid }, body: request }, signal)
  }

  /** The picture as it came, neither checked nor made smaller. */
  getContactImage(cid: string, size: PictureSize, signal: AbortSignal): Promise<Uint8Array> {
    const input = { path: { cid }, query: queryOf({ ...size }) }
    return this.requester.read('getContactImage', input, bytesAnswer, signal)
  }

  /** True while the contact is in a call; `number@domain` asks for a mobile subscriber. */
  getContactLineState(cid: string, signal: AbortSignal): Promise<boolean> {
    return this.requester.read('getContactLineState', { path: { cid } }, flagAnswer, signal)
  }

  getContactVcard(cid: string, signal: AbortSignal): Promise<RawAnswer<WireVCard>> {
    return this.requester.read('getContactVcard', { path: { cid } }, withRaw(wireVCard), signal)
  }

  /** Takes the whole card as it was read, changed. */
  updateContactVcard(cid: string, card: RawMembers, signal: AbortSignal): Promise<void> {
    return this.requester.order('updateContactVcard', { path: { cid }, body: card }, signal)
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
