import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { inModules } from './paths.mjs'
import { atEnd } from './process.mjs'

const POLL_MS = 200

/** The code of a failure of the system. */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined)

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return false
  }
}

function clearWhenAbandoned(file) {
  try {
    if (!isAlive(Number(readFileSync(file, 'utf8')))) rmSync(file, { force: true })
  } catch {
    // its owner has just removed it
  }
}

/** Lets only one run at a time do a piece of work in this checkout; the others wait for their turn. */
export async function inTurn(name, work) {
  mkdirSync(inModules('.cache'), { recursive: true })
  const file = inModules('.cache', `ringside-${name}.turn`)
  while (!take(file)) {
    clearWhenAbandoned(file)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  const release = () => rmSync(file, { force: true })
  const forget = atEnd(release)
  try {
    return await work()
  } finally {
    forget()
    release()
  }
}
