import { describe, expect, it, vi } from 'vitest'
import { loadConnector, vendorNames } from '../../connectors/registry.ts'
import { silentLog } from '../../logging/log.ts'
import { Secret } from '../../logging/secret.ts'
import { ManualClock } from '../../util/clock.ts'
import { createPbx } from '../company/pbx.ts'
import { openFront, frontNames } from './registry.ts'

/** Those whose connector is in the program; a front may come before it. */
const spoken = frontNames.filter((front) => vendorNames.some(({ vendor }) => vendor === front.vendor))

describe.each(spoken)('the front of $name', ({ vendor, name }) => {
  it('is called as its connector is', () => {
    expect(vendorNames).toContainEqual({ vendor, vendorName: name })
  })

  it('issues sign-ins in the words of the form, all of which work', async () => {
    const clock = new ManualClock()
    using pbx = createPbx({ clock })
    await using front = await openFront(vendor, pbx)
    const connector = await loadConnector(vendor, { clock, log: silentLog })
    if (connector === undefined) throw new Error('no connector')
    const { ways, settings, secret } = front.issue('jane')
    const kept: unknown[] = []
    for (const { method, label, fields, more = [] } of ways) {
      const form = connector.form().methods.find(({ id }) => id === method)
      expect(form).toMatchObject({ label })
      for (const field of fields) {
        expect(form?.fields).toContainEqual(expect.objectContaining({ name: field.name, label: field.label }))
      }
      const values = Object.fromEntries(fields.map((field) => [field.name, field.value]))
      const asked = await connector.signIn(method, values, AbortSignal.timeout(5_000))
      for (const { name, label: said } of more) {
        expect(asked).toMatchObject({
          fields: expect.arrayContaining([expect.objectContaining({ name, label: said })])
        })
      }
      const all = { ...values, ...Object.fromEntries(more.map((field) => [field.name, field.value])) }
      const signedIn = more.length === 0 ? asked : await connector.signIn(method, all, AbortSignal.timeout(5_000))
      kept.push(
        signedIn.status === 'signedIn' && {
          settings: signedIn.credentials.settings,
          secret: signedIn.credentials.secret.reveal()
        }
      )
    }
    const account = expect.objectContaining({ settings: expect.objectContaining(settings), secret })
    expect(kept).not.toContain(false)
    expect(kept).toContainEqual(account)
  })

  it('tells that a client follows the calls, and what was asked for', async () => {
    const clock = new ManualClock()
    using pbx = createPbx({ clock })
    await using front = await openFront(vendor, pbx)
    const connector = await loadConnector(vendor, { clock, log: silentLog })
    let followed = 0
    front.followed.on(() => followed++)
    const { settings, secret } = front.issue('jane')
    await using link = await connector?.open({ settings, secret: new Secret(secret) }, AbortSignal.timeout(5_000))
    await link?.snapshot(AbortSignal.timeout(5_000))
    await vi.waitFor(() => expect(followed).toBeGreaterThan(0))
    expect(front.requests.length).toBeGreaterThan(0)
    front.forgetRequests()
    expect(front.requests).toEqual([])
  })
})

describe('the registry of fronts', () => {
  it('says which there are when asked for another', async () => {
    using pbx = createPbx({ clock: new ManualClock() })
    await expect(openFront('toString', pbx)).rejects.toThrow(`there are ${frontNames[0]?.vendor}`)
  })

  it('has the usual front first, which reads a file of endpoints whole or not at all', async () => {
    using pbx = createPbx({ clock: new ManualClock() })
    await expect(openFront(String(frontNames[0]?.vendor), pbx, { endpoints: '{"version":2}' })).rejects.toThrow(
      'version'
    )
  })
})
