import { createRequire } from 'node:module'
import { inModules } from './paths.mjs'
import { run } from './process.mjs'
import { showProgress } from './progress.mjs'

const STALL_MS = 20_000
const UNPACK_TIMEOUT_MS = 120_000

const oneLine = (error) => {
  const cause = error.cause?.code ?? error.cause?.message
  return `${error.message.split('\n')[0]}${cause ? ` (${cause})` : ''}`
}

/** Loads the zip into the download cache of the `electron` package; ends when nothing has arrived for a while. */
async function fetchZip() {
  const { downloadArtifact } = await import('@electron/get')
  const require = createRequire(import.meta.url)
  const stalled = new AbortController()
  const stall = () => stalled.abort(new Error(`nothing arrived for ${STALL_MS / 1000} s`))
  let timer = setTimeout(stall, STALL_MS)
  let received = 0
  const done = showProgress('Electron', () => received)
  const onProgress = ({ transferred }) => {
    received = transferred
    clearTimeout(timer)
    timer = setTimeout(stall, STALL_MS)
  }
  try {
    await downloadArtifact({
      version: require('electron/package.json').version,
      checksums: require('electron/checksums.json'),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      downloadOptions: { quiet: true, signal: stalled.signal, getProgressCallback: onProgress }
    })
  } finally {
    clearTimeout(timer)
    done()
  }
}

/** Downloads the official Electron into `node_modules/electron/dist`; the answer is why it failed, in one line, or undefined. */
export async function downloadOfficial() {
  try {
    await fetchZip()
  } catch (error) {
    return oneLine(error)
  }
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '' }
  const install = await run(process.execPath, [inModules('electron', 'install.js')], {
    env,
    timeoutMs: UNPACK_TIMEOUT_MS
  })
  return install.code === 0 ? undefined : install.output.trim().split('\n')[0]
}
