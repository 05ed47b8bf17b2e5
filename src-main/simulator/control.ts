import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { stringify } from 'lossless-json'
import { controlAction, knownActions, type ControlTarget } from './control-actions.ts'
import type { ControlBody } from './fronts/kit/control-body.ts'
import { Refusal } from './core/refusal.ts'

/** The control interface for tests in another process, on a port of its own. */
export interface ControlServer extends AsyncDisposable {
  /** Ends in `/__sim`. */
  readonly url: string
}

/** The whole PBX as plain data, for assertions from outside. */
export function stateOf({ pbx, fronts }: ControlTarget): object {
  return {
    now: pbx.clock.now(),
    users: pbx.extensions.map((extension) => ({
      id: extension.data.id,
      domain: extension.data.domain,
      name: extension.name,
      shortNumber: extension.data.shortNumber,
      presence: extension.presence,
      diversion: extension.diversion ?? null,
      legs: extension.legs.map((leg) => ({
        id: leg.id,
        call: leg.call.id,
        state: leg.state,
        muted: leg.muted,
        remote: leg.remote,
        devices: leg.devices.map((device) => device.id)
      }))
    })),
    queues: pbx.queues.map((queue) => ({
      id: queue.data.id,
      domain: queue.data.domain,
      name: queue.data.name,
      nightMode: queue.nightMode,
      waiting: queue.waitingCount,
      signedIn: queue.seats.filter((seat) => seat.signedIn).map((seat) => seat.extension.data.id),
      free: queue.freeAgents.map((seat) => seat.extension.data.id)
    })),
    digits: pbx.digits,
    fronts: fronts.map((front) => ({
      vendor: front.vendor,
      url: front.url,
      streams: front.streams.map((stream) => stream.operation),
      requests: front.requests.map(({ operation, method, path, at, body }) => ({ operation, method, path, at, body })),
      ...front.state?.()
    }))
  }
}

/** Listens on 127.0.0.1 for `GET /__sim/state` and `POST /__sim` with `{do: …}`. */
export async function openControl(target: ControlTarget, port = 0): Promise<ControlServer> {
  const app = new Hono()
  app.get('/__sim/state', () => answer(stateOf(target)))
  const act = async (body: unknown): Promise<Response> => {
    if (typeof body !== 'object' || body === null) return answer({ error: 'a JSON object is needed' }, 400)
    return await run(body as ControlBody, target) // an object, by the line above
  }
  app.post('/__sim', async ({ req }) => act(await req.json().catch(() => undefined)))
  app.post('/__sim/', async ({ req }) => act(await req.json().catch(() => undefined)))
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1', overrideGlobalObjects: false })
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const { port: taken } = server.address() as AddressInfo // listening on TCP, so it is an AddressInfo
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()))
  return { url: `http://127.0.0.1:${taken}/__sim`, [Symbol.asyncDispose]: close }
}

async function run(body: ControlBody, target: ControlTarget): Promise<Response> {
  const name = String(body['do'])
  try {
    const act = controlAction(name, body, target)
    if (act === undefined) return answer({ error: `unknown: ${name}`, known: knownActions(target) }, 400)
    return answer((await act()) ?? {})
  } catch (failure) {
    if (failure instanceof Refusal) return answer({ error: failure.message, reason: failure.reason }, 409)
    throw failure
  }
}

const answer = (value: unknown, status = 200): Response =>
  new Response(stringify(value), { status, headers: { 'Content-Type': 'application/json' } })
