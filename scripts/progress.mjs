import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LINE_EVERY_MS = 5000

/** The bytes that a folder holds, to see a download grow. */
export function bytesIn(folder) {
  let total = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    try {
      if (entry.isFile()) total += statSync(join(entry.parentPath ?? entry.path, entry.name)).size
    } catch {
      // moved away between listing and looking
    }
  }
  return total
}

/**
 * Shows how far a long download is, from a function that knows the bytes so far: one growing line on a terminal,
 * a line every few seconds elsewhere. Returns how to end it.
 */
export function showProgress(label, bytesSoFar, { stream = process.stderr } = {}) {
  const startedAt = Date.now()
  const text = () => {
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    return `${label}: ${Math.round(bytesSoFar() / 1e6)} MB, ${seconds} s`
  }
  const show = () => stream.write(stream.isTTY ? `\r${text()}  ` : `${text()}\n`)
  const timer = setInterval(show, stream.isTTY ? 250 : LINE_EVERY_MS)
  return () => {
    clearInterval(timer)
    if (stream.isTTY) stream.write(`\r${text()}  \n`)
  }
}
