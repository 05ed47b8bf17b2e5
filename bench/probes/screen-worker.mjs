// Runs in a thread of its own: looks at one area of the virtual screen twice in a millisecond, and tells when something
// comes into it and goes.
import { openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

/** What an empty window has at most: its ground and its border. */
const FEW_COLOURS = 8
/** Not every line is looked at. */
const EVERY_LINE = 4
const PAUSE_MS = 0.5
const PIXEL_BYTES = 4

const { file, area, offset } = workerData
const descriptor = openSync(file, 'r')
const picture = pictureOf(descriptor)
const lines = Math.ceil(area.height / EVERY_LINE)
const lineBytes = area.width * PIXEL_BYTES
const sleeper = new Int32Array(new SharedArrayBuffer(4))

let before = Buffer.alloc(lines * lineBytes)
let now = Buffer.alloc(lines * lineBytes)
let wasDrawn = false

for (;;) {
  readArea(now)
  if (!now.equals(before)) {
    const isDrawn = hasManyColours(now)
    if (isDrawn !== wasDrawn) {
      parentPort?.postMessage({ isDrawn, at: performance.timeOrigin + performance.now() + offset })
    }
    wasDrawn = isDrawn
    const last = before
    before = now
    now = last
  }
  Atomics.wait(sleeper, 0, 0, PAUSE_MS)
}

/** Where the pixels are in a file of the form XWD, version 7: the header, the colours of the palette, the lines. */
function pictureOf(opened) {
  const header = Buffer.alloc(100)
  readSync(opened, header, 0, header.length, 0)
  const word = (index) => header.readUInt32BE(index * 4)
  const [headerBytes, bytesPerLine, colours] = [word(0), word(12), word(19)]
  return { start: headerBytes + colours * 12, bytesPerLine }
}

function readArea(into) {
  for (let line = 0; line < lines; line++) {
    const at = picture.start + (area.y + line * EVERY_LINE) * picture.bytesPerLine + area.x * PIXEL_BYTES
    readSync(descriptor, into, line * lineBytes, lineBytes, at)
  }
}

function hasManyColours(pixels) {
  const colours = new Set()
  for (let at = 0; at < pixels.length; at += PIXEL_BYTES) {
    colours.add(pixels.readUInt32LE(at))
    if (colours.size > FEW_COLOURS) return true
  }
  return false
}
