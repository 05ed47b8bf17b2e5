import { join } from 'node:path'
import { inModules, isMain, root } from './paths.mjs'
import { main } from './process.mjs'
import { runChecks } from './checks.mjs'

const tsc = (folder) => ({
  name: `types in ${folder}`,
  command: [process.execPath, inModules('typescript', 'bin', 'tsc'), '--noEmit', '-p', folder]
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
export const typeChecks = () => [tsc('src-preload'), tsc('src-main'), svelteCheck('src-renderer'), tsc('e2e')]

if (isMain(import.meta.url)) {
  await main(async () => {
    const results = await runChecks(typeChecks())
    return results.some((result) => result.failed > 0) ? 1 : 0
  })
}
