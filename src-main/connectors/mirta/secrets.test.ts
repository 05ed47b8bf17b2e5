import { getEventListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { silentLog } from '../../logging/log.ts'
import { CANARY } from '../../simulator/fronts/mirta/access/secrets.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { live } from '../testing/connector-harness.ts'
import { createMirtaConnector } from './index.ts'
import { MirtaHarness } from './testing/mirta-harness.ts'

const PORTAL_PASSWORD = 's3cret'

const textOf = (all: unknown): string => inspect(all, { depth: 20, maxArrayLength: null, maxStringLength: null })

it('no key, password or secret of a row is shown, logged or told', async () => {
  await using mirta = await MirtaHarness.open()
  const { harness, front } = mirta
  const { right } = harness.front
  const errors: unknown[] = []
  const heard = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => errors.push(error))
  const values = { ...right.values, user: 'jane@example.org', password: `not ${PORTAL_PASSWORD}` }
  await heard(harness.signIn({ ...right, values }))
  await harness.goLive({ ...right, values: { ...values, password: PORTAL_PASSWORD } })
  const { vendorId } = await harness.talks()
  await harness.do({ type: 'consult', vendorId, number: '201' })
  await harness.until(() => harness.recorded.calls.size === 2)
  const row = `[{"ex_number":"200","password":"${CANARY}-cut`
  for (const operation of ['extensions', 'lamps', 'extensionState', 'callHistory', 'currentCalls'] as const)
    front.switches.bodies[operation] = row
  await heard(harness.passing(harness.do({ type: 'dial', number: '201', deviceId: undefined })))
  await harness.advance(20 * SECOND)
  front.switches.bodies = {}
  await harness.recover()
  await harness.advance(MINUTE)
  expect(errors.length).toBeGreaterThan(0)
  const shown = textOf([harness.credentials.settings, harness.recorded.events, harness.recorded.problem, errors])
  const { secret } = harness.credentials
  for (const canary of [CANARY, secret.reveal(), PORTAL_PASSWORD])
    expect([shown.includes(canary), harness.logged.join('\n').includes(canary)]).toEqual([false, false])
  expect(harness.logged.join('\n')).toContain('reply not understood')
})

it('links that are opened, used and closed leave no request, socket, timer or listener behind', async () => {
  await using mirta = await MirtaHarness.live()
  const { harness, front } = mirta
  const { clock } = harness
  const connector = createMirtaConnector({ clock, log: silentLog, random: () => 0.5 })
  const sockets = (): number => process.getActiveResourcesInfo().filter((name) => /TCP|TLS/.test(name)).length
  const [before, sleeping] = [sockets(), clock.sleeping]
  for (let times = 0; times < 30; times++) {
    await using link = await connector.open(harness.credentials, live)
    await link.snapshot(live)
  }
  const listeners = (): number => getEventListeners(live, 'abort').length
  const left = (): boolean => sockets() > before || clock.sleeping > sleeping || listeners() > 0
  for (let turn = 0; turn < 500 && left(); turn++) await pause(2)
  expect([front.underWay, clock.sleeping]).toEqual([[], sleeping])
  expect(sockets()).toBeLessThanOrEqual(before)
  expect(listeners()).toBe(0)
})
