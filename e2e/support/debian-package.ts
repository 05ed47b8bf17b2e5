import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../scripts/process.mjs'
import { waitFor } from './wait-for.ts'

const NAME = 'ringside'
const LOCK_TIMEOUT_MS = 60_000

/** A Debian package on this machine. */
export interface OnDisk {
  /** The folder in which its `/` is. */
  readonly root: string
  /** Takes it away again, and gives back what is left of its files. */
  remove(): Promise<readonly string[]>
}

/** Installs the package where that is what a machine is for (in CI, as root), and unpacks it anywhere else. */
export async function putOnDisk(file: string): Promise<OnDisk> {
  const mayInstall = process.env['CI'] !== undefined && process.getuid?.() === 0
  return mayInstall && !(await isInstalledByUser()) ? install(file) : unpack(file)
}

/** The command of its entry in the desktop's menu, as the desktop would run it. */
export async function menuCommand({ root }: OnDisk): Promise<{ readonly command: string; readonly args: string[] }> {
  const entry = await readFile(join(root, 'usr/share/applications', `${NAME}.desktop`), 'utf8')
  const [command = '', ...args] = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').split(' ')
  return { command: join(root, command), args }
}

/** A test's own package that a killed run has left is replaced; one that somebody uses is not touched. */
async function isInstalledByUser(): Promise<boolean> {
  const { output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}${Version}', NAME])
  return output.startsWith('i') && !output.includes('~test')
}

async function install(file: string): Promise<OnDisk> {
  await dpkg('--force-unsafe-io', '--install', file)
  const files = (await dpkg('--listfiles', NAME)).split('\n').filter((path) => path.includes(NAME))
  return {
    root: '/',
    remove: async () => {
      await dpkg('--purge', NAME)
      return files.filter((path) => existsSync(path))
    }
  }
}

async function unpack(file: string): Promise<OnDisk> {
  const root = await mkdtemp(join(tmpdir(), 'ringside-debian-'))
  await must('dpkg-deb', '-x', file, root)
  await must('chmod', 'go+rx', root)
  return {
    root,
    remove: async () => {
      await rm(root, { recursive: true, force: true })
      return existsSync(root) ? [root] : []
    }
  }
}

/** Runs dpkg, and waits for its turn when another program is installing something. */
function dpkg(...args: string[]): Promise<string> {
  return waitFor(
    `dpkg ${args.join(' ')}`,
    async () => {
      const { code, output } = await run('dpkg', args)
      if (code === 0) return output === '' ? ' ' : output
      if (/lock/.test(output)) return undefined
      throw new Error(output)
    },
    LOCK_TIMEOUT_MS
  )
}

async function must(command: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(command, args)
  if (code !== 0) throw new Error(`${command} failed: ${output}`)
}
