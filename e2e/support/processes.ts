import { readdirSync, readFileSync } from 'node:fs'

/** A process and everything it started. */
export function family(pid: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const children = all.filter((one) => parentOf(one) === pid)
  return [pid, ...children.flatMap((child) => family(Number(child)))]
}

/** What a file of `/proc` says; nothing when its process has ended. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function parentOf(pid: string): number | undefined {
  const status = textOf(`/proc/${pid}/status`)
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])
}
