import type { Party } from '../../src-preload/contract/party.ts'
import type { ServiceInput, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import { defined } from '../util/defined.ts'

/** What it needs of the program. */
export interface QueueCallersOptions {
  /** @throws CtiError */
  readonly ask: (input: ServiceInput<'queue.callers'>) => Promise<ServiceOutput<'queue.callers'>>
  readonly named: (accountId: string, party: Party) => Party
}

/** Who waits in a queue, with names and numbers as calls have them everywhere. @throws CtiError */
export async function queueCallers(
  { ask, named }: QueueCallersOptions,
  input: ServiceInput<'queue.callers'>
): Promise<ServiceOutput<'queue.callers'>> {
  const callers = await ask(input)
  return callers.map((caller) => {
    const { name, displayNumber: number } = caller
    const party: Party = { kind: 'external', withheld: number === undefined, ...defined({ name, number }) }
    const shown = named(input.accountId, party)
    return { ...caller, ...defined({ name: shown.name, displayNumber: shown.displayNumber }) }
  })
}
