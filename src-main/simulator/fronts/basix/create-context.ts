import type { Pbx } from '../../company/pbx.ts'
import { Callbacks } from './api/callbacks.ts'
import { Originations } from './api/originations.ts'
import { ChannelWatch } from './channels/channel-watch.ts'
import type { FrontContext } from './front-context.ts'
import { BasixDirectory } from './people/directory.ts'
import { EndUsers } from './people/end-users.ts'
import { Tickets } from './socket/tickets.ts'
import { usualSwitches, type BasixSwitches } from './switches.ts'

/** Makes what the parts of the front share. */
export function createContext(pbx: Pbx, changed: Partial<BasixSwitches>): FrontContext {
  const switches: BasixSwitches = { ...usualSwitches, ...changed }
  const parts = {
    pbx,
    switches,
    directory: new BasixDirectory(pbx),
    endUsers: new EndUsers(pbx.data, switches),
    tickets: new Tickets(pbx, switches),
    originations: new Originations(),
    callbacks: new Callbacks(pbx.clock)
  }
  return { ...parts, channels: new ChannelWatch(parts) }
}
