import type { Party } from '../../core/parties.ts'
import type { Tenant } from './tenants.ts'

/** How numbers of others are written. */
export interface NumberSwitches {
  readonly numberForm: 'international' | 'national'
}

/** A full number as the system writes it. */
export function shownNumber(number: string, { organisation }: Tenant, { numberForm }: NumberSwitches): string {
  if (numberForm === 'international' || !number.startsWith('+')) return number
  const { countryCode } = organisation
  return number.startsWith(countryCode) ? `0${number.slice(countryCode.length)}` : `00${number.slice(1)}`
}

/** The number of a party as its other side sees it: short inside the company; empty where it is hidden. */
export function numberOf({ shortNumber, number, withheld }: Party, tenant: Tenant, switches: NumberSwitches): string {
  if (withheld === true) return 'anonymous'
  return shortNumber ?? (number === undefined ? '' : shownNumber(number, tenant, switches))
}
