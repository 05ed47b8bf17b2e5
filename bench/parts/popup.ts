import { startRingside } from '../../e2e/ringside.ts'
import type { Company as Example } from '../../e2e/support/company.ts'
import type { WrittenEvent } from '../../src-main/simulator/fronts/dstny/front-options.ts'
import { clockOffset } from '../probes/clocks.ts'
import { installFrameProbe } from '../probes/frame-probe.ts'
import { openCompany, USER, type Workplace } from '../programs/company.ts'
import { assemble } from '../programs/assemble.ts'
import { startPipeline } from '../programs/pipeline.ts'
import { freshProfile } from '../programs/profiles.ts'
import { say } from '../progress.ts'
import { ringInTurns, type Ringing, type RingingProgram } from './rings.ts'
import { round } from '../report/statistics.ts'

/** ms from the last byte of a call event to the popup with its card. */
export interface PopupFigures {
  readonly ringside: Ringing
  /** The barest way, in a page that Chromium slows down while it is hidden: the usual one. */
  readonly barest: Ringing
  /** The same in a page that is never slowed down. */
  readonly barestUnthrottled: Ringing
  readonly ratioP50: number
  readonly ratioP95: number
  readonly ratioP95Unthrottled: number
}

/** Rings the popup, and the barest programs that do the same, in turns. */
export async function measurePopup(rings: number): Promise<PopupFigures> {
  await using ringsideProgram = await startRinging(openCompany)
  await using barestProgram = await startPipeline(true)
  await using unthrottledProgram = await startPipeline(false)
  const programs = [ringsideProgram, barestProgram, unthrottledProgram] as const
  const [ringside, barest, barestUnthrottled] = await ringInTurns(rings, programs)
  if (ringside === undefined || barest === undefined || barestUnthrottled === undefined) throw new Error('no figures')
  say(`popup: ${JSON.stringify({ ringside, barest, barestUnthrottled })}`)
  return {
    ringside,
    barest,
    barestUnthrottled,
    ratioP50: round(ringside.painted.p50 / barest.painted.p50),
    ratioP95: round(ringside.painted.p95 / barest.painted.p95),
    ratioP95Unthrottled: round(ringside.painted.p95 / barestUnthrottled.painted.p95)
  }
}

/** Starts Ringside, signed in to what is opened for it, in which Jane is called. */
export const startRinging = (open: () => Promise<Example & Workplace>): Promise<RingingProgram> =>
  assemble(async (life) => {
    const company = life.add(await open())
    const profile = life.add(await freshProfile())
    const ringside = await startRingside(profile.path, { accounts: company.seats, args: ['--hidden'] })
    life.defer(() => ringside.close())
    const page = await ringside.popup()
    await company.live()
    const probe = life.add(await installFrameProbe(ringside.app, page))
    return { probe, ...callerOf(company) }
  })

function callerOf({ pbx, front }: Example): Pick<RingingProgram, 'begin' | 'end'> {
  const offset = clockOffset()
  const frida = pbx.outside('+493023125123', 'Frida Jönsson')
  return {
    begin: async () => {
      const written = new Promise<WrittenEvent>((resolve) => {
        const off = front.written.on((event) => {
          if (event.operation !== 'streamDialogEvents') return
          off()
          resolve(event)
        })
      })
      await frida.dials(pbx.extension(USER))
      return (await written).at + offset
    },
    end: () => frida.hangsUp()
  }
}
