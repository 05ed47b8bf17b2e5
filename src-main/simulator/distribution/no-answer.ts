import { SECOND } from '../../util/durations.ts'
import type { Leg } from '../core/calls.ts'
import { diversionUnanswered } from '../people/diversions.ts'
import type { World } from '../core/world.ts'
import { routeTo, type Directory, type Route, type UserRoute } from './routing.ts'

/** How long a person's telephones ring before a rule for unanswered calls applies, in ms. */
export const NO_ANSWER_MS = 20 * SECOND
/** Calls that were sent on this often stay where they are. */
const MAX_LEGS = 8

/** Lets a rule of the called person send on a call that nobody picks up. */
export function divertUnanswered(
  world: World & Directory,
  from: Leg,
  leg: Leg,
  { extension, line, initial }: UserRoute,
  sendOn: (route: Route) => void
): void {
  if (diversionUnanswered(extension, line) === undefined) return
  const { call } = leg
  const divert = (): void => {
    const number = diversionUnanswered(extension, line)
    const waits = leg.state === 'alerting' && from.state === 'alerting' && call.transfer === undefined
    if (number === undefined || !waits || call.legs.length >= MAX_LEGS) return
    world.desk.end(leg, { cause: 'noAnswer', by: 'pbx' })
    from.state = 'initiated'
    const route = routeTo(world, extension.data.domain, number)
    const { party } = extension
    sendOn({ ...route, diverting: party, initial: initial ?? party })
  }
  world.after(NO_ANSWER_MS, divert, call.timers.signal)
}
