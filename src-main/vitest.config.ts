import { defineConfig } from 'vitest/config'

export default defineConfig({
  cacheDir: '../node_modules/.vite',
  test: {
    name: 'main',
    root: import.meta.dirname,
    include: ['**/*.test.ts', '../src-preload/**/*.test.ts', '../scripts/**/*.test.mjs'],
    environment: 'node',
    // one less than there are by default, which on two cores is one
    maxWorkers: '100%'
  }
})
