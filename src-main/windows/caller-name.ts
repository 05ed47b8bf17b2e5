import type { Party } from '../../src-preload/contract/party.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'

/** The name of a caller where a mark has no other place than the text. */
export const markedName = (caller: Party): string =>
  caller.vip === true ? m.party_vip_name({ name: callerName(caller) }) : callerName(caller)

/** The best short name of a party: name, else company, else number. */
export function callerName({ name, company, displayNumber, number, withheld }: Party): string {
  const known = [name, company, displayNumber, number].find((text) => text !== undefined && text !== '')
  return known ?? (withheld ? m.tray_call_withheld() : m.tray_call_unknown())
}
