import { lookUp } from '../../../../util/lookup.ts'
import { managedObjects } from '../../../../wire-tables/mirta/admin.ts'
import { idOf } from '../access/people.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, nothing, object, words, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import type { Tenant } from '../tenants.ts'
import { type ObjectName, type Fields, prefixes, type StoredObject } from '../stores/database.ts'

/** Puts the company into the database. */
export function fillDatabase(context: FrontContext): void {
  const { database, tenants, queueBook } = context
  for (const tenant of tenants.all) {
    const { id, code, organisation } = tenant
    database.add('tenant', { te_code: code, te_name: organisation.name }, id)
    for (const person of tenants.people(tenant)) {
      const { shortNumber, number, id: user } = person.data
      database.add('extension', { ex_te_id: id, ex_number: shortNumber, ex_name: person.name }, idOf(person, context))
      database.add('user', { us_te_id: id, us_username: user })
      database.add('did', { di_te_id: id, di_number: number, di_destination: `EXT-${idOf(person, context)}` })
      database.add('voicemail', { vm_te_id: id, vm_mailbox: shortNumber, vm_fullname: person.name })
      database.add('sipregs', { sr_te_id: id, sr_name: tenants.userName(person) })
    }
    for (const { data } of queueBook.of([tenant])) {
      database.add('queue', { qu_te_id: id, qu_name: data.name, qu_number: data.shortNumber }, data.id)
    }
  }
}

/** What a request is about. */
interface Asked {
  readonly request: MirtaRequest
  readonly context: FrontContext
  readonly name: ObjectName
  readonly id: string
  readonly found: StoredObject | undefined
}

function sentFields(request: MirtaRequest): Fields | undefined {
  const json = request.optional('jsondata')
  const control = ['reqtype', 'key', 'tenant', 'format', 'object', 'action', 'objectid', 'language', 'cache']
  if (json === undefined) return Object.fromEntries([...request.entries()].filter(([name]) => !control.includes(name)))
  try {
    const read: unknown = JSON.parse(json)
    return typeof read === 'object' && read !== null ? { ...read } : undefined
  } catch {
    return undefined
  }
}

/** Those of the tenants that are asked for; objects without tenant are everybody's. */
function listed({ request, context, name }: Asked): Answer {
  const ids = request.tenants.map(({ id }: Tenant) => id)
  const own = `${prefixes[name]}_${name === 'tenant' ? 'id' : 'te_id'}`
  const filter = request.text('filter').toLowerCase()
  const found = [...context.database.table(name)].filter(([, { fields }]) => {
    const values = new Map(Object.entries(fields))
    const owner = values.get(own)
    const isTheirs = owner === undefined || ids.includes(String(owner))
    return isTheirs && [...values.values()].some((value) => String(value).toLowerCase().includes(filter))
  })
  return object(
    Object.fromEntries(found.map(([id, { fields }]) => [id, fields])),
    found.map(([id]) => `${id}|\n`).join('')
  )
}

function added({ request, context, name }: Asked): Answer {
  const fields = sentFields(request)
  if (fields === undefined) return words('Invalid jsondata')
  const owner = name === 'tenant' ? {} : { [`${prefixes[name]}_te_id`]: request.tenant.id }
  const id = context.database.add(name, { ...owner, ...fields })
  if (id === undefined) return words('Too many objects')
  return object({ [`${prefixes[name]}_id`]: id }, `${id}|`)
}

function updated({ request, found }: Asked): Answer {
  const fields = sentFields(request)
  if (found === undefined) return nothing
  if (fields === undefined) return words('Invalid jsondata')
  found.fields = { ...found.fields, ...fields }
  return done()
}

/** What hangs on an object: extensions of a list, destinations, tenants of a user. */
const related =
  (what: string) =>
  ({ found }: Asked): Answer =>
    found === undefined ? nothing : object(found.related.get(what) ?? {}, JSON.stringify(found.related.get(what) ?? {}))

const relatedSet =
  (what: string) =>
  ({ request, found }: Asked): Answer => {
    const fields = sentFields(request)
    if (found === undefined) return nothing
    if (fields === undefined) return words('Invalid jsondata')
    found.related.set(what, fields)
    return done()
  }

const tenantSet =
  (isIn: boolean) =>
  ({ request, found }: Asked): Answer => {
    const id = request.text('tenantid')
    if (found === undefined || id === '') return nothing
    const others = Object.entries(found.related.get('tenants') ?? {}).filter(([one]) => one !== id)
    found.related.set('tenants', Object.fromEntries(isIn ? [...others, [id, { te_id: id }]] : others))
    return done()
  }

function replacedDestination({ request, context }: Asked): Answer {
  const fields = sentFields(request)
  const [type, id] = [request.text('typesrc'), request.text('typeidsrc')]
  if (fields === undefined || type === '' || id === '') return nothing
  context.database.delete('destination', `${type}-${id}`)
  context.database.add('destination', { de_te_id: request.tenant.id, ...fields }, `${type}-${id}`)
  return done()
}

function bytesSet({ request, found }: Asked): Answer {
  if (found === undefined || request.file === undefined) return nothing
  found.bytes = request.file.bytes
  return done()
}

const bytesOf = ({ found }: Asked): Answer =>
  found?.bytes === undefined ? nothing : { kind: 'file', bytes: found.bytes, type: 'audio/x-wav' }

/** What each action does, whatever the object. */
const actions = {
  list: listed,
  get: ({ found }: Asked): Answer =>
    found === undefined ? nothing : object(found.fields, JSON.stringify(found.fields)),
  add: added,
  update: updated,
  delete: ({ context, name, id }: Asked): Answer => (context.database.delete(name, id) ? done() : nothing),
  updatebinary: bytesSet,
  getbinary: bytesOf,
  putmessagerecording: bytesSet,
  getmessagerecording: bytesOf,
  getextensions: related('extensions'),
  setextensions: relatedSet('extensions'),
  getdestinations: related('destinations'),
  getextendedinfos: related('extendedinfos'),
  replaceextendedinfos: relatedSet('extendedinfos'),
  listtenants: related('tenants'),
  addtenant: tenantSet(true),
  deltenant: tenantSet(false),
  listroutes: related('routes'),
  listmessages: related('messages'),
  replace: replacedDestination
} as const

const manageDatabase: Handler = (request, context) => {
  const [name, action] = [request.text('object').toLowerCase(), request.text('action').toLowerCase()]
  const table = Object.keys(managedObjects).find((one): one is ObjectName => one === name)
  const act = lookUp(actions, action)
  const allowed: readonly string[] = lookUp(managedObjects, name) ?? []
  if (table === undefined || act === undefined || !allowed.includes(action)) return nothing
  const id = request.text('objectid')
  return act({ request, context, name: table, id, found: context.database.table(table).get(id) })
}

/** The stored sound of an announcement (MiRTA 3, MEDIAFILE). */
const mediaFile: Handler = (request, { database }) => {
  const bytes = database.table('mediafile').get(request.text('objectid'))?.bytes
  return bytes === undefined ? nothing : { kind: 'file', bytes, type: 'audio/x-wav' }
}

/** The configuration database (MiRTA 3.2). */
export const databaseHandlers: Handlers = { manageDatabase, mediaFile }
