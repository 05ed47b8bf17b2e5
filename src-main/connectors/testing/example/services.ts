import type { SomeServices } from '../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../util/display-text.ts'
import { vendorIdIn } from '../../../util/entity-id.ts'
import type { ExampleClient } from './client.ts'

/** What can be asked for beside calls: of all there could be, what this system has. */
export const servicesOf = (client: ExampleClient): SomeServices => ({
  'message.send': ({ to, text }, signal) => client.sms(to, text, signal),
  'queue.agents': async ({ queueId, accountId }, signal) => {
    const agents = await client.agents(vendorIdIn(accountId, queueId) ?? '', signal)
    return {
      agents: agents.map(({ ext, name, in: signedIn, free, me }) => ({
        id: ext,
        name: displayText(name) ?? ext,
        signedIn,
        free,
        isMe: me
      }))
    }
  }
})
