import { afterEach, describe, expect, it } from 'vitest'
import { CtiError } from '../../../util/errors.ts'
import { live } from '../../testing/connector-harness.ts'
import { callbackPlace, callbackSettings } from './callback-settings.ts'
import { WebhookHarness } from '../testing/webhook-harness.ts'

let hooked: WebhookHarness

afterEach(() => hooked[Symbol.asyncDispose]())

describe('the settings of callbacks', () => {
  const signIn = (more: Readonly<Record<string, string | boolean>>) => {
    const { right } = hooked.harness.front
    return hooked.harness.signIn({ ...right, values: { ...right.values, ...more } })
  }

  const stored = async (more: Readonly<Record<string, string | boolean>>, kept: object = {}) => {
    const { method, values } = hooked.harness.front.right
    const signedIn = await hooked.harness.connector.signIn(method, { ...values, ...more }, live, { ...kept })
    return signedIn.status === 'signedIn' ? signedIn.credentials.settings : {}
  }

  it('are kept as typed, and are off when nothing is', async () => {
    hooked = await WebhookHarness.open({})
    const typed = { callbackHost: 'eth0', callbackPort: '8443', callbackInternal: false }
    const on = await signIn({ ...typed, callbackAddress: 'hooks.example.org/r/' })
    const off = await signIn({})
    const settings = [on, off].map((one) => (one.status === 'signedIn' ? one.credentials.settings : {}))
    expect(settings[0]).toMatchObject({
      callbackAddress: 'hooks.example.org/r/',
      callbackHost: 'eth0',
      callbackPort: 8443
    })
    expect(Object.keys(settings[1] ?? {}).filter((name) => name in callbackSettings)).toEqual([])
    expect(callbackPlace(settings[0] ?? {})).toEqual({
      base: new URL('https://hooks.example.org/r/'),
      listen: { host: 'eth0', port: 8443 },
      publicTarget: true
    })
  })

  it('stay when somebody signs in to the account again and types none', async () => {
    hooked = await WebhookHarness.open({})
    const { method, values } = hooked.harness.front.right
    const first = await signIn({ callbackAddress: 'https://hooks.example.org', callbackPort: '8443' })
    const kept = first.status === 'signedIn' ? first.credentials.settings : {}
    const again = await hooked.harness.connector.signIn(method, values, live, kept)
    expect(again).toMatchObject({ credentials: { settings: kept } })
  })

  it('are merged field by field, and can be switched off and on again', async () => {
    hooked = await WebhookHarness.open({})
    const callbackAddress = 'https://hooks.example.org/r'
    const first = await stored({ callbackAddress, callbackPort: '8443', callbackInternal: true })
    const moved = await stored({ callbackPort: '9443' }, first)
    expect(moved).toMatchObject({ callbackAddress, callbackPort: 9443, callbackInternal: true })
    const off = await stored({ callbackOff: true, callbackPort: '1' }, moved)
    expect([callbackPlace(off), callbackPlace(await stored({}, off))]).toEqual([undefined, undefined])
    const on = callbackPlace(await stored({ callbackAddress, callbackPort: '8443' }, off))
    expect(on?.base.href).toBe(callbackAddress)
  })

  it('need an address', async () => {
    hooked = await WebhookHarness.open({})
    for (const typed of [{ callbackHost: 'eth0' }, { callbackPort: '8443' }]) {
      await expect(stored(typed)).rejects.toMatchObject({ kind: 'protocol', userMessage: /callback address/ })
    }
  })

  it.each([
    [{ callbackAddress: 'https://hooks.example.org/ringside' }, false],
    [{ callbackAddress: 'https://127.0.0.1/' }, false],
    [{ callbackAddress: 'http://192.168.1.5/' }, false],
    [{ callbackAddress: 'http://192.168.1.5/', callbackHost: '::1' }, false],
    [{ callbackAddress: 'http://192.168.1.5:8080/', callbackHost: '192.168.1.5' }, false],
    [{ callbackAddress: 'http://192.168.1.5/', callbackHost: '192.168.1.5' }, true],
    [{ callbackAddress: 'http://127.0.0.1/' }, true]
  ])('without a port are %o, which can work: %s', async (typed, works) => {
    hooked = await WebhookHarness.open({})
    const refused = await stored(typed).then(
      () => '',
      (error: unknown) => (error instanceof CtiError ? error.userMessage : String(error))
    )
    expect(refused).toMatch(works ? /^$/ : /fixed port/)
    expect(await stored({ ...typed, callbackPort: '8443' })).toMatchObject({ callbackPort: 8443 })
  })

  it('are refused when they cannot work', async () => {
    hooked = await WebhookHarness.open({})
    for (const callbackAddress of [
      'ftp://hooks.example.org',
      'https://a:b@hooks.example.org',
      'https://x.example.org/?a=1',
      'a b'
    ]) {
      await expect(signIn({ callbackAddress })).rejects.toMatchObject({ kind: 'protocol' })
    }
    for (const callbackPort of ['0', '65536', 'https', '-1', '8e3']) {
      const refused = signIn({ callbackAddress: 'https://hooks.example.org', callbackPort })
      await expect(refused).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: expect.stringContaining(callbackPort)
      })
    }
  })
})
