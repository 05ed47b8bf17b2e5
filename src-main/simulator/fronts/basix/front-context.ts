import type { Pbx } from '../../company/pbx.ts'
import type { Callbacks } from './api/callbacks.ts'
import type { Originations } from './api/originations.ts'
import type { Channels } from './channels/channels.ts'
import type { EndUsers } from './people/end-users.ts'
import type { BasixDirectory } from './people/directory.ts'
import type { Tickets } from './socket/tickets.ts'
import type { BasixSwitches } from './switches.ts'

/** What the parts of the front share. */
export interface FrontContext {
  readonly pbx: Pbx
  readonly switches: BasixSwitches
  readonly directory: BasixDirectory
  readonly endUsers: EndUsers
  readonly tickets: Tickets
  readonly originations: Originations
  readonly callbacks: Callbacks
  readonly channels: Channels
}
