import * as fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { bridgeError } from '../../src-preload/contract/error.ts'
import { channels } from '../../src-preload/contract/channels.ts'
import { requests } from '../../src-preload/contract/ipc.ts'
import type { RequestName } from '../../src-preload/contract/ipc.ts'
import { createLog } from '../logging/log.ts'
import { LogMemory } from '../logging/log-file.ts'
import { ManualClock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import { isSmallEnough } from './payload-size.ts'
import { Router } from './router.ts'
import type { Handlers } from './router.ts'
import { FakeWindow } from './testing/fake-window.ts'
import { TrustedWindows } from './trusted-windows.ts'
import type { SenderEvent } from './trusted-windows.ts'
import { goodInputs, goodOutputs } from './testing/good-payloads.ts'
import { abortError } from '../util/abort.ts'

type Listener = (event: SenderEvent, name: unknown, input: unknown) => Promise<unknown>

const names = Object.keys(requests) as RequestName[] // Object.keys forgets the literal keys
const spies = new Map(names.map((name) => [name, vi.fn<(input: unknown, from: unknown) => unknown>()]))

let handle: Listener
let router: Router
let listeners: Map<string, Listener>
let window: FakeWindow
let memory: LogMemory

beforeEach(() => {
  for (const name of names)
    spies
      .get(name)
      ?.mockReset()
      .mockImplementation(() => structuredClone(goodOutputs[name]))
  memory = new LogMemory()
  window = new FakeWindow(1)
  const trusted = new TrustedWindows()
  trusted.add(window)
  listeners = new Map()
  const ipcMain = {
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
    removeHandler: (channel: string) => void listeners.delete(channel)
  }
  const handlers = Object.fromEntries(spies) as unknown as Handlers // a spy for every name
  router = new Router({ ipcMain, trusted, handlers, log: createLog({ destination: memory, clock: new ManualClock() }) })
  const listener = listeners.get(channels.request)
  if (listener === undefined) throw new Error('the router listens on another channel')
  handle = listener
})

const refusal = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) })

describe.each(names)('the request %s', (name) => {
  it('with good input reaches its handler and is answered', async () => {
    const answer = await handle(window.asks(), name, goodInputs[name])
    expect(answer).toEqual({ ok: true, value: goodOutputs[name] })
    expect(structuredClone(answer)).toEqual(answer)
    expect(spies.get(name)).toHaveBeenCalledExactlyOnceWith(goodInputs[name], window)
  })

  it.each([
    ['a number', 5],
    ['null', null],
    ['a list', [1]],
    ['a text', 'x'],
    ['other fields', { nothing: 'known', region: 7 }]
  ])('with %s as input is refused', async (_what, input) => {
    expect(await handle(window.asks(), name, input)).toEqual(refusal('protocol'))
    expect(spies.get(name)).not.toHaveBeenCalled()
  })

  it.each([
    ['a window that is not ours', (own: FakeWindow) => new FakeWindow(own.id + 1).asks()],
    ['a frame inside the page', (own: FakeWindow) => own.asks({ url: 'app://ringside/index.html', parent: {} })],
    ['another scheme', (own: FakeWindow) => own.asks({ url: 'file:///index.html', parent: null })],
    ['the web', (own: FakeWindow) => own.asks({ url: 'https://ringside/index.html', parent: null })],
    ['another host', (own: FakeWindow) => own.asks({ url: 'app://ringside.example.org/', parent: null })],
    ['a hidden host', (own: FakeWindow) => own.asks({ url: 'app://ringside@example.org/', parent: null })],
    ['an empty page', (own: FakeWindow) => own.asks({ url: '', parent: null })],
    ['a page that is gone', (own: FakeWindow) => own.asks(null)]
  ])('from %s is refused', async (_what, event) => {
    expect(await handle(event(window), name, goodInputs[name])).toEqual(refusal('permission'))
    expect(spies.get(name)).not.toHaveBeenCalled()
  })

  it('never lets garbage through nor throws', async () => {
    const anything = fc.oneof(fc.anything({ withMap: true, withDate: true, withBigInt: true }), fc.object())
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        const answer = await handle(window.asks(), name, input)
        const isGood = isSmallEnough(input) && requests[name].input.safeParse(input).success
        expect(answer).toMatchObject({ ok: isGood })
      })
    )
  })
})

describe('the router', () => {
  it('refuses names that are none, whatever they are', async () => {
    const name = fc.oneof(fc.anything(), fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'state'))
    await fc.assert(
      fc.asyncProperty(name, async (one) => {
        expect(await handle(window.asks(), one, undefined)).toEqual(refusal('protocol'))
      })
    )
  })

  it('refuses a window after it was destroyed', async () => {
    window.destroy()
    expect(await handle(window.asks(), 'state.snapshot', undefined)).toEqual(refusal('permission'))
  })

  it('refuses a frame that can no longer be read', async () => {
    const frame = {
      parent: null,
      get url(): string {
        throw new Error('Render frame was disposed')
      }
    }
    expect(await handle(window.asks(frame), 'state.snapshot', undefined)).toEqual(refusal('permission'))
  })

  it('refuses payloads that are too large, too deep or no plain data', async () => {
    const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => ({ inner }), 1)
    const values = { a: 'x' }
    const base = { vendor: 'dstny', method: 'password', values }
    const manyKeys = Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => [`k${index}`, 'x']))
    for (const input of [
      { ...base, more: 'x'.repeat(70_000) },
      { ...base, deep },
      { ...base, values: manyKeys },
      { ...base, more: new Map() },
      { ...base, more: new Uint8Array(9) }
    ]) {
      expect(await handle(window.asks(), 'account.signIn', input)).toEqual(refusal('protocol'))
    }
    expect(spies.get('account.signIn')).not.toHaveBeenCalled()
  })

  it('lets a meeting through with as many people as there may be', async () => {
    const person = { firstName: 'Jo', lastName: 'Li', businessNumber: '201', mobileNumber: '0151', email: 'j@x.de' }
    const participants = Array.from({ length: 500 }, () => person)
    const input = { accountId: 'a', meetingId: '1', participants }
    expect(await handle(window.asks(), 'meeting.change', input)).toMatchObject({ ok: true })
    expect(isSmallEnough({ ...input, more: Array.from({ length: 2_500 }, () => 1) })).toBe(false)
  })

  it('lets bytes through where they are asked for, as many as that, and nowhere else', async () => {
    const send = (bytes: unknown) => handle(window.asks(), 'ownImage.replace', { accountId: 'a', bytes })
    expect(await send(new Uint8Array(512 * 1024))).toEqual({ ok: true, value: undefined })
    expect(await send(new Uint8Array(3 * 1024 * 1024))).toEqual(refusal('protocol'))
    expect(await send(new Uint16Array(9))).toEqual(refusal('protocol'))
    expect(await send([1, 2, 3])).toEqual(refusal('protocol'))
  })

  it('takes unknown fields off before the handler sees them', async () => {
    await handle(window.asks(), 'notice.dismiss', { id: 'n', extra: 1 })
    expect(spies.get('notice.dismiss')).toHaveBeenCalledWith({ id: 'n' }, window)
  })

  it('passes an error on without its cause, and logs it under its reference', async () => {
    const error = new CtiError('rateLimited', {
      userMessage: 'busy',
      retryable: true,
      retryAfterMs: 5,
      cause: 'secret'
    })
    spies.get('call.dial')?.mockRejectedValue(error)
    const answer = await handle(window.asks(), 'call.dial', goodInputs['call.dial'])
    expect(answer).toMatchObject({ ok: false, error: { kind: 'rateLimited', userMessage: 'busy', retryAfterMs: 5 } })
    const { logRef, ...rest } = bridgeError.parse(Reflect.get(Object(answer), 'error'))
    expect(Object.keys(rest).sort()).toEqual(['kind', 'retryAfterMs', 'retryable', 'userMessage'])
    expect(memory.lines.join()).toContain(`"logRef":"${logRef}"`)
  })

  it('logs each failure under a reference of its own, ours as errors', async () => {
    const refs = []
    for (const kind of ['internal', 'network'] as const) {
      spies.get('call.dial')?.mockRejectedValue(new CtiError(kind, { userMessage: kind }))
      const answer = await handle(window.asks(), 'call.dial', goodInputs['call.dial'])
      refs.push(bridgeError.parse(Reflect.get(Object(answer), 'error')).logRef)
    }
    expect(new Set(refs).size).toBe(2)
    expect(memory.lines).toEqual([
      expect.stringMatching(`"level":"error".*"request":"call.dial","logRef":"${refs[0]}"`),
      expect.stringMatching(`"level":"warn".*"request":"call.dial","logRef":"${refs[1]}"`)
    ])
  })

  it('logs no name that it does not know', async () => {
    await handle(window.asks(), 'canary', undefined)
    expect(memory.lines).toEqual([expect.stringContaining('"request":"[unknown]"')])
    expect(memory.lines.join()).not.toContain('canary')
  })

  it('answers nothing more when it has ended', () => {
    router[Symbol.dispose]()
    expect(listeners.size).toBe(0)
  })

  it.each([
    ['a bug', new TypeError('x is undefined'), 'internal', 1],
    ['an abort', abortError('gone'), 'cancelled', 0]
  ])('answers %s as an error of its kind', async (_what, error, kind, lines) => {
    spies.get('window.openMain')?.mockRejectedValue(error)
    expect(await handle(window.asks(), 'window.openMain', undefined)).toEqual(refusal(kind))
    expect(memory.lines).toHaveLength(lines)
  })

  it('does not let out what the contract does not know', async () => {
    spies.get('account.signIn')?.mockReturnValue({ status: 'signedIn', accountId: 'a', password: 'canary' })
    const answer = await handle(window.asks(), 'account.signIn', goodInputs['account.signIn'])
    expect(JSON.stringify(answer)).not.toContain('canary')
    spies.get('account.signIn')?.mockReturnValue({ status: 'strange' })
    expect(await handle(window.asks(), 'account.signIn', goodInputs['account.signIn'])).toEqual(refusal('internal'))
  })
})
