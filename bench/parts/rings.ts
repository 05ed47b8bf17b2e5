import { setTimeout as sleep } from 'node:timers/promises'
import type { Appearance, FrameProbe } from '../probes/frame-probe.ts'
import { quiet } from '../machine/quiet.ts'
import { round, summary, type Summary } from '../report/statistics.ts'

/** A running program with a popup, and the caller that makes it ring. */
export interface RingingProgram extends AsyncDisposable {
  readonly probe: FrameProbe
  /** Rings; resolves with the time the event's last byte was written, epoch ms of the machine. */
  begin(): Promise<number>
  end(): void
}

/** ms from the event's last byte to … */
export interface Ringing {
  readonly painted: Summary
  /** … the first frame callback with the card in a shown window */
  readonly frame: Summary
  /** … its card being in the page */
  readonly card: Summary
  /** … its window being shown */
  readonly shown: Summary
  /** What the very first ring took to be painted: it is not among the samples. */
  readonly first: number
}

const WARM_UP = 5
const PAUSE_MS = 60

/** Rings the programs in turns, so that whatever else the machine does strikes all of them alike. */
export async function ringInTurns(rings: number, programs: readonly RingingProgram[]): Promise<readonly Ringing[]> {
  await quiet('popup')
  const samples = programs.map((): Appearance[] => [])
  for (let index = 0; index < WARM_UP + rings; index++) {
    for (const [place, program] of programs.entries()) samples[place]?.push(await ringOnce(program))
  }
  return samples.map(toRinging)
}

/** @returns ms since the event was written */
async function ringOnce(program: RingingProgram): Promise<Appearance> {
  const written = await program.begin()
  const { painted, frame, card, shown } = await program.probe.appearance()
  program.end()
  await program.probe.gone()
  // not in step with frames
  await sleep(PAUSE_MS + Math.random() * PAUSE_MS)
  return { painted: painted - written, frame: frame - written, card: card - written, shown: shown - written }
}

function toRinging(all: readonly Appearance[]): Ringing {
  const samples = all.slice(WARM_UP)
  return {
    painted: summary(samples.map((sample) => sample.painted)),
    frame: summary(samples.map((sample) => sample.frame)),
    card: summary(samples.map((sample) => sample.card)),
    shown: summary(samples.map((sample) => sample.shown)),
    first: round(all[0]?.painted ?? Number.NaN)
  }
}
