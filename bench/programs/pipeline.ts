import { createServer, type ServerResponse } from 'node:http'
import { clockOffset } from '../probes/clocks.ts'
import { installFrameProbe } from '../probes/frame-probe.ts'
import type { RingingProgram } from '../parts/rings.ts'
import { assemble } from './assemble.ts'
import { startBarest, type BarestProgram } from './barest.ts'
import { listenOnLoopback } from './loopback.ts'

/** An event stream, and what to ask for it with. */
export interface StreamAddress {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Starts the barest program that can show a card, with its window hidden. */
export const startPipeline = (throttled: boolean): Promise<RingingProgram> =>
  assemble(async (life) => {
    const events = life.add(await openEvents())
    const program = life.add(await startStreams([{ url: events.url, headers: {} }], { throttled, shown: false }))
    const stream = await events.opened
    const probe = life.add(await installFrameProbe(program.app, program.page))
    const offset = clockOffset()
    const write = (data: string): number => {
      stream.write(`data: ${data}\n\n`)
      return performance.timeOrigin + performance.now() + offset
    }
    return {
      probe,
      begin: () => Promise.resolve(write('Call from Frida')),
      end: () => void write('end')
    }
  })

/** Starts the barest program that shows the newest event of each stream. */
export const startStreams = (
  streams: readonly StreamAddress[],
  { throttled, shown }: { readonly throttled: boolean; readonly shown: boolean }
): Promise<BarestProgram> =>
  startBarest('pipeline-app', {
    BENCH_STREAMS: JSON.stringify(streams),
    BENCH_THROTTLING: throttled ? '1' : '0',
    BENCH_SHOWN: shown ? '1' : '0'
  })

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
  return { ...(await listenOnLoopback(server)), opened }
}
