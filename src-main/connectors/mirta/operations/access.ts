import { readCheckedUser, readConfig, readExtensions, readOutsideNumbers, readWebPhoneAccount } from '../wire/people.ts'
import { Operations, textIn } from './operations.ts'

/** Whether the system answers, who is there, and who a user is (MiRTA 3, 6.4, 9). */
export class AccessOperations extends Operations {
  /** The list of all requests: whether this is such a system; it says nothing of the key (MiRTA 13). */
  readonly help = this.reads('help', textIn)
  readonly config = this.reads('config', readConfig)
  /** Everybody, or one by `number`; without what their rows have of passwords. */
  readonly extensions = this.reads('extensions', readExtensions)
  readonly registrationState = this.reads('registrationState', textIn)
  readonly outsideNumbers = this.reads('outsideNumbers', readOutsideNumbers)
  /** Undefined where user name or password is wrong; asked as a form, for an address is logged (MiRTA 9.1). */
  readonly checkUser = this.reads('checkUser', readCheckedUser)
  readonly webPhoneAccount = this.reads('webPhoneAccount', readWebPhoneAccount)
}
