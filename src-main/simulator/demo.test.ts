import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { openControl, type ControlServer } from './control.ts'
import { DstnyFront } from './fronts/dstny/front.ts'
import { RunningSimulator } from './running.ts'
import type { DemoScenario } from './scenarios/demo.ts'
import { DstnyTestClient } from './testing/dstny-client.ts'

let clock: ManualClock
let demo: RunningSimulator
let front: DstnyFront
let scenario: DemoScenario
let client: DstnyTestClient

beforeEach(async () => {
  clock = new ManualClock()
  demo = await RunningSimulator.start({ scenario: 'demo', vendors: ['dstny'], clock })
  if (demo.scenario === undefined || !(demo.fronts[0] instanceof DstnyFront)) throw new Error('no demo')
  scenario = demo.scenario
  front = demo.fronts[0]
  client = new DstnyTestClient(front, demo.signIn.secret)
})

afterEach(() => demo[Symbol.asyncDispose]())

const watch = () =>
  client.stream(`/api/user/call-state/v1/${scenario.me.data.domain}/${scenario.me.data.id}/dialog-events`)

describe('the demo company', () => {
  it('rings three seconds after the first client is there, once', async () => {
    const { me } = scenario
    await clock.advance(5 * SECOND)
    expect(me.isBusy).toBe(false)
    await (await watch()).data()
    await clock.advance(3 * SECOND)
    expect(me.legIn()).toMatchObject({ state: 'alerting', direction: 'in' })
    me.rejects()
    await (await watch()).data()
    await clock.advance(10 * SECOND)
    expect(me.isBusy).toBe(false)
  })

  it('has callers who give up after 30 s, and who stay when answered', async () => {
    const { me } = scenario
    scenario.ringMe()
    await clock.advance(30 * SECOND)
    expect(me.isBusy).toBe(false)
    scenario.ringMe()
    await me.answers()
    await clock.advance(120 * SECOND)
    expect(me.legIn().state).toBe('connected')
  })

  it('has colleagues who pick up after 2 s, also after a blind transfer', async () => {
    const { me } = scenario
    const anna = demo.pbx.extension('201')
    const call = scenario.ringMe()
    await me.answers(call)
    me.transfers(call, anna)
    await clock.advance(2 * SECOND)
    expect([me.isBusy, anna.legIn(call).state]).toEqual([false, 'connected'])
  })

  it('rings through the group', () => {
    const call = scenario.ringMyGroup()
    expect(scenario.me.legIn(call).history?.subject).toBe('Switchboard')
  })

  it('lives: colleagues change presence and queue figures move', async () => {
    const seen: string[] = []
    demo.pbx.events.on((event) => seen.push(event.kind))
    await clock.advance(120 * SECOND)
    expect(seen.filter((kind) => kind === 'presence').length).toBeGreaterThan(1)
    expect(seen.filter((kind) => kind === 'queue').length).toBeGreaterThan(3)
  })

  it('can inject faults and clear them', async () => {
    scenario.injectFaults(true)
    await clock.advance(60 * SECOND)
    scenario.injectFaults(false)
    expect((await client.get(`/api/user/call-state/v1/example.org/jane`)).status).toBe(200)
  })
})

describe('the control interface', () => {
  let control: ControlServer

  beforeEach(async () => {
    control = await openControl(demo)
  })

  afterEach(() => control[Symbol.asyncDispose]())

  const ask = async (body: object): Promise<number> => {
    const answer = await fetch(control.url, { method: 'POST', body: JSON.stringify(body), keepalive: false })
    await answer.text()
    return answer.status
  }

  it('lets another process make people act, and shows the state', async () => {
    expect(await ask({ do: 'ring', to: '201', from: '+493023125123', name: 'Firma' })).toBe(200)
    const state = await (await fetch(`${control.url}/state`)).text()
    expect(state).toContain('"name":"Firma"')
    expect(await ask({ do: 'answer', who: '201' })).toBe(200)
    expect(demo.pbx.extension('201').legIn().state).toBe('connected')
  })

  it('switches faults on and off', async () => {
    await ask({ do: 'reply', status: 503, operation: 'getUserCallState' })
    expect((await client.get('/api/user/call-state/v1/example.org/jane')).status).toBe(503)
    await ask({ do: 'clearFaults' })
    expect((await client.get('/api/user/call-state/v1/example.org/jane')).status).toBe(200)
  })

  it('turns the behaviour of the system and how people are recorded', async () => {
    await ask({ do: 'habits', queueWithoutAgents: 'forward' })
    await ask({ do: 'switches', webhookBody: 'fullState' })
    await ask({ do: 'recordingMode', who: '201', mode: 'onDemand' })
    await ask({ do: 'ringsAll', queue: demo.pbx.queues[0]?.data.id, on: true })
    expect([demo.pbx.behaviour.queueWithoutAgents, front.switches.webhookBody]).toEqual(['forward', 'fullState'])
    expect([demo.pbx.extension('201').recordingMode, demo.pbx.queues[0]?.ringsAll]).toEqual(['onDemand', true])
    expect(await ask({ do: 'recordingMode', who: '201', mode: 'always' })).toBe(409)
  })

  it('makes bodies and tickets faulty', async () => {
    await ask({ do: 'oversizedBody', bytes: 5000, operation: 'getUserCallState' })
    await ask({ do: 'wrongContentType', contentType: 'text/css' })
    const answer = await client.get('/api/user/call-state/v1/example.org/jane')
    expect([answer.text.length, answer.headers.get('content-type')]).toEqual([5000, 'text/css'])
    const token = front.issueToken('jane')
    await ask({ do: 'expireToken', token })
    expect(() => front.tickets.check(`Bearer ${token}`)).toThrow('ticket.invalid')
  })

  it('refuses what it does not understand', async () => {
    expect(await ask({ do: 'toString' })).toBe(400)
    expect(await ask({ do: 'answer', who: 'nobody' })).toBe(409)
    expect(await ask([])).toBe(400)
  })
})
