import type { LinkContext } from '../kit/link-context.ts'
import type { Feature } from './capabilities.ts'
import type { VoipbinClient } from './client.ts'
import type { VoipbinOptions } from './options.ts'
import type { Mode, Self } from './self.ts'

/** What the parts of one link share; it lives as long as the link. */
export interface VoipbinContext extends LinkContext<Feature> {
  readonly client: VoipbinClient
  readonly self: Self
  readonly mode: Mode
  /** True: an access key asks, for which all of `/service_agents` and `/me` are refused (VoIPBin 3.3). */
  readonly isKey: boolean
  /** What was chosen of the account. */
  readonly options: VoipbinOptions
}
