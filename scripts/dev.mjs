import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { windowSystem } from './arguments.mjs'
import { ensureElectronRuntime, runtimeEnvironment } from './electron-runtime.mjs'
import { ensureModules } from './modules.mjs'
import { inModules, root } from './paths.mjs'
import { main, run, start } from './process.mjs'

/** Runs the program from its sources with reload; electron-vite itself does not find a runtime outside the package. */
async function develop(args) {
  await ensureModules()
  const runtime = await ensureElectronRuntime()
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...runtimeEnvironment(runtime), ELECTRON_EXEC_PATH: runtime.executablePath }
  if (process.getuid?.() === 0) env.NO_SANDBOX = '1'
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const messages = await run(npm, ['run', 'messages', '--silent'], { env, show: true })
  if (messages.code !== 0) return messages.code
  // what is built for development must not pass for a build
  rmSync(join(root, 'out', '.sources'), { force: true })
  const forProgram = args.includes('--') ? windowSystem(env) : ['--', ...windowSystem(env)]
  const command = [inModules('electron-vite', 'bin', 'electron-vite.js'), 'dev', ...args, ...forProgram]
  const { code } = await start(process.execPath, command, { env, stdio: 'inherit' }).ended
  return code
}

await main(() => develop(process.argv.slice(2)))
