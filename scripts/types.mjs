import { join } from 'node:path'
import { inModules, isMain, root } from './paths.mjs'
import { main } from './process.mjs'
import { runChecks } from './checks.mjs'

// the compiler of version 7 needs a third of the time; what is built on the compiler's parts still needs version 6
const tsc = (folder) => ({
  name: `types in ${folder}`,
  command: [process.execPath, inModules('typescript-native', 'bin', 'tsc'), '--noEmit', '-p', folder]
})

const svelteCheck = (folder) => ({
  name: `types in ${folder}`,
  command: [
    process.execPath,
    inModules('svelte-check', 'bin', 'svelte-check'),
    ...['--workspace', folder, '--tsconfig', join(root, folder, 'tsconfig.json')]
  ]
})

/** One type check per folder that has its own compiler settings. */
export const typeChecks = () => [
  tsc('src-preload'),
  tsc('src-main'),
  svelteCheck('src-renderer'),
  tsc('e2e'),
  tsc('scripts')
]

if (isMain(import.meta.url)) {
  await main(async () => {
    const results = await runChecks(typeChecks())
    return results.some((result) => result.failed > 0) ? 1 : 0
  })
}
