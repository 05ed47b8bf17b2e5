import type { ContactCard } from '../../../../../src-preload/contract/services/contacts.ts'
import { displayText } from '../../../../util/display-text.ts'
import type { WireVCard } from '../../wire/contacts.ts'
import { defined } from '../../../../util/defined.ts'

type WireAddress = WireVCard['Description']['ADR']

/** Where a card keeps the postal code and the town. */
export interface AddressMembers {
  readonly postalCode: 'Pcode' | 'Locality'
  readonly city: 'Pcode' | 'Locality'
}

/**
 * The vendor's examples have the town in Pcode and the code in Locality. A card that plainly has a code in Pcode, and none
 * in Locality, is read as the names say (Dstny API 2.6, VCard).
 */
export function addressMembers(address: WireAddress): AddressMembers {
  const hasDigit = (text: string | undefined): boolean => /\d/.test(text ?? '')
  const asNamed = hasDigit(address?.Pcode) && !hasDigit(address?.Locality)
  return asNamed ? { postalCode: 'Pcode', city: 'Locality' } : { postalCode: 'Locality', city: 'Pcode' }
}

/** The address of a card; undefined when it says nothing. */
export function addressOf(address: WireAddress): ContactCard['address'] {
  if (address === undefined) return undefined
  const members = addressMembers(address)
  const street = displayText(address.Street)
  const postalCode = displayText(address[members.postalCode])
  const city = displayText(address[members.city])
  const country = displayText(address.Country)
  if ([street, postalCode, city, country].every((one) => one === undefined)) return undefined
  return {
    ...defined({ street, postalCode, city, country })
  }
}
