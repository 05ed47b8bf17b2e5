import { relative, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import config from './vitest.config.ts'

const files = (process.env.RINGSIDE_MUTATE_TESTS ?? '').split(',')

/** For `scripts/mutate.mjs`, which says which tests take part. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: files.map((file) => relative(import.meta.dirname, resolve(import.meta.dirname, '..', file))),
    // a wrong program often waits for ever; the right one needs milliseconds, so that this is long on a slow machine too
    testTimeout: 8_000,
    expect: { poll: { timeout: 5_000 } }
  }
})
