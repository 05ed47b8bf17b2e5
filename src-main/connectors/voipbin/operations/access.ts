import * as z from 'zod/mini'
import { accesskeyRow, customerRow } from '../wire/contacts.ts'
import { Operations } from './operations.ts'

/** The customer and its keys (VoIPBin 3, 8, 12); signing in is `login.ts`. */
export class AccessOperations extends Operations {
  readonly ping = this.reads('ping', z.unknown())
  readonly listKeys = this.lists('listAccesskeys', accesskeyRow)
  readonly key = this.reads('getAccesskey', accesskeyRow)
  readonly customer = this.reads('getCustomer', customerRow)
  readonly ownCustomer = this.reads('getOwnCustomer', customerRow)
}
