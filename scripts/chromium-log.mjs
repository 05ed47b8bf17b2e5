// A line of Chromium's own log, as older and as newer versions write it; a fatal one is no noise
const NOISE = /^\[\d+(:\d+)?:\d{4}\/\d{6}\.\d+:(VERBOSE\d*|INFO|WARNING|ERROR):[^\]]+\]/
const KEPT = 30

/**
 * Takes the lines that a program writes to standard error and shows those that mean something to its user. What Chromium
 * says (of a missing system bus, graphics card or sound) is held back: when the program fails, `showHeldBack` tells it.
 */
export function withoutNoise(show) {
  const heldBack = []
  return {
    line(text) {
      if (!NOISE.test(text)) return show(text)
      heldBack.push(text)
      if (heldBack.length > KEPT) heldBack.shift()
    },
    showHeldBack() {
      for (const text of heldBack.splice(0)) show(text)
    }
  }
}
