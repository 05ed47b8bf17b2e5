import { openDstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { DstnyFrontOptions } from '../../../simulator/fronts/dstny/front-options.ts'
import type { Extension } from '../../../simulator/people/extension.ts'
import type { Pbx } from '../../../simulator/company/pbx.ts'
import { DstnyTestClient } from '../../../simulator/testing/dstny-client.ts'
import type { FrontUnderTest } from '../../testing/front.ts'
import { DialogInfo } from '../wire/dialog-info.ts'
import { pickupIdOf } from '../calls/pickup.ts'

/** Reads the dialogs of a colleague as a watcher would. */
async function pickupIdAt(client: DstnyTestClient, { address, data }: Extension): Promise<string> {
  const stream = await client.stream(
    `/api/user/contacts-information/v1/${data.domain}/${encodeURIComponent(address)}/line-state/events`
  )
  const dialogs = new DialogInfo()
  dialogs.take((await stream.data()) ?? '')
  await stream.close()
  const ringing = dialogs.dialogs.find(({ state }) => state === 'early')
  return (ringing && pickupIdOf(ringing)) ?? 'nothing rings'
}

/** The simulator's front, opened, as the suite of connectors sees it; `more` is typed into the sign-in form as well. */
export async function openFrontUnderTest(
  pbx: Pbx,
  more: Readonly<Record<string, string | boolean>> = {},
  prepare: (front: DstnyFront) => void = () => undefined,
  options: DstnyFrontOptions = {}
): Promise<FrontUnderTest> {
  const front = await openDstnyFront(pbx, options)
  prepare(front)
  const me = pbx.extension('200')
  const account = { address: front.url, user: me.data.id, domain: me.data.domain, ...more }
  const token = front.issueToken('200')
  return {
    faults: front.faults,
    right: { method: 'token', values: { ...account, token } },
    wrong: { method: 'password', values: { ...account, password: 'wrong' } },
    count: (operation) => front.requests.filter((request) => request.operation === operation).length,
    requests: () =>
      front.requests.map(({ operation, path, method }) => ({ operation, path, changes: method !== 'GET' })),
    revoke: () => void front.tickets.revokeToken(token),
    contactIdOf: ({ address }) => address,
    itemIdOf: ({ id }) => String(id),
    groupCallIdOf: ({ id }) => String(id),
    pickupIdAt: (colleague) => pickupIdAt(new DstnyTestClient(front, token), colleague),
    parkCode: '*70',
    openStreams: () => front.streams.map(({ operation }) => operation),
    shapeStreams: (shape) => void Object.assign(front.switches, shape),
    [Symbol.asyncDispose]: () => front.close()
  }
}
