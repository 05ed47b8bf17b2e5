import type { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, nothing, object, words, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { shownNumber } from '../numbers.ts'
import type { Tenant } from '../tenants.ts'
import { secret } from './secrets.ts'

/** The first id of an extension. */
const FIRST_ID = 812

/** The id a person has in the tables of the system. */
export const idOf = (person: Extension, { pbx }: FrontContext): string =>
  String(FIRST_ID + pbx.extensions.indexOf(person))

/** The row of a telephone as the database has it, secrets and all (MiRTA 6.4). */
export function extensionRow(person: Extension, tenant: Tenant, context: FrontContext): Row {
  const name = context.tenants.userName(person)
  return {
    ex_id: idOf(person, context),
    ex_te_id: tenant.id,
    ex_number: person.data.shortNumber,
    ex_name: person.name,
    ex_tech: 'PJSIP',
    ex_email: person.data.email ?? '',
    ex_webuser: person.data.id,
    ex_webpassword: secret('web', name),
    ex_2fa_enabled: '',
    ex_2fa_secret: secret('2fa', name),
    ex_voicemail_pin: secret('pin', name),
    st_extension: name,
    st_state: context.lamps.of(person).state,
    username: name,
    secret: secret('sip', name),
    password: secret('sip', name)
  }
}

const extensions: Handler = (request, context) => {
  const [id, number] = [request.optional('id'), request.optional('number')]
  const found = request.tenants.flatMap((tenant) =>
    context.tenants.people(tenant).flatMap((person) => {
      const isAsked = (id ?? idOf(person, context)) === idOf(person, context)
      return isAsked && (number ?? person.data.shortNumber) === person.data.shortNumber ? [{ person, tenant }] : []
    })
  )
  const rows = found.map(({ person, tenant }) => extensionRow(person, tenant, context))
  const plain = rows.map((row) =>
    [row['ex_number'], row['ex_name'], row['ex_tech'], row['st_state'], row['username'], row['password']].join('|')
  )
  return list(rows, ['Number|Name|Tech|State|Username|Password', ...plain].map((line) => `${line}\n`).join(''))
}

const registrationState: Handler = (request, { tenants, switches }) => {
  const person = tenants.person(request.text('ext'), request.tenants)
  if (person === undefined) return nothing
  const state = person.isReachable ? 'Registered' : 'Unregistered'
  return switches.registrationForm === 'word' ? words(state) : object({ state }, state)
}

/** The numbers by which a tenant is reached from outside. */
export function outsideNumbersOf(tenant: Tenant, { pbx, tenants, queueBook }: FrontContext): readonly string[] {
  const people = tenants.people(tenant).map(({ data }) => data.number)
  return [...people, ...queueBook.of([tenant]).map(({ data }) => data.number)].filter(
    (number) => number.startsWith('+') && pbx.findOutside(number) === undefined
  )
}

const outsideNumbers: Handler = (request, context) =>
  list(
    request.tenants.flatMap((tenant) =>
      outsideNumbersOf(tenant, context).map((number, index) => ({
        di_id: String(70 + index),
        di_te_id: tenant.id,
        di_number: shownNumber(number, tenant, context.switches),
        di_comment: index === 0 ? 'Main number' : '',
        di_maxchannels: '',
        di_faxemail: '',
        di_smsapisecret: secret('sms', number),
        te_code: tenant.code,
        te_name: tenant.organisation.name,
        te_smtppassword: secret('mail', tenant.code),
        te_apikey: secret('api', tenant.code)
      }))
    ),
    plainNumbers(request, context)
  )

const plainHeader =
  'Country|Area|Number|Tenant|Comment|Recording|Faxstation ID|FAX Email|Max Channels|Recording EMail|SMS Email'

const plainNumbers = (request: MirtaRequest, context: FrontContext): string =>
  [
    plainHeader,
    ...request.tenants.flatMap((tenant) =>
      outsideNumbersOf(tenant, context).map((number) => `||${number}|${tenant.code}||||||||`)
    )
  ]
    .map((line) => `${line}\n`)
    .join('')

const config: Handler = ({ tenant }, context) => {
  const limits = { maxchannels: '30', maxextensions: '100', maxdids: '50' }
  return object(limits, `${tenant.code}|${tenant.organisation.name}|30|100|50|${context.switches.timeZone}||\n`)
}

/** Who and what is there (MiRTA 3.1, 6.4). */
export const peopleHandlers: Handlers = { extensions, registrationState, outsideNumbers, config }
