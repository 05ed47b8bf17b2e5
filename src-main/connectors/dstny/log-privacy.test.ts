import { afterAll, expect, it } from 'vitest'
import { createLog } from '../../logging/log.ts'
import { LogMemory } from '../../logging/log-file.ts'
import { openDstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { createPbx } from '../../simulator/company/pbx.ts'
import { Secret } from '../../logging/secret.ts'
import { systemClock } from '../../util/clock.ts'
import { Supervisor } from '../supervisor.ts'
import { RecordedState } from '../testing/recorded-state.ts'
import { createDstnyConnector } from './index.ts'

const memory = new LogMemory()
const log = createLog({ destination: memory, clock: systemClock, level: 'debug' })
const pbx = createPbx({ clock: systemClock })
const front = await openDstnyFront(pbx)
const connector = createDstnyConnector({ clock: systemClock, log: log.child('dstny'), random: () => 0 })
const live = new AbortController().signal

afterAll(async () => {
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
  const recorded = new RecordedState()
  const options = {
    connector,
    credentials,
    sink: recorded,
    clock: systemClock,
    log: log.child('link'),
    random: () => 0
  }
  const supervisor = new Supervisor(options)
  supervisor.start()
  const user = pbx.extension('jane')
  await expect.poll(() => recorded.state).toBe('live')
  const call = await pbx.outside('+493023125777', 'Karla Kolumna').dials(user)
  await expect.poll(() => recorded.calls.size).toBe(1)
  log.debug('wire', { call: recorded.call, devices: recorded.current })
  front.faults.reply(500, { operation: 'getUserCallState', times: 20 })
  front.faults.htmlBody({ operation: 'holdCall', times: 1 })
  const { vendorId } = recorded.call
  await user.answers(call)
  for (const type of ['hold', 'mute', 'hangUp'] as const) {
    await recorded.current?.execute({ type, vendorId }, live).catch((error: unknown) => log.warn('refused', { error }))
  }
  await recorded.current
    ?.execute({ type: 'dial', number: '+4930231251234x@evil.example', deviceId: undefined }, live)
    .catch((error: unknown) => log.warn('refused', { error }))
  front.faults.reply(401)
  front.faults.dropConnections()
  await expect.poll(() => recorded.state).toBe('signInAgain')
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
})

it('what the server answers with is not in the log, wherever it stands in the answer', async () => {
  memory.lines.length = 0
  const SAYS = 'Anna Berg (extension 201) has this mailbox already'
  front.faults.clear()
  const settings = { address: front.url, domain: 'example.org', userId: 'jane' }
  const link = await connector.open({ settings, secret: new Secret(front.issueToken('jane')) }, live)
  const refusal = (fields: object): string => JSON.stringify({ field: [fields], warning: [fields], note: SAYS })
  const answers: readonly (readonly [number, string])[] = [
    [400, refusal({ fieldName: SAYS, code: 'value.invalid', description: SAYS, name: SAYS })],
    [409, refusal({ code: SAYS, description: SAYS })],
    [403, refusal({ code: `item.${SAYS}.does.not.exist`, description: SAYS })],
    [418, SAYS],
    [200, SAYS],
    [200, `{"${SAYS}": 1, "${SAYS}": 2}`],
    [200, JSON.stringify([{ [SAYS]: SAYS }])]
  ]
  const body = JSON.stringify({
    calls: [{ stateToken: 1, callId: 'c', status: SAYS, actions: [{ action: 'TELEPORT' }] }]
  })
  front.faults.reply(200, { operation: 'getUserCallState', times: 1, body, contentType: 'application/json' })
  await link.snapshot(live)
  const heard: unknown[] = []
  for (const [status, body] of answers) {
    front.faults.reply(status, { operation: 'getCommLogItem', times: 1, body, contentType: 'application/json' })
    await link.ask('history.item', { accountId: 'a', itemId: '7' }, live).catch((error: unknown) => {
      heard.push(error)
      log.warn('request refused', { error })
    })
  }
  await link[Symbol.asyncDispose]()
  const text = memory.lines.join('\n')
  expect(heard).toHaveLength(answers.length)
  expect(heard[0]).toMatchObject({ userMessage: expect.stringContaining(SAYS) })
  for (const readable of ['status 400 value.invalid', 'TELEPORT', 'invalid_type']) expect(text).toContain(readable)
  expect(text).not.toMatch(/Anna|Berg|mailbox|extension 201/)
})
