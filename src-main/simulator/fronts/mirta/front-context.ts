import type { MirtaRequestName } from '../../../wire-tables/mirta.ts'
import type { Pbx } from '../../company/pbx.ts'
import type { UserTokens } from './stores/user-tokens.ts'
import type { Campaigns } from './stores/campaigns.ts'
import type { Database } from './stores/database.ts'
import type { House } from './stores/house.ts'
import type { UserGroups } from './stores/user-groups.ts'
import type { Channels } from './calls/channels.ts'
import type { Lamps } from './calls/lamps.ts'
import type { Originations } from './calls/originations.ts'
import type { Answer } from './http/answers.ts'
import type { MirtaRequest } from './http/request.ts'
import type { PbxTime } from './pbx-time.ts'
import type { Flows } from './queues/flows.ts'
import type { QueueBook } from './queues/queue-book.ts'
import type { Faxes } from './stores/faxes.ts'
import type { CallNotes } from './stores/call-notes.ts'
import type { PastCalls } from './records/past-calls.ts'
import type { PhoneBooks } from './stores/phone-books.ts'
import type { RecordingIds } from './stores/recording-ids.ts'
import type { TextMessages } from './stores/text-messages.ts'
import type { MessageNumbers } from './stores/message-numbers.ts'
import type { MirtaSwitches } from './switches.ts'
import type { Tenants } from './tenants.ts'

/** What the handlers of the front share. */
export interface FrontContext {
  readonly pbx: Pbx
  readonly switches: MirtaSwitches
  readonly tenants: Tenants
  readonly time: PbxTime
  readonly channels: Channels
  readonly lamps: Lamps
  readonly originations: Originations
  readonly flows: Flows
  readonly queueBook: QueueBook
  readonly userTokens: UserTokens
  readonly pastCalls: PastCalls
  readonly notes: CallNotes
  readonly recordingIds: RecordingIds
  readonly messageNumbers: MessageNumbers
  readonly textMessages: TextMessages
  readonly faxes: Faxes
  readonly phoneBooks: PhoneBooks
  readonly database: Database
  readonly campaigns: Campaigns
  readonly userGroups: UserGroups
  readonly house: House
}

/** Serves one request. @throws Refusal, answered as the telephone switch refuses */
export type Handler = (request: MirtaRequest, context: FrontContext) => Answer

/** The requests one part of the front serves. */
export type Handlers = Partial<Record<MirtaRequestName, Handler>>
