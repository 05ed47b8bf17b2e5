import type { IncomingMessage } from 'node:http'
import { basixOperations, type BasixOperationName } from '../../../wire-tables/basix.ts'
import type { BasixDirectory } from './people/directory.ts'
import type { Tickets } from './socket/tickets.ts'

const TICKET_USER = 'ws_ticket'

const paths = new Map<string, BasixOperationName>(
  Object.entries(basixOperations)
    .filter(([, { transport }]) => transport !== 'command')
    .map(([name, { path }]) => [path, name as BasixOperationName]) // the keys are the names
)

/** The method or socket that lives at an address. */
export const operationAt = (url: string): BasixOperationName | undefined => paths.get(url.split('?', 1)[0] ?? '')

/** Name and password of a Basic sign-in. */
function basic({ headers }: IncomingMessage): readonly [name: string, password: string] | undefined {
  const [, encoded] = /^Basic +([\w+/=-]+)$/i.exec(headers.authorization ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString()
  const colon = text.indexOf(':')
  return colon < 0 ? undefined : [text.slice(0, colon), text.slice(colon + 1)]
}

/** The domain whose token a request has (Basix API 1.2). */
export function domainOfToken(incoming: IncomingMessage, directory: BasixDirectory): string | undefined {
  const given = basic(incoming)
  return given && directory.domainOf(...given)
}

/** The same of a request for a socket, which may have a ticket instead; that is used up by it. */
export function domainOfSocket(
  incoming: IncomingMessage,
  { directory, tickets }: { readonly directory: BasixDirectory; readonly tickets: Tickets }
): { readonly domain: string; readonly by: 'token' | 'ticket' } | 'wrongTicket' | undefined {
  const [name, password = ''] = basic(incoming) ?? []
  if (name !== TICKET_USER) {
    const domain = domainOfToken(incoming, directory)
    return domain === undefined ? undefined : { domain, by: 'token' }
  }
  const domain = tickets.redeem(password, incoming.url ?? '')
  return domain === undefined ? 'wrongTicket' : { domain, by: 'ticket' }
}
