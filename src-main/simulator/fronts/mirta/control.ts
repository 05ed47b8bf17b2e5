import { MINUTE, SECOND } from '../../../util/durations.ts'
import { optionalNumber, optionalText, text } from '../kit/control-body.ts'
import type { Faults, FaultScope } from '../kit/faults.ts'
import type { FrontActions, FrontRequest } from '../kit/front.ts'
import { defined } from '../../../util/defined.ts'
import { refusals } from './http/texts.ts'
import type { Tenants } from './tenants.ts'
import type { FrontContext } from './front-context.ts'

/** How long the system takes when it is not well, in ms. */
const SLOW_MS = 30 * SECOND

/** What control requests can do to this system beside what they can do to each. */
export function mirtaActions(faults: Faults, { switches, tenants, textMessages, pbx }: FrontContext): FrontActions {
  const scopeOf = (body: Parameters<FrontActions[string]>[0]): FaultScope =>
    defined({ operation: optionalText(body, 'operation'), times: optionalNumber(body, 'times') })
  return {
    wrongKey: (body) =>
      faults.reply(200, { ...scopeOf(body), body: refusals.wrongKey, contentType: 'text/html; charset=UTF-8' }),
    slowRequests: (body) => faults.delay(SLOW_MS, scopeOf(body)),
    receiveText: (body) => {
      const person = pbx.extension(text(body, 'to'))
      const tenant = tenants.withDomain(person.domain)
      if (tenant === undefined) return
      const [source, at] = [text(body, 'from'), pbx.clock.now()]
      textMessages.add({ tenant, source, dest: person.data.number, text: text(body, 'text'), direction: 'IN', at })
    },
    moveClock: (body) => {
      switches.clockAheadMs = (optionalNumber(body, 'minutes') ?? 60) * MINUTE
    }
  }
}

/** The keys to the system, for tests that use another one than the tenant's. */
export const shownKeys = (tenants: Tenants): Readonly<Record<string, unknown>> => ({
  admin: tenants.adminKey,
  tenants: tenants.all.map((tenant) => ({
    tenant: tenant.code,
    key: tenants.keyOf(tenant, 'tenant'),
    readOnly: tenants.keyOf(tenant, 'readOnly')
  }))
})

/** How many requests came within the last minute, by name (MiRTA 5.5). */
export function lastMinute(requests: readonly FrontRequest[], now: number): Readonly<Record<string, number>> {
  const recent = requests.filter(({ at }) => at > now - MINUTE)
  const names = new Set(recent.map(({ operation }) => operation))
  return Object.fromEntries([...names].map((name) => [name, recent.filter((one) => one.operation === name).length]))
}
