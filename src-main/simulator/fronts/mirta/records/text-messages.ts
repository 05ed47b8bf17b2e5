import { fullNumber } from '../../../distribution/routing.ts'
import { outsideNumbersOf } from '../access/people.ts'
import type { Handler, Handlers } from '../front-context.ts'
import { done, list, refused } from '../http/answers.ts'
import { shownNumber } from '../numbers.ts'
import { isWithin, rangeOf } from './filters.ts'

/** Providers take no longer ones, in characters. */
const LONGEST = 1_600

const sendSms: Handler = (request, context) => {
  const { tenant } = request
  const { pbx, tenants } = context
  const source = request.text('source')
  const person = tenants.person(source, [tenant])
  const own = fullNumber(source, tenant.organisation)
  const maySend = person === undefined ? outsideNumbersOf(tenant, context).includes(own) : person.data.texting !== false
  if (!maySend) return refused('Source number not allowed')
  const dest = fullNumber(request.text('dest'), tenant.organisation)
  const text = request.text('message')
  const isTaken = text.length <= LONGEST && /^\+\d{7,}$/.test(dest) && pbx.outsideAt(dest).behaviour.kind !== 'fails'
  if (!isTaken) return refused('Message rejected by provider')
  const at = pbx.clock.now()
  context.textMessages.add({ tenant, source, dest, text, direction: 'OUT', at })
  pbx.outbox.push({ from: person?.data.number ?? own, to: dest, text, at })
  return done()
}

const textMessages: Handler = (request, context) => {
  const range = rangeOf(request, context)
  const found = context.textMessages.all.filter(
    ({ tenant, at }) => request.tenants.includes(tenant) && isWithin(at, range)
  )
  return list(
    found.map(({ id, tenant, source, dest, text, direction, at }) => ({
      id: String(id),
      datetime: context.time.write(at),
      source: shownNumber(source, tenant, context.switches),
      dest: shownNumber(dest, tenant, context.switches),
      message: text,
      direction,
      status: direction === 'OUT' ? 'SENT' : 'RECEIVED'
    }))
  )
}

/** Text messages (MiRTA 8.5). */
export const textMessageHandlers: Handlers = { sendSms, textMessages }
