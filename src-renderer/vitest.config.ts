import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'
import { propertySeed } from '../scripts/property-seed.mjs'

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  plugins: [svelte(), svelteTesting()],
  test: {
    name: 'renderer',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'happy-dom',
    // a net for what hangs, wide enough for a machine with other work
    testTimeout: 120_000,
    env: { RINGSIDE_SEED: propertySeed() },
    setupFiles: ['testing/patience.ts', '../src-main/util/testing/property-seed.ts'],
    maxWorkers: 2
  }
})
