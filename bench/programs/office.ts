import { openDstnyFront, type DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { systemClock } from '../../src-main/util/clock.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'

/** What a program needs to sign in. */
export interface Seat {
  readonly vendor: string
  /** The user's name in the telephone system too. */
  readonly label: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: string
}

/** A simulated telephone system in which nothing happens by itself. */
export interface Office extends AsyncDisposable {
  readonly pbx: Pbx
  readonly front: DstnyFront
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

/** Opens the example office on loopback. */
export async function openOffice(): Promise<Office> {
  const pbx = createPbx({ clock: systemClock })
  const front = await openDstnyFront(pbx)
  const settings = { address: front.url, domain: front.domain, userId: USER }
  const seat = { vendor: 'dstny', label: USER, settings, secret: front.issueToken(USER) }
  return {
    pbx,
    front,
    seat,
    onlyServerKnows: GROUP,
    live: () => live(front),
    [Symbol.asyncDispose]: async () => {
      pbx[Symbol.dispose]()
      await front.close()
    }
  }
}

async function live(front: DstnyFront): Promise<void> {
  const isOpen = (): boolean => front.streams.some((stream) => stream.operation === 'streamDialogEvents')
  const isQuiet = (): boolean => Date.now() - (front.requests.at(-1)?.at ?? 0) > QUIET_MS
  await waitFor('the account to be live', () => isOpen() && isQuiet(), 30_000)
}
