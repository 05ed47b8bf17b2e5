import { afterEach, expect, it } from 'vitest'
import { createLog } from '../../logging/log.ts'
import { LogMemory } from '../../logging/log-file.ts'
import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import { createPbx } from '../../simulator/pbx.ts'
import { systemClock } from '../../util/clock.ts'
import { Supervisor } from '../supervisor.ts'
import { Picture } from '../testing/picture.ts'
import { createDstnyConnector } from './index.ts'

const memory = new LogMemory()
const log = createLog({ destination: memory, clock: systemClock, level: 'debug' })
const pbx = createPbx({ clock: systemClock })
const front = await openDstnyFront(pbx)
const connector = createDstnyConnector({ clock: systemClock, log: log.child('dstny'), random: () => 0 })
const live = new AbortController().signal

afterEach(async () => {
  await front.close()
  pbx[Symbol.dispose]()
})

it('at its most talkative the log names no person, number, token or password', async () => {
  const values = { address: front.url, user: 'jane', domain: 'example.org' }
  const wrong = connector.signIn('password', { ...values, password: 'Wr0ngPassw0rd' }, live)
  await wrong.catch((error: unknown) => log.warn('request refused', { error }))
  const signedIn = await connector.signIn('password', { ...values, password: 's3cret' }, live)
  if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
  const { credentials, label } = signedIn
  log.debug('signed in', { label, credentials })
  const picture = new Picture()
  const parts = { connector, credentials, sink: picture, clock: systemClock, log: log.child('link'), random: () => 0 }
  const supervisor = new Supervisor(parts)
  supervisor.start()
  const user = pbx.extension('jane')
  await expect.poll(() => picture.state).toBe('live')
  const call = await pbx.outside('+493023125777', 'Karla Kolumna').dials(user)
  await expect.poll(() => picture.calls.size).toBe(1)
  log.debug('wire', { call: picture.call, devices: picture.current })
  front.faults.reply(500, { operation: 'getUserCallState', times: 20 })
  front.faults.htmlBody({ operation: 'holdCall', times: 1 })
  const { vendorId } = picture.call
  await user.answers(call)
  for (const type of ['hold', 'mute', 'hangUp'] as const) {
    await picture.current?.execute({ type, vendorId }, live).catch((error: unknown) => log.warn('refused', { error }))
  }
  await picture.current
    ?.execute({ type: 'dial', number: '+4930231251234x@evil.example', deviceId: undefined }, live)
    .catch((error: unknown) => log.warn('refused', { error }))
  front.faults.reply(401)
  front.faults.dropConnections()
  await expect.poll(() => picture.state).toBe('signInAgain')
  await supervisor[Symbol.asyncDispose]()

  const text = memory.lines.join('\n')
  expect(memory.lines.length).toBeGreaterThan(3)
  const token = credentials.secret.reveal()
  for (const secret of [
    token,
    's3cret',
    'Wr0ngPassw0rd',
    'Karla',
    'Kolumna',
    '3023125777',
    '30231251234',
    'Jane Doe'
  ]) {
    expect(text).not.toContain(secret)
  }
  expect(text).not.toMatch(/\bjane\b/i)
}, 30_000)
