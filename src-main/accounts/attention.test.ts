import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ConnectorEvent } from '../connectors/events.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'
import { FakeLink } from './testing/fake-connector.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

const nothing = { isWindowVisible: false, queueIds: [] }
const queuesChanged = (...vendorIds: readonly string[]): ConnectorEvent => ({
  type: 'queuesChanged',
  queues: vendorIds.map((vendorId) => ({ vendorId, name: vendorId, kind: 'acd' })),
  complete: true
})

async function startTwo() {
  const { service, links, started } = folder.start()
  await service.signIn(typed())
  await service.signIn(typed({ user: 'Anna' }))
  const [mine, hers] = [new FakeLink(), new FakeLink()]
  started[0]?.sink.apply(queuesChanged('q1', 'q2'))
  started[1]?.sink.apply(queuesChanged('q1', 'q9'))
  started[0]?.sink.link(mine)
  started[1]?.sink.link(hers)
  return { service, links, started, mine, hers }
}

it('each account hears of its own queues, by its own ids, and of nothing twice', async () => {
  const { links, mine, hers } = await startTwo()
  links.attend({ isWindowVisible: true, queueIds: ['id1:q2', 'id1:q1', 'id2:q9', 'gone:q1'] })
  links.attend({ isWindowVisible: true, queueIds: ['id2:q9', 'id1:q1', 'id1:q2'] })
  links.attend({ isWindowVisible: true, queueIds: ['id1:q1', 'id1:q2'] })
  expect(mine.attention).toEqual([nothing, { isWindowVisible: true, queueIds: ['q1', 'q2'] }])
  expect(hers.attention).toEqual([
    nothing,
    { isWindowVisible: true, queueIds: ['q9'] },
    { isWindowVisible: true, queueIds: [] }
  ])
})

it('the next link is told what is looked at, and so is an account that comes later', async () => {
  const { service, links, started, mine } = await startTwo()
  started[0]?.sink.link(undefined)
  links.attend({ isWindowVisible: true, queueIds: ['id1:q1'] })
  const next = new FakeLink()
  started[0]?.sink.link(next)
  expect([mine.attention, next.attention]).toEqual([[nothing], [{ isWindowVisible: true, queueIds: ['q1'] }]])
  started[0]?.sink.link(undefined)
  started[0]?.sink.apply(queuesChanged('q2'))
  links.attend({ isWindowVisible: true, queueIds: ['id1:q1', 'id1:q2'] })
  started[0]?.sink.apply(queuesChanged('q1', 'q2'))
  const third = new FakeLink()
  started[0]?.sink.link(third)
  expect(third.attention).toEqual([{ isWindowVisible: true, queueIds: ['q1', 'q2'] }])
  await service.signIn(typed({ user: 'Kim' }))
  const late = new FakeLink()
  started[2]?.sink.link(late)
  expect(late.attention).toEqual([{ isWindowVisible: true, queueIds: [] }])
})

it('a link that does not ask for news has nothing to be told', async () => {
  const { links, started } = await startTwo()
  started[0]?.sink.link(Object.assign(new FakeLink(), { attend: undefined }))
  expect(() => links.attend({ isWindowVisible: true, queueIds: [] })).not.toThrow()
})
