import { accountOf, openCompany as openExample, type Company as Example, type Seat } from '../../e2e/support/company.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'
import type { DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'

/** Where somebody works: what the program signs in to. */
export interface Workplace extends AsyncDisposable {
  readonly seats: readonly Seat[]
  /** Waits until every account is live and the program has read what it reads at start. */
  live(): Promise<void>
}

/** A simulated telephone system in which nothing happens by itself. */
export interface Company extends Example, Workplace {
  /** A seat for Jane, who is called. */
  readonly seat: Seat
  /** A text that stands in the main window only once the account's state was read: the name of one of Jane's groups. */
  readonly onlyServerKnows: string
}

const QUIET_MS = 1_000
/** Who is called. */
export const USER = 'jane'
const GROUP = 'Switchboard'

/** Opens the example company on loopback. */
export async function openCompany(): Promise<Company> {
  const company = await openExample()
  const seat = accountOf(company, USER)
  return { ...company, seat, seats: [seat], onlyServerKnows: GROUP, live: () => live(company.front) }
}

async function live(front: DstnyFront): Promise<void> {
  const isOpen = (): boolean => front.streams.some((stream) => stream.operation === 'streamDialogEvents')
  const isQuiet = (): boolean => Date.now() - (front.requests.at(-1)?.at ?? 0) > QUIET_MS
  await waitFor('the account to be live', () => isOpen() && isQuiet(), 30_000)
}
