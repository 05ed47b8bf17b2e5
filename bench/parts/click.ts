import { createServer } from 'node:http'
import type { Page } from 'playwright/test'
import { mainPage } from '../../e2e/pages/main-page.ts'
import { startRingside } from '../../e2e/ringside.ts'
import type { DstnyFront } from '../../src-main/simulator/fronts/dstny/front.ts'
import { quiet } from '../machine/quiet.ts'
import { clockOffset } from '../probes/clocks.ts'
import { readyForFunctions } from '../probes/evaluated.ts'
import { assemble } from '../programs/assemble.ts'
import { startBarest } from '../programs/barest.ts'
import { listenOnLoopback } from '../programs/loopback.ts'
import { openCompany, type Company } from '../programs/company.ts'
import { freshProfile } from '../programs/profiles.ts'
import { say } from '../progress.ts'
import { round, summary, type Summary } from '../report/statistics.ts'

/** ms from a click on a control to its request. */
export interface ClickFigures {
  readonly ringside: Summary
  /** A request to the main process that sends an HTTP request. */
  readonly barest: Summary
  readonly ratioP50: number
  readonly ratioP95: number
}

/** A running program with something to click. */
interface ClickableProgram extends AsyncDisposable {
  readonly page: Page
  /** Clicks; resolves with the time at which the request was read, on the precise clock of this process. */
  click(): Promise<number>
  /** Waits until it can be clicked again. */
  settled(): Promise<void>
}

const WARM_UP = 4
const CALLER = 'Frida Jönsson'
/** What the control says, and what it sends. */
const controls = [
  { label: 'Hold', operation: 'holdCall' },
  { label: 'Resume', operation: 'resumeCall' }
] as const

/** Holds and resumes a call in the main window, in turns with clicks in the barest program. */
export async function measureClick(clicks: number): Promise<ClickFigures> {
  await using ringsideProgram = await startProgram()
  await using barestProgram = await startClickApp()
  const programs = [ringsideProgram, barestProgram] as const
  const offsets: number[] = []
  for (const { page } of programs) offsets.push(await prepare(page))
  await quiet('click')
  const samples = programs.map((): number[] => [])
  for (let index = 0; index < WARM_UP + clicks; index++) {
    for (const [place, program] of programs.entries()) {
      samples[place]?.push(await clickOnce(program, offsets[place] ?? Number.NaN))
    }
  }
  const [ringside, barest] = samples.map((all) => summary(all.slice(WARM_UP)))
  if (ringside === undefined || barest === undefined) throw new Error('no figures')
  say(`click: ${JSON.stringify({ ringside, barest })}`)
  return {
    ringside,
    barest,
    ratioP50: round(ringside.p50 / barest.p50),
    ratioP95: round(ringside.p95 / barest.p95)
  }
}

/** @returns how far the page's clock is behind that of this process, ms */
async function prepare(page: Page): Promise<number> {
  await readyForFunctions(page)
  await page.evaluate(watchClicks)
  return clockOffset() - (await page.evaluate(clockOffset))
}

async function clickOnce(program: ClickableProgram, offset: number): Promise<number> {
  const arrived = await program.click()
  const clicked = await program.page.evaluate(() => window.benchClicked)
  await program.settled()
  return arrived + offset - clicked
}

const startProgram = (): Promise<ClickableProgram> =>
  assemble(async (life) => {
    const company = life.add(await openCompany())
    const profile = life.add(await freshProfile())
    const ringside = await startRingside(profile.path, { account: company.seat })
    life.defer(() => ringside.close())
    const page = await ringside.main()
    await company.live()
    await startTalking(company)
    return { page, ...holdAndResume(page, company.front) }
  })

function holdAndResume(page: Page, front: DstnyFront): Pick<ClickableProgram, 'click' | 'settled'> {
  let turn = 0
  const current = () => controls[turn % 2 === 0 ? 0 : 1]
  return {
    click: async () => {
      const { label, operation } = current()
      const arrived = nextArrival(front, operation)
      await mainPage(page).control(CALLER, label).click()
      turn += 1
      return await arrived
    },
    settled: () => mainPage(page).control(CALLER, current().label).waitFor()
  }
}

async function startTalking({ pbx, seat }: Company): Promise<void> {
  const jane = pbx.extension(seat.label)
  await jane.answers(await pbx.outside('+493023125123', CALLER).dials(jane))
}

/** When the simulator has read the next request of this operation, on the precise clock of this process. */
function nextArrival(front: DstnyFront, operation: string): Promise<number> {
  return new Promise((resolve) => {
    const off = front.requested.on((request) => {
      if (request.operation !== operation) return
      off()
      resolve(now())
    })
  })
}

const startClickApp = (): Promise<ClickableProgram> =>
  assemble(async (life) => {
    let arrive: (at: number) => void = () => undefined
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        arrive(now())
        response.writeHead(204).end()
      })
    })
    const { url } = life.add(await listenOnLoopback(server))
    const { page } = life.add(await startBarest('click-app', { BENCH_CLICKS: url }))
    const click = async (): Promise<number> => {
      const arrived = new Promise<number>((resolve) => (arrive = resolve))
      await page.locator('button').click()
      return await arrived
    }
    return { page, click, settled: () => Promise.resolve() }
  })

const now = (): number => performance.timeOrigin + performance.now()

declare global {
  interface Window {
    benchClicked: number
  }
}

/** Runs in the page: notes when a click is about to be handled. */
function watchClicks(): void {
  const note = (): void => void (window.benchClicked = performance.timeOrigin + performance.now())
  window.addEventListener('click', note, { capture: true })
}
