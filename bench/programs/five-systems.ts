import { accountOf, inGermany, openCompany, type Company, type Seat } from '../../e2e/support/company.ts'
import { waitFor } from '../../e2e/support/wait-for.ts'
import type { Front } from '../../src-main/simulator/fronts/kit/front.ts'
import { frontNames, openFront } from '../../src-main/simulator/fronts/registry.ts'
import { assemble } from './assemble.ts'
import { USER, type Workplace } from './company.ts'

/** One company, reached over every telephone system there is: an account of another person on each. */
export interface FiveSystems extends Company, Workplace {
  /** That of `front` first. */
  readonly fronts: readonly Front[]
}

/** Nobody but Jane is called, or one call would ring on several accounts. */
const OTHERS = ['anna.berg', 'bjorn', 'tomas', 'lukasz']
/** What is chosen of an account after signing in, so that everything is asked for that can be. */
const chosen: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  mirta: { zone: 'Europe/Berlin', switches: ['900'], pauseReasons: ['Lunch'] },
  basix: inGermany
}
/** A system that is polled is never without requests: fewer than so many in so long are no start. */
const FEW = 5
const FEW_IN_MS = 2_000
const LIVE_MS = 60_000

/** Opens the example company with a front of each vendor. */
export const openFiveSystems = (): Promise<FiveSystems> =>
  assemble(async (life) => {
    const company = life.add(await openCompany())
    const fronts: Front[] = [company.front]
    for (const { vendor } of frontNames.filter((one) => one.vendor !== company.front.vendor)) {
      fronts.push(life.add(await openFront(vendor, company.pbx)))
    }
    const seats = [accountOf(company, USER), ...fronts.slice(1).map((front, place) => seatAt(front, OTHERS[place]))]
    const followed = Promise.all(fronts.map((front) => new Promise<void>((resolve) => front.followed.on(resolve))))
    let isFollowed = false
    void followed.then(() => (isFollowed = true))
    const isCalm = (): boolean => {
      const since = Date.now() - FEW_IN_MS
      return fronts.flatMap(({ requests }) => requests.filter(({ at }) => at > since)).length < FEW
    }
    const live = async (): Promise<void> =>
      void (await waitFor('all accounts to be live', () => isFollowed && isCalm(), LIVE_MS))
    return { ...company, fronts, seats, live }
  })

function seatAt(front: Front, user: string | undefined): Seat {
  if (user === undefined) throw new Error('there are more telephone systems than people')
  const { settings, secret } = front.issue(user)
  return { vendor: front.vendor, label: user, settings: { ...settings, ...chosen[front.vendor] }, secret }
}
