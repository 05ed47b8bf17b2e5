import type { Page } from 'playwright/test'
import { mainPage } from '../e2e/pages/main-page.ts'
import { startRingside } from '../e2e/ringside.ts'
import type { DstnyFront } from '../src-main/simulator/fronts/dstny.ts'
import { clockOffset } from './clocks.ts'
import { readyForFunctions } from './evaluated.ts'
import { openOffice, type Office } from './office.ts'
import { freshProfile } from './profiles.ts'
import { say } from './progress.ts'
import { quiet } from './quiet.ts'
import { summary, type Summary } from './statistics.ts'

/** ms from a click on a control to its request. */
export interface ClickFigures {
  readonly toRequest: Summary
}

const WARM_UP = 4
const CALLER = 'Frida Jönsson'
/** What the control says, and what it sends. */
const controls = [
  { label: 'Hold', operation: 'holdCall' },
  { label: 'Resume', operation: 'resumeCall' }
] as const

/** Holds and resumes a call in the main window. */
export async function measureClick(clicks: number): Promise<ClickFigures> {
  await using office = await openOffice()
  await using profile = await freshProfile()
  const ringside = await startRingside(profile.path, { account: office.seat })
  try {
    const page = await ringside.main()
    await office.live()
    await startTalking(office)
    const samples = await clickControls(office.front, page, WARM_UP + clicks)
    const toRequest = summary(samples.slice(WARM_UP))
    say(`click: ${JSON.stringify(toRequest)}`)
    return { toRequest }
  } finally {
    await ringside.close()
  }
}

async function startTalking({ pbx, seat }: Office): Promise<void> {
  const jane = pbx.extension(seat.userId)
  await jane.answers(await pbx.outside('+493023125123', CALLER).dials(jane))
}

async function clickControls(front: DstnyFront, page: Page, clicks: number): Promise<readonly number[]> {
  const offset = clockOffset()
  await readyForFunctions(page)
  const pageOffset = await page.evaluate(clockOffset)
  await page.evaluate(watchClicks)
  await quiet('click')
  const samples: number[] = []
  for (let index = 0; index < clicks; index++) {
    const { label, operation } = controls[index % 2 === 0 ? 0 : 1]
    const arrived = nextArrival(front, operation)
    await mainPage(page).control(CALLER, label).click()
    const clicked = await page.evaluate(() => window.benchClicked)
    samples.push((await arrived) + offset - (clicked + pageOffset))
    await mainPage(page)
      .control(CALLER, label === 'Hold' ? 'Resume' : 'Hold')
      .waitFor()
  }
  return samples
}

/** When the simulator has read the next request of this operation, on the precise clock of this process. */
function nextArrival(front: DstnyFront, operation: string): Promise<number> {
  return new Promise((resolve) => {
    const off = front.requested.on((request) => {
      if (request.operation !== operation) return
      off()
      resolve(performance.timeOrigin + performance.now())
    })
  })
}

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
