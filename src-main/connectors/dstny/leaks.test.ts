import { getEventListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../../logging/log.ts'
import { Secret } from '../../logging/secret.ts'
import { openDstnyFront } from '../../simulator/fronts/dstny/front.ts'
import type { DstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { createPbx } from '../../simulator/company/pbx.ts'
import type { Pbx } from '../../simulator/company/pbx.ts'
import { WebhookServer } from '../../transport/webhook-server.ts'
import { ManualClock } from '../../util/clock.ts'
import type { Credentials } from '../sign-in.ts'
import { createDstnyConnector } from './index.ts'
import { abortError } from '../../util/abort.ts'

/** Often enough for a leak of one thing each time to be seen; set `RINGSIDE_TEST_LINKS` for more. */
const TIMES = Number(process.env['RINGSIDE_TEST_LINKS'] ?? 60)

const clock = new ManualClock()
const webhooks = new WebhookServer({ clock })
const connector = createDstnyConnector({ clock, log: silentLog, random: () => 0.5, webhooks })
let pbx: Pbx
let front: DstnyFront
let credentials: Credentials

beforeEach(async () => {
  pbx = createPbx({ clock: new ManualClock() })
  front = await openDstnyFront(pbx)
  const settings = { address: front.url, domain: 'example.org', userId: 'jane' }
  credentials = { settings, secret: new Secret(front.issueToken('jane')) }
})

afterEach(async () => {
  await front.close()
  pbx[Symbol.dispose]()
})

const sockets = (): number => process.getActiveResourcesInfo().filter((name) => /TCP|TLS/.test(name)).length

async function settled(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !condition(); turn++) await pause(2)
}

const callbacks = { callbackAddress: 'http://127.0.0.1' }

it.each([
  ['live by streams', {}],
  ['are called back', callbacks]
])(
  'links that %s, opened, used and closed, leave no stream, socket, timer or listener behind',
  async (_how, more) => {
    credentials = { ...credentials, settings: { ...credentials.settings, ...more } }
    await pbx.outside('+493023126001').dials(pbx.extension('jane'))
    const before = sockets()
    const { signal } = new AbortController()
    for (let time = 0; time < TIMES; time++) {
      await using link = await connector.open(credentials, signal)
      await link.snapshot(signal)
    }
    const listeners = (): number => getEventListeners(signal, 'abort').length
    await settled(() => front.streams.length === 0 && clock.sleeping === 0 && sockets() <= before && listeners() === 0)
    expect([front.streams.length, front.webhooks.registered.length, clock.sleeping]).toEqual([0, 0, 0])
    expect(listeners()).toBe(0)
    expect(sockets()).toBeLessThanOrEqual(before)
  },
  120_000
)

it.each([
  ['live by streams', {}],
  ['are called back', callbacks]
])(
  'links that %s, closed while they open or read, leave nothing behind either',
  async (_how, more) => {
    credentials = { ...credentials, settings: { ...credentials.settings, ...more } }
    const before = sockets()
    for (let time = 0; time < TIMES; time++) {
      const life = new AbortController()
      const opening = connector.open(credentials, life.signal).then(async (link) => {
        const reading = link.snapshot(life.signal)
        await Promise.all([reading.catch(() => undefined), link[Symbol.asyncDispose]()])
      })
      if (time % 3 > 0) await pause(time % 3)
      if (time % 2 === 0) life.abort(abortError('signed out'))
      await opening.catch(() => undefined)
    }
    await settled(() => front.streams.length === 0 && clock.sleeping === 0 && sockets() <= before)
    expect([front.streams.length, front.webhooks.registered.length, clock.sleeping]).toEqual([0, 0, 0])
    expect(sockets()).toBeLessThanOrEqual(before)
  },
  120_000
)
