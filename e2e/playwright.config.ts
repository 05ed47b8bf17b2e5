import { defineConfig } from 'playwright/test'

// Tests that check the focus cannot share a desktop, which has one keyboard: each worker takes its own.
const desktops = JSON.parse(process.env['RINGSIDE_DESKTOPS'] ?? '[]') as readonly Record<string, string>[]
Object.assign(process.env, desktops[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)])

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: Math.max(1, desktops.length),
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  reporter: [['list']]
})
