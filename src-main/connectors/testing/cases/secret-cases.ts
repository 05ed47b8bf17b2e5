import { inspect } from 'node:util'
import { expect } from 'vitest'
import type { ConformanceOptions } from '../options.ts'
import { live } from '../connector-harness.ts'
import type { ConnectorTest } from '../connector-harness.ts'

/** The secret of an account is sent to its server and to nobody else. */
export function secretCases(connectorTest: ConnectorTest, { operations: { dial } }: ConformanceOptions): void {
  connectorTest('shows its secret neither in what is told, nor in the log, nor in an error', [], async (harness) => {
    await harness.goLive()
    const { settings, secret } = harness.credentials
    const errors: unknown[] = []
    const heard = async (work: Promise<unknown> | undefined): Promise<void> =>
      void (await work?.catch((error: unknown) => errors.push(error)))
    const { faults } = harness.front
    const link = harness.recorded.current
    const dials = () =>
      harness.passing(Promise.resolve(link?.execute({ type: 'dial', number: '201', deviceId: undefined }, live)))
    const troubles = [() => faults.reply(500), () => faults.htmlBody(), () => faults.cutOffJson()]
    for (const trouble of troubles) {
      trouble()
      if (dial !== undefined) await heard(dials())
      await heard(harness.passing(Promise.resolve(link?.searchContacts('ber', 5, live))))
      await heard(harness.passing(harness.signIn(harness.front.right)))
      faults.clear()
    }
    await faults.refuse()
    if (link?.capabilities.has('calls') === true) await harness.until(() => harness.recorded.state === 'stale')
    await heard(harness.passing(harness.signIn(harness.front.right)))
    await faults.accept()
    await harness.recover()
    expect(errors.length).toBeGreaterThan(3)
    const shown = [settings, harness.recorded.events, harness.recorded.problem, harness.logged, errors]
    expect(inspect(shown, { depth: 20, maxArrayLength: null, maxStringLength: null })).not.toContain(secret.reveal())
  })
}
