import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../util/durations.ts'
import { openControl, type ControlServer } from './control.ts'
import { DstnyFront } from './fronts/dstny/front.ts'
import { frontNames, tellsCalls } from './fronts/registry.ts'
import { RunningSimulator } from './running.ts'
import { exampleCompany } from './company/example-company.ts'
import { helpdesk } from './testing/company.ts'

const clockAt = Date.UTC(2026, 0, 5, 9, 0, 0)
let running: RunningSimulator
let control: ControlServer

beforeEach(async () => {
  running = await RunningSimulator.start({ scenario: 'company', clockAt })
  control = await openControl(running)
})

afterEach(async () => {
  await control[Symbol.asyncDispose]()
  await running[Symbol.asyncDispose]()
})

const ask = async (body: object): Promise<number> => {
  const answer = await fetch(control.url, { method: 'POST', body: JSON.stringify(body), keepalive: false })
  await answer.text()
  return answer.status
}

const now = async (): Promise<unknown> => {
  const state: unknown = await (await fetch(`${control.url}/state`)).json()
  return state !== null && typeof state === 'object' && 'now' in state ? state.now : undefined
}

describe('the clock of a simulator that stands still', () => {
  it('is stepped, and lets what is due happen', async () => {
    await ask({ do: 'answersAfter', who: '201', ms: 2 * SECOND })
    await ask({ do: 'ring', to: '201', from: '+493023125123' })
    expect(running.pbx.extension('201').legIn().state).toBe('alerting')
    expect(await ask({ do: 'advance', ms: 3 * SECOND })).toBe(200)
    expect([running.pbx.extension('201').legIn().state, await now()]).toEqual(['connected', clockAt + 3 * SECOND])
  })

  it('is set to a moment, but never back', async () => {
    expect(await ask({ do: 'setClock', at: '2026-01-05T17:30:00Z' })).toBe(200)
    expect(await now()).toBe(Date.UTC(2026, 0, 5, 17, 30, 0))
    for (const at of ['2026-01-05T09:00:00Z', 'tomorrow', undefined])
      expect(await ask({ do: 'setClock', at })).toBe(409)
    for (const ms of [-1, 'x', undefined]) expect(await ask({ do: 'advance', ms })).toBe(409)
    expect(await now()).toBe(Date.UTC(2026, 0, 5, 17, 30, 0))
  })

  it('is what the computer says unless asked for, and then nobody moves it', async () => {
    await using usual = await RunningSimulator.start({ scenario: 'company' })
    await using its = await openControl(usual)
    const answer = await fetch(its.url, { method: 'POST', body: '{"do":"advance","ms":1}', keepalive: false })
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('the clock')])
  })
})

describe('the faults of the control interface', () => {
  it('strike sockets too', async () => {
    const { faults } = running.fronts[0]
    expect(await ask({ do: 'ignoreCommand', operation: 'hangup', times: 1 })).toBe(200)
    expect([faults.ignores('park'), faults.ignores('hangup'), faults.ignores('hangup')]).toEqual([false, true, false])
    expect(await ask({ do: 'loseNextEvent' })).toBe(200)
    expect(await ask({ do: 'garbleNextMessage', how: 'cutShort' })).toBe(200)
    expect(await ask({ do: 'garbleNextMessage', how: 'somehow' })).toBe(409)
  })
})

describe('the groups of the control interface', () => {
  it('are logged in to whether they have a queue or not', async () => {
    const company = { ...exampleCompany, ringGroups: [helpdesk] }
    await using withGroup = await RunningSimulator.start({ scenario: 'company', clockAt, company })
    await using its = await openControl(withGroup)
    const tell = async (body: object): Promise<number> => {
      const answer = await fetch(its.url, { method: 'POST', body: JSON.stringify(body), keepalive: false })
      await answer.text()
      return answer.status
    }
    expect(await tell({ do: 'logOut', who: '201', queue: 'Helpdesk' })).toBe(200)
    expect(await tell({ do: 'logIn', who: '200', queue: 'Sales' })).toBe(200)
    expect(await tell({ do: 'logIn', who: '200', queue: 'Nowhere' })).toBe(409)
    const [first] = withGroup.pbx.ringGroup('Helpdesk').members
    expect([first?.signedIn, withGroup.pbx.queue('Sales').seatOf(withGroup.pbx.extension('200'))?.signedIn]).toEqual([
      false,
      true
    ])
  })
})

describe('a simulator that begins anew', () => {
  it('has the company of its file again', async () => {
    const [jane] = exampleCompany.users
    const company = {
      ...exampleCompany,
      users: jane === undefined ? [] : [{ ...jane, id: 'solo' }],
      queues: [],
      ringGroups: [],
      meetings: []
    }
    await using alone = await RunningSimulator.start({ scenario: 'company', clockAt, company })
    await alone.reset()
    expect(alone.pbx.extensions.map(({ data }) => data.id)).toEqual(['solo'])
  })

  it('has its company, its time and no calls, faults or tickets, at the same address', async () => {
    const [{ url }] = running.fronts
    const { secret: token } = running.signIn
    await ask({ do: 'ring', to: '200', from: '+493023125123' })
    await ask({ do: 'presence', who: '200', activity: 'meeting' })
    await ask({ do: 'reply', status: 503, times: 100 })
    await ask({ do: 'advance', ms: SECOND })
    expect(await ask({ do: 'reset' })).toBe(200)
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(`${url}/api/user/call-state/v1/example.org/jane`, { headers, keepalive: false })
    await answer.text()
    const { legs, presence, data } = running.pbx.extension('200')
    expect([answer.status, legs, running.fronts[0].url, await now()]).toEqual([401, [], url, clockAt])
    expect(presence.activityId).not.toBe('meeting')
    expect(await ask({ do: 'issue', who: data.id })).toBe(200)
  })
})

describe('a simulator that speaks as several systems', () => {
  it('is one company behind them, and each has faults, requests and sign-ins of its own', async () => {
    await using both = await RunningSimulator.start({ scenario: 'company', vendors: ['dstny', 'dstny'], clockAt })
    const [first, second] = both.fronts
    if (second === undefined) throw new Error('one front only')
    const statesOf = ({ url, secret }: { url: string; secret: string }): Promise<Response> =>
      fetch(`${url}/api/user/call-state/v1/example.org/jane`, {
        headers: { authorization: `Bearer ${secret}` },
        keepalive: false
      })
    const here = { url: first.url, secret: first.issue('jane').secret }
    const there = { url: second.url, secret: second.issue('jane').secret }
    await both.pbx.outside('+493023125123', 'Frida').dials(both.pbx.extension('jane'))
    for (const one of [here, there]) expect(await (await statesOf(one)).text()).toContain('Frida')
    expect((await statesOf({ ...here, secret: there.secret })).status).toBe(401)
    second.faults.reply(503)
    expect([(await statesOf(here)).status, (await statesOf(there)).status]).toEqual([200, 503])
    expect([first.requests.length, second.requests.length]).toEqual([3, 2])
  })

  it('rings once in the demo, whichever of them is followed', async () => {
    await using both = await RunningSimulator.start({ scenario: 'demo', vendors: ['dstny', 'dstny'], clockAt })
    const [first, second] = both.fronts
    let rung = 0
    both.pbx.events.on((event) => event.kind === 'leg' && event.leg.owner === both.scenario?.me && rung++)
    if (!(second instanceof DstnyFront) || !(first instanceof DstnyFront)) throw new Error('one front only')
    for (const front of [second, first]) front.followed.emit()
    await both.clock?.advance(3 * SECOND)
    expect([rung > 0, both.scenario?.me.legs.length]).toEqual([true, 1])
  })

  it('has somebody else sign in at each that tells of calls, whom nobody calls but the demo, each in turn', async () => {
    const vendors = frontNames.map(({ vendor }) => vendor)
    await using all = await RunningSimulator.start({ scenario: 'demo', vendors, clockAt })
    const users = all.signIns.map(({ user }) => user)
    const told = users.filter((_user, index) => tellsCalls(vendors[index] ?? ''))
    expect([new Set(told).size, told.length > 1, new Set(users).size]).toEqual([told.length, true, told.length])
    const rung = told.map(() => all.scenario?.ringMe())
    await all.clock?.advance(20 * SECOND)
    expect(told.map((user) => user.legs.map(({ call, state }) => [call, state]))).toEqual(
      rung.map((call) => [[call, 'alerting']])
    )
  })

  it('opens none of them where one cannot be opened', async () => {
    const { port } = new URL(running.fronts[0].url)
    const taken = RunningSimulator.start({ scenario: 'company', vendors: ['dstny', 'dstny'], port: Number(port) - 1 })
    await expect(taken).rejects.toThrow('EADDRINUSE')
    await expect(fetch(`http://127.0.0.1:${Number(port) - 1}/`)).rejects.toThrow()
  })

  it('is told by the control interface which of them is meant', async () => {
    expect(await ask({ do: 'forgetRequests', vendor: 'dstny' })).toBe(200)
    expect(await ask({ do: 'forgetRequests', vendor: 'nobody' })).toBe(409)
    expect(await ask({ do: 'reply', status: 503, vendor: 'nobody' })).toBe(409)
    expect(await ask({ do: 'expireToken', token: running.signIn.secret })).toBe(200)
    const state = await (await fetch(`${control.url}/state`)).json()
    expect(state).toMatchObject({ fronts: [{ vendor: 'dstny', streams: [], requests: [], webhooks: [] }] })
  })
})
