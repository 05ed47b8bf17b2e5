import { contactRow, tagRow } from '../wire/contacts.ts'
import { Operations } from './operations.ts'

/** Contacts and tags (VoIPBin 12). */
export class ContactOperations extends Operations {
  readonly list = this.lists('listContacts', contactRow)
  readonly create = this.changes('createContact', contactRow)
  readonly get = this.reads('getContact', contactRow)
  readonly change = this.changes('changeContact', contactRow)
  readonly delete = this.changes('deleteContact', contactRow)
  /** By a number in E.164, or a mail address; one of the two. */
  readonly lookUp = this.reads('lookUpContact', contactRow)
  readonly addAddress = this.changes('addContactAddress', contactRow)
  readonly changeAddress = this.changes('changeContactAddress', contactRow)
  readonly removeAddress = this.changes('removeContactAddress', contactRow)
  readonly addTag = this.changes('addContactTag', contactRow)
  readonly removeTag = this.changes('removeContactTag', contactRow)
  readonly tags = this.lists('listTags', tagRow)
  readonly tag = this.reads('getTag', tagRow)
}

/** The same as far as every agent may. */
export class OwnContactOperations extends Operations {
  readonly list = this.lists('listOwnContacts', contactRow)
  readonly create = this.changes('createOwnContact', contactRow)
  readonly get = this.reads('getOwnContact', contactRow)
  readonly change = this.changes('changeOwnContact', contactRow)
  readonly delete = this.changes('deleteOwnContact', contactRow)
  readonly lookUp = this.reads('lookUpOwnContact', contactRow)
  readonly addAddress = this.changes('addOwnContactAddress', contactRow)
  readonly changeAddress = this.changes('changeOwnContactAddress', contactRow)
  readonly removeAddress = this.changes('removeOwnContactAddress', contactRow)
  readonly tags = this.lists('listOwnTags', tagRow)
  readonly tag = this.reads('getOwnTag', tagRow)
}
