import type { Locator, Page } from 'playwright/test'

/** What takes a press: neither it nor its card has just appeared or moved. */
export const unguarded = (page: Page): Locator => page.locator(':not([data-guarded], [data-guarded] *)')
