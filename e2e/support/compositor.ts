import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { waitFor } from './wait-for.ts'

const SOCKET = 'ringside-test'

/** A Wayland desktop in a window of the X11 one. */
export interface Compositor extends AsyncDisposable {
  /** What programs need to find it. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts one and waits until programs can connect. */
export async function startCompositor(): Promise<Compositor> {
  const folder = await mkdtemp(join(tmpdir(), 'ringside-wayland-'))
  const args = ['--backend=x11-backend.so', `--socket=${SOCKET}`, '--width=1000', '--height=640', '--no-config']
  const env = { XDG_RUNTIME_DIR: folder, XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: SOCKET }
  const child = spawn('weston', args, { env: { ...process.env, XDG_RUNTIME_DIR: folder }, stdio: 'ignore' })
  const compositor: Compositor = {
    env,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.kill()) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    }
  }
  await waitFor('the compositor', () => existsSync(join(folder, SOCKET)))
  return compositor
}
