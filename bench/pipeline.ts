import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { _electron } from 'playwright/test'
import { Lifetime } from '../src-main/util/lifetime.ts'
import { clockOffset } from './clocks.ts'
import { installFrameProbe } from './frame-probe.ts'
import { freshProfile } from './profiles.ts'
import { electronArguments, folder, needed } from './programs.ts'
import type { RingingProgram } from './rings.ts'

/** Starts the barest program that can show a card. */
export async function startPipeline(throttled: boolean): Promise<RingingProgram> {
  const lifetime = new Lifetime()
  const events = lifetime.add(await openEvents())
  const profile = lifetime.add(await freshProfile())
  const app = await _electron.launch({
    executablePath: needed('RINGSIDE_ELECTRON'),
    args: electronArguments(folder('pipeline'), profile.path),
    cwd: folder('pipeline'),
    env: { ...definedEnvironment(), BENCH_EVENTS: events.url, BENCH_THROTTLING: throttled ? '1' : '0' }
  })
  lifetime.defer(() => app.close())
  const page = await app.firstWindow()
  await page.waitForLoadState()
  const stream = await events.opened
  const probe = await installFrameProbe(app, page)
  const offset = clockOffset()
  const write = (data: string): number => {
    stream.write(`data: ${data}\n\n`)
    return performance.timeOrigin + performance.now() + offset
  }
  return {
    probe,
    begin: () => Promise.resolve(write('ring')),
    end: () => void write('end'),
    [Symbol.asyncDispose]: () => lifetime[Symbol.asyncDispose]()
  }
}

interface Events extends AsyncDisposable {
  readonly url: string
  readonly opened: Promise<ServerResponse>
}

async function openEvents(): Promise<Events> {
  const server = createServer()
  const opened = new Promise<ServerResponse>((resolve) => {
    server.on('request', (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
      response.flushHeaders()
      resolve(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}/`, opened, [Symbol.asyncDispose]: close }
}

const definedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
