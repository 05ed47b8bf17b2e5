import { extensionOf } from '../directory.ts'
import type { Directory } from '../directory.ts'
import type { Address } from '../groupcalls/groupcall.ts'
import { deviceId } from '../mapper/calls.ts'

/** Longest number that is taken for an extension, in digits. */
const EXTENSION_DIGITS = 6

const addressOf = (type: string, target: string, targetName = ''): Address => ({
  ...{ type, target, targetName },
  ...{ name: '', detail: '' }
})

/**
 * What is called for a number: a colleague's telephone as that colleague has it, for its target may be an id, else an
 * extension built by hand, a SIP address or a telephone number (VoIPBin 5).
 */
export function addressFor(number: string, directory: Directory): Address {
  const known = directory
    .atExtension(number)
    ?.addresses.find((one) => one.type === 'extension' && extensionOf(one) === number)
  if (known !== undefined) return known
  if (number.includes('@')) return addressOf('sip', number.replace(/^sips?:/i, ''))
  const isExtension = /^\d+$/.test(number) && number.length <= EXTENSION_DIGITS
  return isExtension ? addressOf('extension', number, number) : addressOf('tel', number)
}

/** All telephones of an agent at once. */
export const agentAddress = (agentId: string): Address => addressOf('agent', agentId)

/** What rings the user: one telephone, or all. */
export function ownAddress(agentId: string, wantedDeviceId: string | undefined, directory: Directory): Address {
  const own = directory.agent(agentId)?.addresses ?? []
  return own.find((address) => deviceId(address) === wantedDeviceId) ?? agentAddress(agentId)
}

/** The number that the called see; empty where the telephone system decides (VoIPBin 6.4). */
export const shownAddress = (callerNumber: string): Address | undefined =>
  callerNumber === '' ? undefined : addressOf('tel', callerNumber)
