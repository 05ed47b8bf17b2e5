import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  plugins: [svelte(), svelteTesting()],
  test: {
    name: 'renderer',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'happy-dom',
    // a net for what hangs, wide enough for a machine with other work
    testTimeout: 60_000,
    setupFiles: ['testing/patience.ts'],
    maxWorkers: 2
  }
})
