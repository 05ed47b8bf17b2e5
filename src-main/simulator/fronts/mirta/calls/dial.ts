import { SECOND } from '../../../../util/durations.ts'
import { defined } from '../../../../util/defined.ts'
import type { CallerLine } from '../../../core/parties.ts'
import type { FirstParty, OriginateOptions } from '../../../features/originate.ts'
import { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, nothing, object, refused, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { nodes } from './channels.ts'

/** How long the first telephone rings unless told otherwise, in seconds. */
const RING_SECONDS = 30
const queued = 'Originate successfully queued'
const noExtension = refused('Extension does not exist.')

const dial: Handler = (request, context) => {
  const { tenants } = context
  const account = request.text('account')
  const source = request.text('source')
  const byAccount = account.toUpperCase() !== 'SOURCE' ? tenants.person(account, request.tenants) : undefined
  if (account !== '' && account.toUpperCase() !== 'SOURCE' && byAccount === undefined) return noExtension
  const first = source.toUpperCase() === 'ACCOUNT' ? byAccount : firstParty(source, request, context)
  if (first === undefined) return noExtension
  const server = request.optional('server')
  const isReachable = !(first instanceof Extension) || first.isReachable
  if (!isReachable || (server !== undefined && server !== '' && !nodes.some((node) => node === server))) {
    return refused('Originate failed')
  }
  const target = tenants.destination(request.text('dest'), request.tenant)
  const id = context.originations.start(first, target, optionsOf(request, first, context))
  return dialled(id, request, context)
}

function firstParty(
  source: string,
  { tenants: asked, tenant }: MirtaRequest,
  context: FrontContext
): FirstParty | undefined {
  const { tenants, pbx } = context
  const person = tenants.person(source, asked)
  if (person !== undefined) return person
  const to = tenants.destination(source, tenant)
  if (to instanceof Extension) return to
  return typeof to === 'string' && /^\+\d{7,}$/.test(to) ? pbx.outsideAt(to) : undefined
}

function optionsOf(request: MirtaRequest, first: FirstParty, { switches }: FrontContext): OriginateOptions {
  const yes = (name: string): boolean => request.text(name).toLowerCase() === 'yes'
  const seconds = (name: string): number | undefined => {
    const value = Number(request.text(name))
    return value > 0 ? value * SECOND : undefined
  }
  const telephone = first instanceof Extension ? first.devices.filter((device) => device.active).slice(0, 1) : []
  return defined({
    autoAnswer: yes('autoanswer') && !switches.autoAnswerIgnored,
    devices: yes('nofollow') && telephone.length > 0 ? telephone : undefined,
    ringMs: seconds('dialtimeout') ?? RING_SECONDS * SECOND,
    longestMs: seconds('timeout'),
    records: request.text('recording').startsWith('yes') || undefined,
    line: lineShowing(request.text('destclid'), first),
    shownAs: request.text('sourceclid') || undefined
  })
}

/** What the called party sees instead of the number of whoever calls. */
function lineShowing(number: string, { party }: FirstParty): CallerLine | undefined {
  if (number === '') return undefined
  const { name = '' } = party
  return { kind: 'fixed', groupId: '0', number, name, party: { kind: 'user', name, number } }
}

function dialled(id: string, { format }: MirtaRequest, { switches }: FrontContext): Answer {
  if (format === 'json' && switches.dialJson === 'object')
    return object({ Response: 'Success', Message: queued, ID: id })
  return done(`${queued}|${id}|`)
}

const originatedCall: Handler = (request, { originations, channels, switches }) => {
  const id = request.text('id')
  const uniqueIdOf = (call: { readonly id: string; readonly startedAt?: number }): string =>
    channels.idOfCall(call.id, call.startedAt ?? 0)
  const found = originations.state(id, (call) => uniqueIdOf(call) === id)
  if (found === undefined) return nothing
  const { state, disposition, call } = found
  const plain = disposition === '' ? state : disposition
  if (switches.originatedCallForm === 'text') return { kind: 'words', text: plain }
  return object({ uniqueid: call === undefined ? '' : uniqueIdOf(call), state, disposition }, plain)
}

/** Click-to-dial and what became of it (MiRTA 4.1). */
export const dialHandlers: Handlers = { dial, originatedCall }
