import type { Page } from 'playwright/test'
import type { Bridge, Input, Output, RequestName } from '../../src-preload/contract/ipc.ts'
import type { Sections } from '../../src-preload/contract/snapshot.ts'

/** Asks the program as its window does. @throws Error with the program's refusal */
export async function ask<N extends RequestName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await page.evaluate(
    ([channel, value]) => {
      const { ringside: bridge } = window as unknown as { ringside: Bridge } // the bridge of the page, unknown to the tests
      return bridge.request(channel as N, value as Input<N>) // as given
    },
    [name, input] as const
  )
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

/** The state as the windows mirror it. */
export const shownState = async (page: Page): Promise<Sections> => (await ask(page, 'state.snapshot', undefined)).state
