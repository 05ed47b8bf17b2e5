import { accountOf, openCompany as openExample, type Company as Example, type Seat } from '../../e2e/support/company.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'
import type { DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'

/** A simulated telephone system in which nothing happens by itself. */
export interface Company extends Example, AsyncDisposable {
  /** A seat for Jane, who is called. */
  readonly seat: Seat
  /** A text that stands in the main window only once the account's state was read: the name of one of Jane's groups. */
  readonly onlyServerKnows: string
  /** Waits until the program has opened its event streams and sends no more requests. */
  live(): Promise<void>
}

const QUIET_MS = 1_000
const USER = 'jane'
const GROUP = 'Switchboard'

/** Opens the example company on loopback. */
export async function openCompany(): Promise<Company> {
  const company = await openExample()
  return { ...company, seat: accountOf(company, USER), onlyServerKnows: GROUP, live: () => live(company.front) }
}

async function live(front: DstnyFront): Promise<void> {
  const isOpen = (): boolean => front.streams.some((stream) => stream.operation === 'streamDialogEvents')
  const isQuiet = (): boolean => Date.now() - (front.requests.at(-1)?.at ?? 0) > QUIET_MS
  await waitFor('the account to be live', () => isOpen() && isQuiet(), 30_000)
}
