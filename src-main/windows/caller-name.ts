import type { Party } from '../../src-preload/contract/party.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'

/** The best short name of a party: name, else company, else number. */
export function callerName({ name, company, displayNumber, number, withheld }: Party): string {
  const known = [name, company, displayNumber, number].find((text) => text !== undefined && text !== '')
  return known ?? (withheld ? m.tray_call_withheld() : m.tray_call_unknown())
}
