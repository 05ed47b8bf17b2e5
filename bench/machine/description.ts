import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type, version } from 'node:os'
import { needed } from '../../e2e/support/program.ts'

/** The machine that the figures are from. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryMb: number
  readonly system: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** Load of the last minute before the first measurement: above 0.5 others were at work too. */
  readonly loadBefore: number
}

/** Describes the machine and the runtime. */
export function describeMachine(): Machine {
  const runtime = runtimeVersions()
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    system: `${type()} ${release()} (${version()})`,
    electron: runtime.electron,
    chromium: runtime.chrome,
    node: `${runtime.node} in Electron, ${process.versions.node} runs the bench`,
    loadBefore: loadavg()[0] ?? 0
  }
}

/** Asks the executable itself, which answers as plain Node. */
function runtimeVersions(): Readonly<Record<'electron' | 'chrome' | 'node', string>> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  try {
    const script = 'console.log(JSON.stringify(process.versions))'
    return JSON.parse(execFileSync(needed('RINGSIDE_ELECTRON'), ['-e', script], { env, encoding: 'utf8' }))
  } catch {
    return { electron: 'unknown', chrome: 'unknown', node: 'unknown' }
  }
}
