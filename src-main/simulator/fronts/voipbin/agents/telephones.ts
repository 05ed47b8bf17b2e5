import type { Extension } from '../../../people/extension.ts'
import type { Device } from '../../../core/parties.ts'
import { uuidOf } from '../form/ids.ts'
import type { Address } from '../form/resource.ts'

/** Where the telephones of a person stand, as the platform sees it; from the numbers kept for documents. */
const REGISTERED_AT = '198.51.100.7:5060;transport=tls'

/** True for the telephone that is reached by a number of its own, and not as a registered device. */
export const hasOwnNumber = ({ data }: Extension, { type }: Device): boolean =>
  type === 'mobile' && data.mobile !== undefined

/** The telephones that are registered with a person's extension now. */
export const registered = (person: Extension | undefined): Device[] =>
  person?.devices.filter((device) => device.active && !hasOwnNumber(person, device)) ?? []

/** The telephones that are reached by a number of their own now. */
export const withOwnNumber = (person: Extension): Device[] =>
  person.devices.filter((device) => device.active && hasOwnNumber(person, device))

/** Id of a person's extension. */
export const extensionId = ({ address }: Extension): string => uuidOf(`extension ${address}`)

/** A person's extension as one of the agent's addresses (VoIPBin API 5). */
export function extensionAddress(person: Extension): Address {
  return { type: 'extension', target: extensionId(person), target_name: person.data.shortNumber }
}

/** All addresses a person is reached by. */
export function addressesOf(person: Extension): Address[] {
  const { mobile } = person.data
  const isRegistered = person.devices.some((device) => !hasOwnNumber(person, device))
  return [
    ...(isRegistered ? [extensionAddress(person)] : []),
    ...(mobile !== undefined && person.devices.some((device) => hasOwnNumber(person, device))
      ? [{ type: 'tel', target: mobile }]
      : [])
  ]
}

/** What a leg to one telephone of a person is sent to. */
export function deviceAddress(person: Extension, device: Device | undefined): Address {
  const { shortNumber, mobile } = person.data
  if (device !== undefined && mobile !== undefined && hasOwnNumber(person, device))
    return { type: 'tel', target: mobile }
  return { type: 'sip', target: `${shortNumber}@${REGISTERED_AT}`, target_name: shortNumber }
}
