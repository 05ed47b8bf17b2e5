import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, readlinkSync } from 'node:fs'
import { family, textOf } from './processes.ts'
import { electronArguments, needed, root } from './program.ts'

/** The program as a user starts it, without Playwright and its debugging sockets. */
export interface PlainStart extends AsyncDisposable {
  /** What it printed so far. */
  output(): string
  /** Addresses, as `/proc/net` writes them, on which any of its processes listens. */
  listening(): readonly string[]
}

/** Starts it on that profile and waits until its accounts are started. */
export async function startPlain(
  profile: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = []
): Promise<PlainStart> {
  const child = spawn(needed('RINGSIDE_ELECTRON'), [...electronArguments('.', profile), ...args], {
    cwd: root,
    env: { ...process.env, RINGSIDE_ANNOUNCE: '1', ...env }
  })
  let output = ''
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
      if (output.includes('RINGSIDE_READY')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`it ended with ${String(code)}\n${output}`)))
  })
  await ready
  return {
    output: () => output,
    listening: () => listeningOf(family(child.pid ?? 0)),
    [Symbol.asyncDispose]: () => ended(child)
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function listeningOf(pids: readonly number[]): string[] {
  const inodes = new Set(pids.flatMap(socketsOf))
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    textOf(table)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode ?? ''))
      .map(([, address]) => address ?? '')
  )
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const target = linkOf(`/proc/${pid}/fd/${fd}`)
      return /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []
    })
  } catch {
    return [] // it has ended meanwhile
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
