import type { Options } from '../options.ts'
import { openCompany } from '../programs/company.ts'
import { measureClick, type ClickFigures } from './click.ts'
import { measureDemo, type DemoFigures } from './demo.ts'
import { measureFive, type FiveFigures } from './five.ts'
import { measureFlood, type FloodFigures } from './flood.ts'
import { measureHostile, type HostileFigures } from './hostile.ts'
import { measureIdle, type IdleFigures } from './idle.ts'
import { measureMemory, type MemoryFigures } from './memory.ts'
import type { PartName } from './names.ts'
import { measurePolls, type PollFigures } from './polls.ts'
import { measurePopup, type PopupFigures } from './popup.ts'
import { measureStart, type StartFigures } from './start.ts'
import { measureStorm, type StormFigures } from './storm.ts'

/** What each part gives. */
export interface AllFigures {
  readonly start: StartFigures
  readonly memory: MemoryFigures
  readonly idle: IdleFigures
  readonly popup: PopupFigures
  readonly five: FiveFigures
  readonly click: ClickFigures
  readonly storm: StormFigures
  readonly hostile: HostileFigures
  readonly polls: PollFigures
  readonly flood: FloodFigures
  readonly demo: DemoFigures
}

/** All that was measured in one run; parts that failed or were left out are missing. */
export type Figures = { readonly [N in PartName]?: AllFigures[N] | undefined }

/** How each part is measured. */
export const parts: { readonly [N in PartName]: (options: Options) => Promise<AllFigures[N]> } = {
  start: ({ runs }) => measureStart(runs),
  memory: ({ runs }) => measureMemory(runs, openCompany),
  idle: ({ idleSeconds }) => measureIdle(idleSeconds),
  popup: ({ rings }) => measurePopup(rings),
  five: (options) => measureFive(options),
  click: ({ clicks }) => measureClick(clicks),
  storm: ({ stormSeconds, restSeconds }) => measureStorm(stormSeconds, restSeconds),
  hostile: () => measureHostile(),
  polls: () => measurePolls(),
  flood: () => measureFlood(),
  demo: ({ runs }) => measureDemo(runs)
}
