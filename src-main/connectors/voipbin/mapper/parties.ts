import type { Party } from '../../../../src-preload/contract/party.ts'
import { defined } from '../../../util/defined.ts'
import { displayText } from '../../../util/display-text.ts'
import { readNumber } from '../../../util/written-number.ts'
import { extensionOf } from '../directory.ts'
import type { Directory } from '../directory.ts'
import type { Address } from '../groupcalls/groupcall.ts'

/** What stands in the place of a number that is hidden (VoIPBin 17). */
const HIDDEN = /^(?:anonymous|unavailable|)$/i

/** Somebody as it can be shown: a colleague by name and extension, anybody else by what the address says (VoIPBin 5). */
export function mapParty(address: Address, directory: Directory): Party {
  const { type, target } = address
  if (type === 'agent') {
    const agent = directory.agent(target)
    const extension = agent?.addresses.find((one) => one.type === 'extension')
    return internal(agent?.name ?? displayText(address.name), extension && extensionOf(extension))
  }
  if (type === 'extension' || type === 'sip') {
    const extension = extensionOf(address)
    const colleague = directory.atExtension(extension)
    if (colleague !== undefined) return internal(colleague.name, extension)
    if (type === 'extension') return internal(toldName(address), extension)
  }
  if (HIDDEN.test(target.trim())) return { kind: 'external', withheld: true }
  const number = type === 'sip' ? readNumber(extensionOf(address)) : readNumber(target)
  const displayNumber = displayText(type === 'sip' ? (target.split(/[:;]/)[0] ?? target) : target)
  return { kind: 'external', withheld: false, ...defined({ name: toldName(address), number, displayNumber }) }
}

function internal(name: string | undefined, extension: string | undefined): Party {
  const number = extension === undefined ? undefined : readNumber(extension)
  return { kind: 'internal', withheld: false, ...defined({ name, number, displayNumber: displayText(extension) }) }
}

/** A name that is more than the number once more. */
function toldName({ target, targetName, name }: Address): string | undefined {
  const told = displayText(targetName) ?? displayText(name)
  return told === target || told === target.split('@')[0] ? displayText(name) : told
}

/** Somebody whose number was dialled. */
export function partyAt(number: string, directory: Directory): Party {
  const colleague = directory.atExtension(number)
  if (colleague !== undefined) return internal(colleague.name, number)
  return {
    kind: 'external',
    withheld: false,
    ...defined({ number: readNumber(number), displayNumber: displayText(number) })
  }
}
