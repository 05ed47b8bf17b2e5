import type { Pbx } from '../../company/pbx.ts'
import { UserTokens } from './stores/user-tokens.ts'
import { Campaigns } from './stores/campaigns.ts'
import { Database } from './stores/database.ts'
import { fillDatabase } from './admin/database.ts'
import { House } from './stores/house.ts'
import { UserGroups } from './stores/user-groups.ts'
import { Channels } from './calls/channels.ts'
import { Lamps } from './calls/lamps.ts'
import { Originations } from './calls/originations.ts'
import type { FrontContext } from './front-context.ts'
import { PbxTime } from './pbx-time.ts'
import { Flows } from './queues/flows.ts'
import { QueueBook } from './queues/queue-book.ts'
import { Faxes } from './stores/faxes.ts'
import { CallNotes } from './stores/call-notes.ts'
import { PastCalls } from './records/past-calls.ts'
import { PhoneBooks } from './stores/phone-books.ts'
import { RecordingIds } from './stores/recording-ids.ts'
import { TextMessages } from './stores/text-messages.ts'
import { MessageNumbers } from './stores/message-numbers.ts'
import type { MirtaSwitches } from './switches.ts'
import { Tenants } from './tenants.ts'

/** What the handlers share, and whoever makes it ends. */
export type ContextParts = FrontContext & Disposable

/** Makes everything this system keeps beside the company. */
export function createContext(pbx: Pbx, switches: MirtaSwitches): ContextParts {
  const tenants = new Tenants(pbx)
  const time = new PbxTime(pbx.clock, switches)
  const channels = new Channels({ pbx, tenants, time, switches })
  const lamps = new Lamps(pbx, switches)
  const pastCalls = new PastCalls(pbx, tenants, channels)
  const recordingIds = new RecordingIds(pbx, channels, pastCalls)
  const context: ContextParts = {
    pbx,
    switches,
    tenants,
    time,
    channels,
    lamps,
    originations: new Originations(pbx),
    flows: new Flows(pbx, tenants),
    queueBook: new QueueBook(pbx),
    userTokens: new UserTokens(),
    pastCalls,
    notes: new CallNotes(),
    recordingIds,
    messageNumbers: new MessageNumbers(),
    textMessages: new TextMessages(),
    faxes: new Faxes(),
    phoneBooks: new PhoneBooks(tenants, pbx.data),
    database: new Database(),
    campaigns: new Campaigns(),
    userGroups: new UserGroups(),
    house: new House(),
    [Symbol.dispose]: () => {
      channels[Symbol.dispose]()
      lamps[Symbol.dispose]()
      recordingIds[Symbol.dispose]()
    }
  }
  fillDatabase(context)
  return context
}
