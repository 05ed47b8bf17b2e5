import { createPbx, type Pbx } from '../../src-main/simulator/company/pbx.ts'
import { openDstnyFront, type DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import { systemClock } from '../../src-main/util/clock.ts'

/** What a program needs to be signed in at start, as an account kept in memory. */
export interface Seat {
  readonly vendor: string
  /** The user's name in the telephone system too. */
  readonly label: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: string
}

/** How numbers are dialled where the example company is; a Basix account is told so after signing in. */
export const inGermany = { countryCode: '49', nationalPrefix: '0', internationalPrefix: '00' } as const

/** A telephone system on loopback in which nothing happens by itself; people act in it, and it can misbehave. */
export interface Company {
  readonly pbx: Pbx
  readonly front: DstnyFront
}

/** Opens the example company. */
export async function openCompany(): Promise<Company & AsyncDisposable> {
  const pbx = createPbx({ clock: systemClock })
  const front = await openDstnyFront(pbx)
  return {
    pbx,
    front,
    [Symbol.asyncDispose]: async () => {
      await front.close()
      pbx[Symbol.dispose]()
    }
  }
}

/** A seat for one of its people. */
export function accountOf({ front }: Company, userId: string): Seat {
  const settings = { address: front.url, domain: front.domain, userId }
  return { vendor: 'dstny', label: userId, settings, secret: front.issueToken(userId) }
}
