import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, words, type Row } from '../http/answers.ts'
import { flowValues, type Flow } from './flows.ts'

const flowName = ({ number, tenant }: Flow): string => `${number}-${tenant.code}`

/** Telephones and flows, mixed (MiRTA 6.1). */
const lamps: Handler = ({ tenants: asked }, context) => {
  const { tenants, lamps: all, flows } = context
  const telephones = asked.flatMap((tenant) =>
    tenants.people(tenant).map((one) => ({ name: tenants.userName(one), ...all.of(one) }))
  )
  const switches = flows.of(asked).map((flow) => ({ name: flowName(flow), state: flow.state, since: flow.since }))
  return list([...telephones, ...switches].map(({ name, state, since }) => lampRow(name, state, since, context)))
}

const lampRow = (name: string, state: string, since: number, { time }: FrontContext): Row => ({
  st_extension: name,
  st_state: state,
  st_timestamp: time.write(since)
})

const flows: Handler = ({ tenants: asked }, context) =>
  list(
    context.flows.of(asked).map((flow) => ({
      fl_id: flow.id,
      fl_te_id: flow.tenant.id,
      fl_name: flow.name,
      fl_comment: flow.comment,
      fl_number: flow.number,
      fl_value: flow.value,
      fl_value_for_unavailable: flowValues.UNAVAILABLE,
      fl_value_for_inuse: flowValues.INUSE,
      fl_value_for_notinuse: flowValues.NOT_INUSE,
      fl_value_for_ringing: flowValues.RINGING,
      fl_variable_name: '',
      fl_monitor_type: '',
      fl_monitor_type_id: '',
      fl_monitor_parameter: '',
      ...lampRow(flowName(flow), flow.state, flow.since, context),
      st_peername: flowName(flow)
    }))
  )

const flow: Handler = (request, context) => {
  const found = context.flows.find(request.text('id'), request.tenants)
  return found === undefined ? nothing : words(found.state)
}

const setFlow: Handler = (request, context) => {
  const found = context.flows.find(request.text('number'), request.tenants)
  if (found === undefined) return nothing
  const state = request.exactly('state')?.toUpperCase()
  const value = request.exactly('value')
  context.flows.set(found, { ...(state !== undefined && { state }), ...(value !== undefined && { value }) })
  return done()
}

const getDnd: Handler = (request, { tenants }) => {
  const person = tenants.person(request.text('number'), request.tenants)
  return person?.dnd === true ? words('on') : nothing
}

const setDnd: Handler = (request, { tenants, switches }) => {
  const person = tenants.person(request.text('number'), request.tenants)
  if (person === undefined) return nothing
  if (!switches.dndSetIgnored) person.setsDnd(request.text('value').toLowerCase() === 'on')
  return done()
}

/** Lamps, do-not-disturb and flows (MiRTA 6.1 to 6.3). */
export const switchHandlers: Handlers = { lamps, flows, flow, setFlow, getDnd, setDnd }
