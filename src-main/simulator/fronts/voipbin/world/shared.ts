import type { Pbx } from '../../../company/pbx.ts'
import type { Ids } from '../form/ids.ts'
import type { Members } from '../form/resource.ts'
import type { Stamps } from '../form/stamps.ts'
import type { VoipbinSwitches } from '../switches.ts'

/** Something that has happened to a row (VoIPBin API 10.3). */
export interface Happening {
  /** As `call_created`; what stands before the first `_` is the resource. */
  readonly type: string
  readonly customer: string
  readonly id: string
  /** The agent it belongs to. */
  readonly owner?: string | undefined
  /** False: the sources keep it inside. */
  readonly isTold?: boolean
  /** The row as it is when this is asked. */
  readonly data: () => Members
}

/** What every part of the platform stands on. */
export interface Shared {
  readonly pbx: Pbx
  readonly switches: VoipbinSwitches
  readonly ids: Ids
  readonly stamps: Stamps
  readonly tell: (happening: Happening) => void
}
