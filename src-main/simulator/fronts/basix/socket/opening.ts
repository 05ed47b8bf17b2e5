import type { IncomingMessage } from 'node:http'
import type { SocketHandlers } from '../../kit/upgrades.ts'
import type { Reply } from '../../kit/reply.ts'
import type { FrontContext } from '../front-context.ts'
import { domainOfSocket, operationAt } from '../gate.ts'
import { namedUser } from '../people/names.ts'
import { peopleItems } from '../elements/people-items.ts'
import { commandOf, obey } from './commands.ts'
import type { Connections } from './connections.ts'
import { CtiConnection, type ConnectionScope } from './cti-connection.ts'

/** What the opening of sockets needs. */
export interface OpeningOptions {
  readonly context: FrontContext
  readonly connections: Connections
  /** A socket of events has begun to tell. */
  readonly followed: () => void
}

const text = (status: number, body: string): Reply => ({
  status,
  contentType: 'text/plain',
  body,
  ...(status === 401 && { headers: { 'WWW-Authenticate': 'Basic realm="Basix"' } })
})

/** Agrees to a socket, or says why not (Basix API 2.8, 2.9). */
export function admit(incoming: IncomingMessage, options: OpeningOptions): SocketHandlers | Reply {
  const { context } = options
  const { switches } = context
  const operation = operationAt(incoming.url ?? '/')
  if (operation !== 'ws_cti' && operation !== 'ws_transcription') return text(404, 'no such socket')
  const given = domainOfSocket(incoming, context)
  if (given === 'wrongTicket') return text(switches.refusedTicketStatus, 'the ticket opens nothing')
  if (given === undefined) return text(401, 'the token is wrong')
  const query = new Map(new URLSearchParams(incoming.url?.split('?')[1]))
  if (operation === 'ws_transcription') return transcription(query, context)
  const isFull = query.get('full_events') === 'true'
  const user = isFull ? undefined : namedUser(query, { ...context, domain: given.domain })
  const appName = query.get('app_name') ?? ''
  if (appName === '' || (!isFull && !user)) return text(switches.badOpeningStatus, 'app_name or the user is missing')
  const seesAll = given.by === 'token' && switches.tokenSeesAll
  const scope: ConnectionScope = { domain: given.domain, appName, user: seesAll ? undefined : (user ?? undefined) }
  const isForced = forcedBy(query, context)
  if (switches.limitReached === 'status' && !isForced && options.connections.isFull(scope)) {
    return text(409, 'connection_limit_reached')
  }
  return handlersOf(scope, isForced, given.by, options)
}

function forcedBy(query: ReadonlyMap<string, string>, { switches }: FrontContext): boolean {
  const names = switches.forcedName === 'both' ? ['forced', 'force'] : [switches.forcedName]
  return names.some((name) => query.get(name) === 'true')
}

/** Which calls are written down is said in the address; the format of what comes is not known, so that nothing does. */
function transcription(query: ReadonlyMap<string, string>, { switches }: FrontContext): SocketHandlers | Reply {
  if ((query.get('filter') ?? '') === '') return text(switches.badOpeningStatus, 'filter is missing')
  return { opened: () => undefined }
}

function handlersOf(
  scope: ConnectionScope,
  isForced: boolean,
  by: 'token' | 'ticket',
  { context, connections, followed }: OpeningOptions
): SocketHandlers {
  const { switches, channels } = context
  return {
    commandOf,
    opened: (socket) => {
      const connection = new CtiConnection(socket, scope, switches)
      if (!connections.add(connection, isForced)) return
      if (switches.pingMs > 0) socket.keepAlive(switches.pingMs)
      connection.begin([...peopleItems(context), ...channels.items])
      followed()
    },
    received: (message, socket) => {
      if (by === 'token' && switches.tokenCommands === 'ignored') return
      if (!obey(message, scope.domain, context) && switches.badCommand === 'closes') socket.end()
    }
  }
}
