import { readFileSync, writeFileSync } from 'node:fs'
import { PlainError } from './process.mjs'

// Written by hand rather than by @electron/fuses: its releases for Node 20 name eight fuses and can set no others, and
// newer runtimes have nine.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const WIRE_VERSION = 1
const OFF = '0'.charCodeAt(0)
const ON = '1'.charCodeAt(0)
const REMOVED = 'r'.charCodeAt(0)

/**
 * What must hold in a packaged program (trust.md S19), in the order of the wire. An older runtime knows the first ones only.
 * @type {[name: string, on: boolean][]}
 */
export const FUSES = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
  // as the runtime has it: it decides about speed, not about access
  ['WasmTrapHandlers', true]
]

/** Where the fuses are in a binary, each wire as the position of its first fuse; a universal one has two wires. */
function wiresIn(binary) {
  const wires = []
  for (let at = binary.indexOf(SENTINEL); at !== -1; at = binary.indexOf(SENTINEL, at + 1)) {
    const start = at + SENTINEL.length
    if (binary[start] !== WIRE_VERSION)
      throw new PlainError(`The fuses of this runtime are of version ${binary[start]}.`)
    wires.push({ first: start + 2, length: binary[start + 1] })
  }
  if (wires.length === 0) throw new PlainError('This runtime has no fuses.')
  return wires
}

function namedFuses({ length }) {
  if (length > FUSES.length) {
    throw new PlainError(
      `This runtime has ${length} fuses, and only ${FUSES.length} are named in scripts/fuses.mjs. Decide about the new ones.`
    )
  }
  return FUSES.slice(0, length)
}

/** Sets every fuse of a runtime. @throws PlainError when it has one that nobody has decided about */
export function setFuses(file) {
  const binary = readFileSync(file)
  for (const wire of wiresIn(binary)) {
    for (const [index, [, on]] of namedFuses(wire).entries()) {
      // a fuse that the runtime has no more stays as it is
      if (binary[wire.first + index] !== REMOVED) binary[wire.first + index] = on ? ON : OFF
    }
  }
  writeFileSync(file, binary)
}

/** Reads every fuse back: what was asked for counts only when it is in the wire. @throws PlainError naming what is wrong */
export function checkFuses(file) {
  const binary = readFileSync(file)
  const wrong = wiresIn(binary).flatMap((wire) =>
    namedFuses(wire)
      .filter(([, on], index) => ![on ? ON : OFF, REMOVED].includes(binary[wire.first + index] ?? -1))
      .map(([name]) => name)
  )
  if (wrong.length > 0) throw new PlainError(`Wrong fuses in the package: ${wrong.join(', ')}`)
}
