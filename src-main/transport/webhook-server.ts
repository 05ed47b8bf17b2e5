import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { BlockList, isIP } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Clock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import { lookUp } from '../util/lookup.ts'
import { ConnectionLimit } from './connection-limit.ts'

/** Longest body of a post, in bytes (trust N4). */
const MAX_BODY = 65_536
/** Longest header block, in bytes. */
const MAX_HEADERS = 8_192
/** Bytes of chance in a path. */
const SECRET_BYTES = 24
/** Addresses that mean "everywhere", however they are written, which is not one interface (trust N3). */
const everywhere = new BlockList()
everywhere.addAddress('0.0.0.0', 'ipv4')
everywhere.addAddress('::', 'ipv6')
everywhere.addAddress('::ffff:0.0.0.0', 'ipv6')

/** Where to listen: an address of this computer or the name of an interface, and a port; 0 takes a free one. */
export interface ListenPlace {
  readonly host: string
  readonly port: number
}

/** One address to which a telephone system can post. Ended by its disposal: posts then find nothing. */
export interface Webhook extends Disposable {
  /** Our name of it, unguessable; the same for the same owner until the program ends, so that it can be replaced. */
  readonly targetId: string
  /** Path of the address: what stands before the hook, its secret and its name. */
  readonly path: string
}

/** An open listener as one user of it sees it; the socket closes when the last user has gone. */
export interface WebhookListener extends AsyncDisposable {
  /** The port that is listened on. */
  readonly port: number
  /**
   * Takes posts from now on. `prefix`: path under which the outside world sees us. `owner`: whom it is for, which its name
   * is made from; the secret of its path is new each time. `receive` gets the body after the post was answered and must
   * not throw.
   */
  register(prefix: string, owner: string, receive: (body: string) => void): Webhook
}

interface Listening {
  readonly server: Promise<Server>
  users: number
}

interface OpenWebhook {
  readonly digests: readonly Buffer[]
  readonly receive: (body: string) => void
}

/** What the listener needs; `interfaces` are those of this computer when absent. */
export interface WebhookServerOptions {
  readonly clock: Clock
  readonly interfaces?: typeof networkInterfaces
}

/**
 * Takes posts of telephone systems: listens only while somebody uses it, on one interface, under paths nobody can guess.
 * Everything else gets one and the same refusal (trust N3, N4).
 */
export class WebhookServer {
  readonly #clock: Clock
  readonly #interfaces: typeof networkInterfaces
  /** Makes names that only this run of the program can make. */
  readonly #nameKey = randomBytes(SECRET_BYTES)
  readonly #webhooks = new Set<OpenWebhook>()
  readonly #listening = new Map<string, Listening>()

  constructor({ clock, interfaces = networkInterfaces }: WebhookServerOptions) {
    this.#clock = clock
    this.#interfaces = interfaces
  }

  /** Opens the listener or joins the one that is open there. @throws CtiError network (port in use, interface gone) */
  async listen(place: ListenPlace): Promise<WebhookListener> {
    const key = `${place.host} ${String(place.port)}`
    const listening = this.#listening.get(key) ?? { server: this.#open(place), users: 0 }
    this.#listening.set(key, listening)
    listening.users += 1
    try {
      const { port } = (await listening.server).address() as AddressInfo // listening on TCP, so it is an AddressInfo
      return this.#listener(key, listening, port)
    } catch (error) {
      if (this.#listening.get(key) === listening) this.#listening.delete(key)
      throw error
    }
  }

  #listener(key: string, listening: Listening, port: number): WebhookListener {
    const webhooks = new Set<OpenWebhook>()
    let closing: Promise<void> | undefined
    return {
      port,
      register: (...wish) => this.#register(webhooks, ...wish),
      [Symbol.asyncDispose]: () => {
        for (const webhook of webhooks) this.#webhooks.delete(webhook)
        return (closing ??= this.#leave(key, listening))
      }
    }
  }

  #register(ofListener: Set<OpenWebhook>, prefix: string, owner: string, receive: (body: string) => void): Webhook {
    const targetId = `ringside-${createHmac('sha256', this.#nameKey).update(owner).digest('hex').slice(0, 24)}`
    const own = `/${randomBytes(SECRET_BYTES).toString('base64url')}/${targetId}`
    const path = `${prefix.replace(/\/+$/, '')}${own}`
    const webhook = { digests: [digest(own), digest(path)], receive } // a proxy may take the prefix away
    ofListener.add(webhook)
    this.#webhooks.add(webhook)
    return { targetId, path, [Symbol.dispose]: () => void (ofListener.delete(webhook), this.#webhooks.delete(webhook)) }
  }

  async #leave(key: string, listening: Listening): Promise<void> {
    listening.users -= 1
    if (listening.users > 0) return
    this.#listening.delete(key)
    const server = await listening.server
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }

  async #open({ host, port }: ListenPlace): Promise<Server> {
    const address = this.#addressOf(host)
    const limit = new ConnectionLimit(this.#clock)
    const answer = (request: IncomingMessage, response: ServerResponse): void => {
      limit.asked(request.socket)
      void this.#answer(request, response).finally(() => limit.answered(request.socket))
    }
    const server = createServer({ maxHeaderSize: MAX_HEADERS }, answer)
    server.maxRequestsPerSocket = 1
    server.on('connection', (socket: Socket) => limit.add(socket))
    server.on('clientError', (_error, socket) => socket.destroy())
    server.on('checkExpectation', answer)
    await new Promise<void>((resolve, reject) => {
      server.on('error', (cause) => reject(cannotListen({ host, port }, cause)))
      server.listen(port, address, resolve)
    })
    return server
  }

  /** @throws CtiError network when no interface has this name now */
  #addressOf(host: string): string {
    const family = isIP(host)
    const [address = host] = host.split('%', 1)
    if (family !== 0 && everywhere.check(address, family === 6 ? 'ipv6' : 'ipv4')) throw gone(host)
    if (family !== 0) return host
    const found = lookUp(this.#interfaces(), host)?.toSorted((one, other) => one.family.localeCompare(other.family))[0]
    if (found === undefined) throw gone(host)
    return found.family === 'IPv6' && found.scopeid > 0 ? `${found.address}%${host}` : found.address
  }

  /** Known and unknown paths take the same way to their answer. */
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const webhook = this.#find(request.url ?? '')
    const found = request.method === 'POST' && body !== undefined ? webhook : undefined
    if (found === undefined) response.writeHead(404, { Connection: 'close', 'Content-Length': 0 })
    else response.writeHead(204, { Connection: 'close' })
    response.end()
    if (body !== undefined) found?.receive(body)
  }

  /** Looks at every hook, whichever it is, in a time that says nothing. */
  #find(path: string): OpenWebhook | undefined {
    const asked = digest(path)
    let found: OpenWebhook | undefined
    for (const webhook of this.#webhooks) {
      for (const known of webhook.digests) if (timingSafeEqual(asked, known)) found = webhook
    }
    return found
  }
}

const digest = (path: string): Buffer => createHash('sha256').update(path).digest()

/** The body, undefined when it is too long or breaks off; a long one is read no further. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of chunksOf(request)) {
      size += chunk.length
      if (size > MAX_BODY) return undefined
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  } catch {
    return undefined // the sender went away
  }
}

/** Leaves the socket open when we stop reading, so that there is an answer. */
const chunksOf = (request: IncomingMessage): AsyncIterable<Buffer> =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer> // no encoding is set, so they are buffers

const gone = (host: string): CtiError =>
  new CtiError('network', { userMessage: m.error_listen_interface({ host: host.slice(0, 100) }) })

function cannotListen({ host, port }: ListenPlace, cause: NodeJS.ErrnoException): CtiError {
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'EINVAL') return gone(host)
  const words = { port: String(port), host }
  const userMessage = cause.code === 'EADDRINUSE' ? m.error_listen_port_used(words) : m.error_listen_port(words)
  return new CtiError('network', { userMessage, cause })
}
