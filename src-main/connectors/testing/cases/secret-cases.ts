import { inspect } from 'node:util'
import { expect } from 'vitest'
import type { ConformanceOptions } from '../options.ts'
import { live } from '../stage.ts'
import type { Case } from '../stage.ts'

/** The secret of an account is sent to its server and to nobody else. */
export function secretCases(one: Case, { operations: { dial } }: ConformanceOptions): void {
  one('shows its secret neither in what is told, nor in the log, nor in an error', [], async (stage) => {
    await stage.goLive()
    const { settings, secret } = stage.credentials
    const errors: unknown[] = []
    const heard = async (work: Promise<unknown> | undefined): Promise<void> =>
      void (await work?.catch((error: unknown) => errors.push(error)))
    const { faults } = stage.front
    const link = stage.picture.current
    const dials = () =>
      stage.passing(Promise.resolve(link?.execute({ type: 'dial', number: '201', deviceId: undefined }, live)))
    const troubles = [() => faults.reply(500), () => faults.htmlBody(), () => faults.cutOffJson()]
    for (const trouble of troubles) {
      trouble()
      if (dial !== undefined) await heard(dials())
      await heard(stage.passing(Promise.resolve(link?.searchContacts('ber', 5, live))))
      await heard(stage.passing(stage.signIn(stage.front.right)))
      faults.clear()
    }
    await faults.refuse()
    if (link?.capabilities.has('calls') === true) await stage.until(() => stage.picture.state === 'stale')
    await heard(stage.passing(stage.signIn(stage.front.right)))
    await faults.accept()
    await stage.livesAgain()
    expect(errors.length).toBeGreaterThan(3)
    const shown = [settings, stage.picture.events, stage.picture.problem, stage.logged, errors]
    expect(inspect(shown, { depth: 20, maxArrayLength: null, maxStringLength: null })).not.toContain(secret.reveal())
  })
}
