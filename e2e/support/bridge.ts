import type { Page } from 'playwright/test'

/** Asks main what a window may ask, and fails with its refusal. */
export async function ask(page: Page, name: string, input?: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    ([channel, value]) => {
      const bridge = Reflect.get(window, 'ringside') as {
        request(name: unknown, input: unknown): Promise<{ ok: boolean; value: unknown; error?: unknown }>
      } // the page's own type is not known here
      return bridge.request(channel, value)
    },
    [name, input] as const
  )
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}
