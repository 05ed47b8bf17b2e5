import type { Handler, Handlers } from '../front-context.ts'
import { nothing, object } from '../http/answers.ts'

/** Who has dialled somebody now; plain is empty mostly (MiRTA 3.1). */
const dialledByExtensions: Handler = ({ tenants: asked }, { tenants }) => {
  const people = asked.flatMap((tenant) => tenants.people(tenant))
  const states = people.flatMap(({ data, legs }) => {
    const leg = legs.find(({ direction }) => direction === 'out')
    return leg === undefined ? [] : [[data.shortNumber, { STATE: leg.isTalking ? 'UP' : 'RINGING' }] as const]
  })
  return states.length === 0 ? nothing : object(Object.fromEntries(states))
}

/** How many calls of the history each telephone made and took. */
const dialledInAndOut: Handler = ({ tenants: asked }, { tenants, pastCalls }) => {
  const calls = pastCalls.of(asked)
  const people = asked.flatMap((tenant) => tenants.people(tenant))
  const counts = people.flatMap(({ data, party }) => {
    const made = calls.filter(({ from }) => from.number === party.number).length
    const taken = calls.filter(({ answeredBy }) => answeredBy?.number === party.number).length
    return made + taken === 0 ? [] : [[data.shortNumber, { IN: String(taken), OUT: String(made) }] as const]
  })
  const plain = counts.map(([number, count]) => `${number}:${count.IN}:${count.OUT}|`).join('')
  return counts.length === 0 ? nothing : object(Object.fromEntries(counts), plain)
}

/** No menus answer here, so that nobody was ever in one. */
const menuLog: Handler = () => nothing

/** Counts of calls (MiRTA 3.1). */
export const callCountHandlers: Handlers = { dialledByExtensions, dialledInAndOut, menuLog }
