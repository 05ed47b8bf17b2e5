import type { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, nothing, object, words, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { refusals } from '../http/texts.ts'
import { secret } from './secrets.ts'

/** By web user, then user name of the telephone, then mail address. */
function userOf(name: string, { tenants: asked }: MirtaRequest, { tenants }: FrontContext): Extension | undefined {
  const people = asked.flatMap((tenant) => tenants.people(tenant))
  const wanted = name.toLowerCase()
  const byWebUser = people.find(({ data }) => data.id.toLowerCase() === wanted)
  return byWebUser ?? tenants.person(name, asked) ?? people.find(({ data }) => data.email?.toLowerCase() === wanted)
}

/** The person whose name and password were sent. */
function signedInPerson(request: MirtaRequest, context: FrontContext): Extension | undefined {
  const person = userOf(request.text('username'), request, context)
  const password = request.text('password')
  if (person === undefined) return undefined
  const isRight =
    person.data.password === password || context.userTokens.accepts(person, password, context.pbx.clock.now())
  return isRight ? person : undefined
}

const notSignedIn = ({ switches }: FrontContext): Answer =>
  switches.checkUserRefusal === 'empty' ? nothing : words(refusals.wrongKey)

const checkUser: Handler = (request, context) => {
  const person = signedInPerson(request, context)
  if (person === undefined) return notSignedIn(context)
  const { data, name } = person
  const tenant = context.tenants.withDomain(data.domain)?.code ?? ''
  const rights = { tenant, extension: data.shortNumber, username: context.tenants.userName(person), name }
  return object({ ...rights, profile: 'User' }, `${Object.values(rights).join('|')}|User|\n`)
}

const webPhoneAccount: Handler = (request, context) => {
  const person = signedInPerson(request, context)
  if (person === undefined) return nothing
  const username = context.tenants.userName(person)
  const account = {
    wss: 'wss://pbx.example.com:8089/ws',
    realm: 'pbx.example.com',
    username,
    password: secret('webrtc', username),
    displayname: person.name,
    stun: 'stun:stun.example.com:3478'
  }
  return object(account, `${Object.values(account).join('|')}|\n`)
}

const generateToken: Handler = (request, context) => {
  const person = userOf(request.text('user'), request, context)
  const validity = request.text('validity')
  const until = context.time.read(validity)
  if (person === undefined) return nothing
  if (until === undefined && validity.toUpperCase() !== 'ONCE') return words('Invalid validity')
  const token = context.userTokens.issue(person, until)
  const asObject = request.format === 'json' && context.switches.tokenForm === 'object'
  return asObject ? object({ token }, token) : words(token)
}

const resetToken: Handler = (request, context) => {
  const person = userOf(request.text('user'), request, context)
  if (person === undefined) return nothing
  context.userTokens.reset(person)
  return done()
}

/** People who sign in with a password or a token (MiRTA 9). */
export const userHandlers: Handlers = { checkUser, webPhoneAccount, generateToken, resetToken }
