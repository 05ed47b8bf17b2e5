import { officeNames } from '../../../src-preload/contract/office/office.ts'
import type { OfficeInput, OfficeName } from '../../../src-preload/contract/office/office.ts'
import type { OfficeRequests } from '../../office/office-requests.ts'
import type { Handlers } from '../router.ts'

/** Requests about everything beside calls. */
export type OfficeHandlers = Pick<Handlers, OfficeName>

/** Makes the handlers of the office: one and the same for every request. */
export function officeHandlers(office: OfficeRequests): OfficeHandlers {
  const handlerOf = <N extends OfficeName>(name: N): readonly [string, unknown] => [
    name,
    (input: OfficeInput<N>) => office.ask(name, input)
  ]
  return Object.fromEntries(officeNames.map(handlerOf)) as OfficeHandlers // one for each name, which fromEntries forgets
}
