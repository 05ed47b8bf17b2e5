import type { Party } from '../../../core/parties.ts'
import type { Address } from '../form/resource.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** Somebody as an address: colleagues by their extension, everybody else by the number. */
export function partyAddress(party: Party, { withheldNumber }: VoipbinSwitches): Address {
  const { kind, name = '', number, shortNumber } = party
  if (kind === 'user' && shortNumber !== undefined) {
    return { type: 'extension', target: shortNumber, target_name: shortNumber, name }
  }
  return { type: 'tel', target: number ?? withheldNumber, target_name: kind === 'outside' ? name : '' }
}

/** What somebody outside has dialled. */
export const dialledAddress = ({ number, shortNumber }: Party): Address => ({
  type: 'tel',
  target: number ?? shortNumber ?? ''
})

/** Whom telephones show for an address. */
export function partyOfAddress({ target, target_name, name }: Address): Party {
  const shown = target_name || name || undefined
  return { kind: 'outside', number: target, ...(shown !== undefined && { name: shown }) }
}
