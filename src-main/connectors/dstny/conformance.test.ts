import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import { DstnyTestClient } from '../../simulator/testing/dstny-client.ts'
import type { Extension } from '../../simulator/extension.ts'
import { conformance } from '../conformance.ts'
import { capabilitiesFor } from './capabilities.ts'
import { DialogInfo } from './dialog-info.ts'
import { createDstnyConnector } from './index.ts'
import { pickupIdOf } from './pickup.ts'

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

conformance({
  name: 'Dstny Core',
  capabilities: [...capabilitiesFor(undefined)],
  connector: createDstnyConnector,
  operations: {
    dial: 'makeCall',
    readCalls: 'getUserCallState',
    hold: 'holdCall',
    callEvents: 'streamCallState'
  },
  openFront: async (pbx) => {
    const front = await openDstnyFront(pbx)
    const me = pbx.extension('200')
    const account = { address: front.url, user: me.data.id, domain: me.data.domain }
    const token = front.issueToken('200')
    return {
      faults: front.faults,
      right: { method: 'token', values: { ...account, token } },
      wrong: { method: 'password', values: { ...account, password: 'wrong' } },
      count: (operation) => front.requests.filter((request) => request.operation === operation).length,
      parkCode: '*70',
      pickupIdAt: (colleague) => pickupIdAt(new DstnyTestClient(front, token), colleague),
      revoke: () => void front.tickets.revokeToken(token),
      [Symbol.asyncDispose]: () => front.close()
    }
  }
})
