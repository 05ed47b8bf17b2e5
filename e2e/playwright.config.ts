import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A worker has a desktop of its own. With two of them on two processors pages are told of too late, and tests time out.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  reporter: [['list']]
})
