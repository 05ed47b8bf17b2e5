import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // each has a desktop of its own; that a page is met half-way when it is slow is seen to by support/hold-ready.cjs
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  // a whole run names what needed a second try, so that it is mended; a single test is to show at once that it does
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list']]
})
