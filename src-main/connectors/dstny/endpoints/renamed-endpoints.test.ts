import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { readRoutes } from '../../../simulator/fronts/dstny/http/route-file.ts'
import { live, ConnectorHarness } from '../../testing/connector-harness.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'
import { openFrontUnderTest } from '../testing/front-under-test.ts'
import { ManualClock } from '../../../util/clock.ts'

/** One file, which the connector and the simulator each read with their own code. */
const file = JSON.stringify({
  version: 1,
  basePath: '/telepo/rest',
  operations: {
    makeCall: { method: 'PUT', path: '/dial/{domain}/{userId}/from/{deviceId}', body: { destination: 'to' } },
    holdCall: { body: { stateToken: 'believedState' } },
    streamDialogEvents: { path: '/live/{userId}/{domain}' },
    searchContacts: { query: { query: 'maxResults', maxResults: 'query' } },
    setAcdAgentLogin: { query: { action: 'what' } },
    alternateCall: { enabled: false }
  },
  scopes: { CALL_CONTROL: 'TELEPHONY', CONTACT: 'CALL_CONTROL' }
})

let harness: ConnectorHarness
let front: DstnyFront

beforeEach(async () => {
  harness = await ConnectorHarness.open({
    ...conformanceOptions,
    openFront: async (pbx) => {
      const opened = await openFrontUnderTest(pbx, {}, (one) => (front = one), { routes: readRoutes(file) })
      const { values } = opened.right
      const password = pbx.extension('200').data.password
      return { ...opened, right: { method: 'password', values: { ...values, password }, kept: await keptOfFile() } }
    }
  })
})

afterEach(() => harness[Symbol.asyncDispose]())

/** What an account keeps of the file. */
async function keptOfFile(): Promise<Readonly<Record<string, unknown>>> {
  const { endpointSettings } = await import('./endpoint-settings.ts')
  const settings = endpointSettings(new ManualClock())
  return settings.apply({}, await settings.read(file, new AbortController().signal))
}

const sentFor = (operation: string): readonly (readonly [method: string, path: string, body: string])[] =>
  front.requests
    .filter((request) => request.operation === operation)
    .map(({ method, path, body }) => [method, path, body])

describe('an account whose server has other paths and names', () => {
  it('signs in, is told of calls, dials, holds, searches and signs in to groups by them', async () => {
    await harness.goLive()
    const { current } = harness.recorded
    expect((['dial', 'swap', 'contactSearch'] as const).map((one) => current?.capabilities.has(one))).toEqual([
      true,
      false,
      true
    ])
    const { vendorId } = await harness.talks()
    await harness.do({ type: 'hold', vendorId })
    await harness.sees(vendorId, ({ state }) => state === 'held')
    await harness.do({ type: 'dial', number: '201', deviceId: undefined })
    await harness.until(() => harness.recorded.calls.size === 2)
    const found = await current?.searchContacts('anna', 5, live)
    expect(found?.map(({ name }) => name)).toEqual(['Anna Berg'])
    const [queue] = harness.recorded.queues.values()
    await harness.do({ type: 'setQueueSignedIn', vendorId: queue?.vendorId ?? '', signedIn: queue?.signedIn !== true })
    await harness.showsTruth()

    expect(sentFor('makeCall')).toEqual([
      ['PUT', '/dial/example.org/jane/from/200-desk', expect.stringMatching(/"to":/)]
    ])
    expect(sentFor('holdCall')).toEqual([
      ['POST', expect.stringMatching(/^\/telepo\/rest\/user\//), expect.stringMatching(/"believedState":\d+/)]
    ])
    expect(sentFor('searchContacts')[0]?.[1]).toMatch(/\?maxResults=anna&query=5/)
    expect(sentFor('streamDialogEvents')[0]?.[1]).toBe('/live/jane/example.org')
    expect(sentFor('unknown')).toEqual([])
  })

  it('finds a server that knows the usual ones no more, nor what is switched off', async () => {
    const token = front.issueToken('jane')
    const answered = async (path: string, method = 'GET', body?: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
      const answer = await fetch(`${front.url}${path}`, { method, headers, ...(body !== undefined && { body }) })
      await answer.arrayBuffer()
      return answer.status
    }
    const dial = '/dial/example.org/jane/from/200-desk'
    const alternate = '/user/call-control/v1/example.org/jane/calls/1/alternate'
    expect(await answered('/telepo/rest/user/user-device-information/v1/example.org/jane/devices')).toBe(200)
    expect(await answered('/api/user/user-device-information/v1/example.org/jane/devices')).toBe(404)
    expect(await answered(dial, 'PUT', '{"destination":"tel:201"}')).toBe(400)
    expect(await answered(dial, 'POST', '{"to":"tel:201"}')).toBe(405)
    expect([await answered(`/telepo/rest${alternate}`, 'POST'), await answered(`/api${alternate}`, 'POST')]).toEqual([
      404, 404
    ])
  })
})
