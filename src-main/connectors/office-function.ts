import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { OfficeFunction, OfficeName, SomeOffice } from '../../src-preload/contract/office/office.ts'
import { CtiError } from '../util/errors.ts'

/** The function of a system behind a request. @throws CtiError unsupported where the system has none */
export function officeFunction<N extends OfficeName>(office: SomeOffice, name: N): OfficeFunction<N> {
  const found: OfficeFunction<N> | undefined = office[name]
  if (found === undefined) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
  return found
}
