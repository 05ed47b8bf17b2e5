import { MINUTE } from '../../../../util/durations.ts'
import { secret } from '../access/secrets.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, list, nothing, words, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import type { PastCall } from '../records/past-calls.ts'
import type { Extension } from '../../../people/extension.ts'

/** How long a telephone is away when it starts again, in ms. */
const RESTART_MS = MINUTE

/** More settings than these are not kept. */
const MOST_SETTINGS = 200

const getSetting: Handler = (request, { house }) => {
  const value = house.settingsOf(request.tenant).get(request.text('name'))
  return value === undefined ? nothing : words(value)
}

const setSetting: Handler = (request, { house }) => {
  const settings = house.settingsOf(request.tenant)
  if (settings.size >= MOST_SETTINGS) return words('Too many settings')
  settings.set(request.text('name'), request.text('value'))
  return done()
}

const balance: Handler = ({ tenant }, { house }) => words(house.credit(tenant).toFixed(2))

const changeBalance: Handler = (request, { house }) => {
  const amount = Number(request.text('amount'))
  if (!Number.isFinite(amount)) return words('Invalid amount')
  house.changeCredit(request.tenant, amount)
  return done()
}

const pinCodes: Handler = ({ tenant }) =>
  list([{ pi_id: '1', pi_te_id: tenant.id, pi_name: 'International', pi_pin: secret('pin', tenant.code) }])

/** Flows can be asked for as variables too: by name. */
const variable: Handler = (request, { flows }) => {
  const found = flows
    .of(request.tenants)
    .find(({ id, name }) => id === request.text('id') || name === request.text('id'))
  return found === undefined ? nothing : words(found.value)
}

/** The telephones of one peer, or of all: they go away and come back. */
const restart: Handler = (request, context) => {
  const people = peersOf(request, context)
  if (people.length === 0) return words('Peer not found')
  for (const person of people) {
    for (const { id } of person.devices.filter((device) => device.active)) {
      person.setsDeviceActive(id, false)
      context.pbx.after(RESTART_MS, () => person.setsDeviceActive(id, true))
    }
  }
  return done()
}

function peersOf(request: MirtaRequest, { tenants }: FrontContext): readonly Extension[] {
  const peer = request.text('peer')
  if (peer.toUpperCase() === 'ALL') return request.tenants.flatMap((tenant) => tenants.people(tenant))
  const person = tenants.person(peer, request.tenants)
  return person === undefined ? [] : [person]
}

const pathRow = ({ uniqueId, queue, to, answeredBy }: PastCall, type: 'EXT' | 'QUEUE'): Row => ({
  UniqueID: uniqueId,
  Type: type,
  'Type ID': (queue ?? to).shortNumber ?? '',
  Value: answeredBy?.shortNumber ?? '',
  'Type Name': (queue ?? to).name ?? '',
  'Value Name': answeredBy?.name ?? ''
})

/** The way of each past call to where it was answered. */
function pathsOf(request: MirtaRequest, { pastCalls, queueBook }: FrontContext): readonly Row[] {
  const [filter, data, id] = [request.text('filter'), request.text('filterdata'), request.text('rrid')]
  const queue = queueBook.byId(data, request.tenants)
  const fits = (call: PastCall): boolean => {
    if (id !== '' && call.uniqueId !== id) return false
    if (filter === 'queue') return call.queue !== undefined && call.queue === queue?.party
    if (filter === 'answer') return call.answeredBy?.shortNumber === data
    return filter !== 'uniqueid' || call.uniqueId === data
  }
  const calls = pastCalls.of(request.tenants).filter(fits)
  return calls.map((call) => pathRow(call, call.queue === undefined ? 'EXT' : 'QUEUE'))
}

const responsePaths: Handler = (request, context) => list(pathsOf(request, context))
const lastResponsePath: Handler = (request, context) => list(pathsOf(request, context).slice(0, 1))

/** Settings, credit, telephones, and how calls went (MiRTA 3). */
export const houseHandlers: Handlers = {
  getSetting,
  setSetting,
  balance,
  changeBalance,
  pinCodes,
  variable,
  rebootPhones: restart,
  dropRegistrations: restart,
  responsePaths,
  responsePath: responsePaths,
  lastResponsePath,
  licenceDays: () => words('212')
}
