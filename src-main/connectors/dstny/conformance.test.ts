import { openDstnyFront } from '../../simulator/fronts/dstny.ts'
import { conformance } from '../conformance.ts'
import { capabilitiesFor } from './capabilities.ts'
import { createDstnyConnector } from './index.ts'

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
      revoke: () => void front.tickets.revokeToken(token),
      [Symbol.asyncDispose]: () => front.close()
    }
  }
})
