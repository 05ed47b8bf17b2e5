import { expect, type Locator, type Page } from 'playwright/test'

/** What takes a press: neither it nor its card has just appeared or moved. */
const unguarded = (page: Page): Locator => page.locator(':not([data-guarded], [data-guarded] *)')

/** Waits until the whole window takes presses: keys press what is guarded just as little. */
export const nothingGuarded = (page: Page): Promise<void> => expect(page.locator('[data-guarded]')).toHaveCount(0)

/**
 * That control once it takes a press. Its `click` and `press` stand: where something moved between the look and the press,
 * so that the guard refused it, the press is made again as a user would.
 */
export function pressable(control: Locator): Locator {
  const page = control.page()
  const free = control.and(unguarded(page))
  const untilTaken = async (make: () => Promise<void>): Promise<void> => {
    do {
      await page.evaluate(watchPress)
      await make()
    } while (!(await page.evaluate(wasTaken)))
  }
  const [click, press] = [free.click.bind(free), free.press.bind(free)]
  return Object.assign(free, {
    click: (options?: Parameters<Locator['click']>[0]) => untilTaken(() => click(options)),
    press: (key: string, options?: Parameters<Locator['press']>[1]) => untilTaken(() => press(key, options))
  })
}

/** Runs in the page: notes whether the next press gets as far as its target, which is where the guard keeps it from. */
function watchPress(): void {
  const press = { taken: false }
  Reflect.set(window, 'pressUnderTest', press)
  const once = { capture: true, once: true }
  window.addEventListener(
    'click',
    ({ target }) => target?.addEventListener('click', () => (press.taken = true), once),
    once
  )
}

const wasTaken = (): boolean => (Reflect.get(window, 'pressUnderTest') as { readonly taken: boolean }).taken // set above
