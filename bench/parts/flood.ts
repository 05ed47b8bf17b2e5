import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FakeLink } from '../../src-main/accounts/testing/fake-connector.ts'
import { startDomain } from '../../src-main/app/testing/start-domain.ts'
import { decodeFrame } from '../../src-main/connectors/basix/bert/decode.ts'
import { fuzz } from '../../src-main/connectors/basix/bert/testing/fuzz.ts'
import { readMessage } from '../../src-main/connectors/basix/socket/read-message.ts'
import { CallDesk, ME } from '../../src-main/connectors/basix/testing/call-desk.ts'
import type { ConnectorEvent } from '../../src-main/connectors/events.ts'
import { createPbx } from '../../src-main/simulator/company/pbx.ts'
import { elementFields } from '../../src-main/simulator/fronts/basix/elements/element-fields.ts'
import { flood } from '../../src-main/simulator/fronts/basix/elements/flood.ts'
import { Messages } from '../../src-main/simulator/fronts/basix/socket/messages.ts'
import { usualSwitches } from '../../src-main/simulator/fronts/basix/switches.ts'
import { ManualClock } from '../../src-main/util/clock.ts'
import { say } from '../progress.ts'
import { median, round } from '../report/statistics.ts'

/** What frames of a binary socket cost, ms; without windows, all in one go. */
export interface FloodFigures {
  readonly frames: number
  /** From the first frame being read to every change being told to the stores. */
  readonly connector: number
  /** What the stores make of it. */
  readonly stores: number
  /** Decoding alone, µs a frame. */
  readonly decodeMicros: number
  /** The slowest of so many frames made by chance. */
  readonly hostileFrames: number
  readonly slowestHostile: number
}

/** So many calls begin to ring at once and are gone again. */
const CALLS = 500
const DECODINGS = 200
const HOSTILE = 100_000
const SEED = 1

/** Lets a domain go mad. The flood comes first: nobody's program is warm for it. */
export async function measureFlood(): Promise<FloodFigures> {
  const { order, frames } = floodFrames()
  const { events, connector } = readAll(order, frames)
  const stores = await tellStores(events)
  const hostile = fuzz(HOSTILE, SEED)
  const figures = {
    frames: frames.length,
    connector: round(connector),
    stores: round(stores),
    decodeMicros: round(decodeMicros(frames)),
    hostileFrames: HOSTILE,
    slowestHostile: round(hostile.slowestMs)
  }
  say(`flood: ${JSON.stringify(figures)}`)
  return figures
}

/** As the system writes them. */
function floodFrames(): { readonly order: Uint8Array; readonly frames: readonly Uint8Array[] } {
  const messages = new Messages(usualSwitches)
  const fields = elementFields.channel
  const changes = flood(
    CALLS,
    { id: ME, name: 'hana', domain: 'bench' },
    { pbx: createPbx({ clock: new ManualClock() }) }
  )
  const frames = changes.map(({ item, event }) => messages.infoEvent(item.element, item.fields, fields, event))
  return { order: messages.fieldSpec('channel', fields), frames }
}

function readAll(order: Uint8Array, frames: readonly Uint8Array[]) {
  const desk = new CallDesk(['dial', 'calls', 'hangUp', 'blindTransfer', 'park'])
  take(desk, order)
  const before = performance.now()
  for (const frame of frames) take(desk, frame)
  const connector = performance.now() - before
  desk.table[Symbol.dispose]()
  return { events: desk.events, connector }
}

function take({ store }: CallDesk, frame: Uint8Array): void {
  const decoded = decodeFrame(frame)
  const message = 'term' in decoded ? readMessage(decoded.term) : undefined
  if (message === undefined || !('element' in message)) throw new Error('a frame of the flood could not be read')
  store.take(message)
}

async function tellStores(events: readonly ConnectorEvent[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-flood-'))
  const { service, started, calls } = startDomain(folder)
  await service.signIn({ vendor: 'fake', method: 'password', values: { address: 'pbx.example', password: 'right' } })
  const sink = started[0]?.sink
  sink?.link(new FakeLink(['dial', 'calls']))
  const before = performance.now()
  for (const event of events) sink?.apply(event)
  const took = performance.now() - before
  const open = calls.entities.values().filter(({ endedAt }) => endedAt === undefined)
  if (open.length > 0) throw new Error(`${open.length} calls are left of the flood`)
  await service[Symbol.asyncDispose]()
  await calls[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
  return took
}

function decodeMicros(frames: readonly Uint8Array[]): number {
  const samples = Array.from({ length: DECODINGS }, () => {
    const before = performance.now()
    for (const frame of frames) decodeFrame(frame)
    return ((performance.now() - before) * 1_000) / frames.length
  })
  return median(samples)
}
