import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { ServiceFunction, ServiceName, SomeServices } from '../../src-preload/contract/services/services.ts'
import { CtiError } from '../util/errors.ts'

/** The function of a system behind a request. @throws CtiError unsupported where the system has none */
export function serviceFunction<N extends ServiceName>(services: SomeServices, name: N): ServiceFunction<N> {
  const found: ServiceFunction<N> | undefined = services[name]
  if (found === undefined) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
  return found
}
