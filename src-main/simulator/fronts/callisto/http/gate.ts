import type { IncomingMessage } from 'node:http'
import { callistoFunctions, type CallistoFunctionName } from '../../../../wire-tables/callisto.ts'
import type { Reply } from '../../kit/reply.ts'
import { functions, onlyWord } from '../functions/functions.ts'
import type { CallistoSwitches } from '../switches.ts'
import type { Instance } from '../world/instance.ts'
import type { CallistoServer, CallistoUser } from '../world/server.ts'
import type { Address } from './address.ts'
import { answerOf, page } from './answer.ts'
import { decoded, type Charset } from './charset.ts'

/** A request that may call a function. */
export interface Admitted {
  readonly name: CallistoFunctionName
  readonly instance: Instance
}

/** Where a request is let in: what there is, and how it is looked at. */
export interface GateContext {
  readonly server: CallistoServer
  readonly switches: CallistoSwitches
}

/** Lets a request in, or says why not (Callisto API 1.3, 1.6). */
export function admit(incoming: IncomingMessage, address: Address, context: GateContext): Admitted | Reply {
  const { server, switches } = context
  const instance = server.instance(address.instance)
  const { name } = address
  const user = userOf(incoming, context)
  const isPlace = name !== undefined && instance !== undefined
  if (switches.firstCheck === 'address' && !isPlace) return page(404, 'File or directory not found.')
  if (user === undefined) return page(401, 'Unauthorized', { 'WWW-Authenticate': 'Basic realm="Callisto"' })
  if (!user.privileges.has('REST Authentication')) return page(switches.noPrivilegeStatus, 'Forbidden')
  if (!isPlace) return page(404, 'File or directory not found.')
  const refusal = refusedMethod(incoming.method ?? 'GET', name, switches) ?? refusedRight(user, name, switches)
  return refusal ?? { name, instance }
}

function refusedMethod(method: string, name: CallistoFunctionName, switches: CallistoSwitches): Reply | undefined {
  const methods: readonly string[] = callistoFunctions[name].methods
  if (methods.includes(method)) return undefined
  if (method === 'GET' && switches.getOnPostOnly !== 'notAllowed') {
    return answerOf(name, onlyWord(name, switches.getOnPostOnly), switches)
  }
  return page(405, 'Method not allowed', { Allow: methods.join(', ') })
}

function refusedRight(user: CallistoUser, name: CallistoFunctionName, switches: CallistoSwitches): Reply | undefined {
  const isAllowed = switches.applicationPrivileges === 'ignored' || user.privileges.has(functions[name].needs)
  return isAllowed ? undefined : page(switches.noPrivilegeStatus, 'Forbidden')
}

function userOf({ headers }: IncomingMessage, { server, switches }: GateContext): CallistoUser | undefined {
  const credentials = credentialsIn(headers.authorization ?? '', switches.credentialsCharset)
  const user = server.user(credentials.name)
  return user?.password === credentials.password ? user : undefined
}

function credentialsIn(header: string, charset: Charset): { readonly name: string; readonly password: string } {
  const [, encoded = ''] = /^Basic +(\S+)$/i.exec(header) ?? []
  const text = decoded(Buffer.from(encoded, 'base64'), charset)
  const [name = ''] = text.split(':', 1)
  return { name, password: text.slice(name.length + 1) }
}
