import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'
import { propertySeed } from '../scripts/property-seed.mjs'

/** The suites of connectors take longer than all the rest: begun last, they would run alone at the end. */
class ConformanceFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => (/conformance[\w-]*\.test\.ts$/.test(moduleId) ? 0 : 1)
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

/** What the build does with workers, for sources: they are run as they are. */
const workersOfSources: Plugin = {
  name: 'ringside:workers-of-sources',
  enforce: 'pre',
  load(id) {
    const [path = '', query] = id.split('?')
    if (query !== 'nodeWorker') return undefined
    const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(pathToFileURL(path))})))`
    return `import { Worker } from 'node:worker_threads'
      export default (options) => new Worker(${JSON.stringify(code)}, { ...options, eval: true })`
  }
}

export default defineConfig({
  plugins: [workersOfSources],
  cacheDir: '../node_modules/.vite',
  test: {
    name: 'main',
    root: import.meta.dirname,
    include: ['**/*.test.ts', '../src-preload/**/*.test.ts', '../scripts/**/*.test.mjs', '../bench/**/*.test.ts'],
    environment: 'node',
    env: { RINGSIDE_SEED: propertySeed() },
    setupFiles: ['util/testing/property-seed.ts'],
    // a net for what hangs, wide enough for a machine with other work
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // those suites wait more than they compute
    maxWorkers: 4,
    // modules are loaded once for each worker, which takes nearly half of the time otherwise; no test leaves anything in them
    isolate: false,
    sequence: { sequencer: ConformanceFirst }
  }
})
